import type { Contract } from "../../contract/contract.js";
import type { GeneratedFile } from "../files.js";

export function emitContractReadme({ name }: { contract: Contract; name: string }): GeneratedFile {
  return { path: "README.md", text: `# ${name}\n` };
}
