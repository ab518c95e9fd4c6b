import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("a reader that stops reading ends nothing, and the exit code says what was found", async () => {
  const child = spawn(process.execPath, ["bin/concordat.js", "lint", "--fail-on", "warning", "--format", "json"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  child.stdout.destroy();
  const [code] = await once(child, "close");
  expect({ code, said }).toEqual({ code: 1, said: "" });
});

// A device that is always full; not every system has it.
test.runIf(existsSync("/dev/full"))("an output that cannot be written is no result: exit code 2, and why", async () => {
  const child = spawn(process.execPath, ["bin/concordat.js", "lint", "--format", "json"], {
    cwd: root,
    stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (text) => {
    said += text;
  });
  const [code] = await once(child, "close");
  expect({ code, said }).toEqual({
    code: 2,
    said: "concordat: the output cannot be written: the system says ENOSPC\n",
  });
});
