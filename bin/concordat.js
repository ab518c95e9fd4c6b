#!/usr/bin/env node
import { main } from "../dist/cli/main.js";

// Who reads the output may stop (`| head`); the command goes on, and its exit code still says what it found.
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") return;
  // A result that is cut off is none.
  process.stderr.write(`concordat: the output cannot be written: the system says ${error.code ?? error.message}\n`);
  process.exit(2);
});

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
});
