// Writes an output with the built program: `node write-once.mjs <folder> <files as JSON>`. Prints the findings' rules.
import { writeOutput } from "../../dist/output/write.js";

const [root = "", files = "[]"] = process.argv.slice(2);
const { findings } = await writeOutput({ root, label: "generated", files: JSON.parse(files) });
process.stdout.write(JSON.stringify(findings.map(({ rule, message }) => ({ rule, message }))));
