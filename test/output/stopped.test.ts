import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeOutput } from "../../generator/output/write.js";
import { linesOf, PHASES, phaseOf, replaceFolder, runNode, type Stop, treeOf } from "./stopped.js";

const OLD = [
  { path: "a/src/x.ts", text: "old x" },
  { path: "a/src/gone.ts", text: "old" },
  { path: "gone/y.ts", text: "old" },
  { path: "gone/dist/y.js", text: "old", derived: true },
  { path: "a/dist/x.js", text: "old", derived: true },
];
const NEXT = [
  { path: "a/src/x.ts", text: "new x" },
  { path: "b/src/deep/z.ts", text: "new z" },
  { path: "a/dist/x.js", text: "new", derived: true },
];
const program = fileURLToPath(new URL("./write-once.mjs", import.meta.url));

let folder: string;
let trees: { old: object; next: object };
let calls: readonly string[];
const output = () => join(folder, "generated");
const write = (files: typeof OLD, stop?: Stop, log?: string) =>
  runNode({
    argv: [program, output(), JSON.stringify(files)],
    cwd: folder,
    output: output(),
    ...(stop === undefined ? {} : { stop }),
    ...(log === undefined ? {} : { log }),
  });
/** The run after it, in this process: it was this program too. */
const again = async (files: typeof OLD) => (await writeOutput({ root: output(), label: "generated", files })).findings;
const startOver = () => replaceFolder(join(folder, "old"), output());

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concordat-stopped-"));
  await writeOutput({ root: join(folder, "old"), label: "generated", files: OLD });
  startOver();
  const log = join(folder, "calls.log");
  await write(NEXT, undefined, log);
  calls = linesOf(log);
  trees = { old: treeOf(join(folder, "old")), next: treeOf(output()) };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a run that is stopped before each of its calls to the disk in turn", () => {
  it("by a kill leaves the old output or the new, once the next run has begun", async () => {
    const phases = new Set<string>();
    for (let at = 0; at < calls.length; at++) {
      startOver();
      expect((await write(NEXT, { at, with: "kill" })).signal, calls[at]).toBe("SIGKILL");
      const phase = phaseOf(output(), trees);
      phases.add(phase);
      // The next run wants the old output: of what was decided, nothing may be left over in it.
      expect(await again(OLD), `${calls[at]}, ${phase}`).toEqual([]);
      expect(treeOf(output())).toEqual(trees.old);
    }
    expect([...phases].sort()).toEqual(PHASES.filter((phase) => phase !== "after").sort());
  });

  it("by a kill, and the run that completes it by another, still comes to the new output", async () => {
    const decided = calls.findIndex((call) => call.startsWith("rename .concordat/journal.json.new")) + 2;
    for (let at = 0; ; at += 3) {
      startOver();
      await write(NEXT, { at: decided, with: "kill" });
      const second = await write(NEXT, { at, with: "kill" });
      expect(await again(NEXT), `call ${at}`).toEqual([]);
      expect(treeOf(output())).toEqual(trees.next);
      if (second.signal === null) break;
    }
  });

  it.each([
    ["a full disk", "ENOSPC", "the disk is full"],
    ["a disk that turns read-only", "EROFS", "the folder cannot be written to"],
    ["a folder without permission", "EACCES", "the folder cannot be written to"],
  ] as const)(
    "by %s says so, and keeps the old output or says that it is half written and completes it",
    async (_what, code, why) => {
      for (let at = 0; at < calls.length; at++) {
        startOver();
        const { stdout } = await write(NEXT, { at, with: code });
        const phase = phaseOf(output(), trees);
        if (stdout === "[]") {
          expect(treeOf(output()), calls[at]).toEqual(trees.next);
        } else if (phase === "decided" || phase === "renaming") {
          expect(stdout).toContain(`the output is half written: ${why}`);
        } else {
          expect(stdout, calls[at]).toContain(`the output was not written: ${why}`);
          expect(treeOf(output())).toEqual(trees.old);
          if (code === "ENOSPC") expect(readdirSync(join(output(), ".concordat"))).not.toContain("staging");
        }
        expect(await again(NEXT), calls[at]).toEqual([]);
        expect(treeOf(output())).toEqual(trees.next);
        // A claim to the lock that could not be removed goes when it is a minute old.
        expect(readdirSync(join(output(), ".concordat")).filter((name) => !name.startsWith("claim-"))).toEqual([]);
      }
    },
  );
});
