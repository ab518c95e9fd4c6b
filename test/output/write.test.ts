import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkOutput } from "../../generator/output/check.js";
import { contentOf } from "../../generator/output/disk.js";
import { commit, recover, stage } from "../../generator/output/journal.js";
import { printSteps, type Step } from "../../generator/output/steps.js";
import { recoverOutput, writeOutput } from "../../generator/output/write.js";

let root: string;
beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), "concordat-output-")), "generated");
});
afterEach(async () => {
  await rm(join(root, ".."), { recursive: true, force: true });
});

const write = (...files: { path: string; text: string; derived?: boolean }[]) =>
  writeOutput({ root, label: "generated", files });
const check = (...files: { path: string; text: string; derived?: boolean }[]) =>
  checkOutput({ root, label: "generated", files });
const read = (path: string) => readFile(join(root, path), "utf8");

describe("writing the output", () => {
  it("writes every file, and nothing the second time", async () => {
    const files = [
      { path: "a/src/x.ts", text: "one" },
      { path: "a/dist/x.js", text: "built", derived: true },
    ];
    expect((await write(...files)).written).toEqual(["a/dist/x.js", "a/src/x.ts"]);
    expect((await write(...files)).written).toEqual([]);
    expect(await read("a/src/x.ts")).toBe("one");
    expect(await readdir(join(root, ".concordat"))).toEqual([]);
  });

  it("removes what an earlier run wrote and this one does not, with the folder that it leaves empty", async () => {
    await write(
      { path: "a/x.ts", text: "one" },
      { path: "b/y.ts", text: "two" },
      { path: "b/dist/y.js", text: "built", derived: true },
    );
    const report = await write({ path: "a/x.ts", text: "one" });
    expect(report.removed).toEqual(["b/dist/y.js", "b/y.ts"]);
    expect((await readdir(root)).sort()).toEqual([".concordat", "a", "manifest.json"]);
  });

  it("refuses to overwrite a file that a person edited, and changes nothing else", async () => {
    await write({ path: "a/x.ts", text: "one" }, { path: "a/y.ts", text: "two" });
    await writeFile(join(root, "a/x.ts"), "mine");
    const report = await write({ path: "a/x.ts", text: "three" }, { path: "a/y.ts", text: "four" });
    expect(report.findings.map((finding) => [finding.rule, finding.location.file])).toEqual([
      ["output/edited-file", "generated/a/x.ts"],
    ]);
    expect(await read("a/x.ts")).toBe("mine");
    expect(await read("a/y.ts")).toBe("two");
  });

  it("refuses to remove a file that a person edited", async () => {
    await write({ path: "a/x.ts", text: "one" });
    await writeFile(join(root, "a/x.ts"), "mine");
    expect((await write({ path: "b/y.ts", text: "two" })).findings.map((finding) => finding.rule)).toEqual([
      "output/edited-file",
    ]);
    expect(await read("a/x.ts")).toBe("mine");
  });

  it("refuses to overwrite a file that it never wrote", async () => {
    await mkdir(join(root, "a"), { recursive: true });
    await writeFile(join(root, "a/x.ts"), "theirs");
    expect((await write({ path: "a/x.ts", text: "one" })).findings.map((finding) => finding.rule)).toEqual([
      "output/foreign-file",
    ]);
  });

  it("leaves files alone that are neither wanted nor its own", async () => {
    await mkdir(join(root, "a/node_modules/p"), { recursive: true });
    await writeFile(join(root, "a/node_modules/p/index.js"), "theirs");
    await write({ path: "a/x.ts", text: "one" });
    expect(await read("a/node_modules/p/index.js")).toBe("theirs");
  });

  it.each(["../x.ts", "a/../../x.ts", "/x.ts", "a//x.ts", "a\\x.ts", "./x.ts", "a/\0.ts"])(
    "refuses the path %j",
    async (path) => {
      const report = await write({ path, text: "one" });
      expect(report.findings.map((finding) => finding.rule)).toEqual(["output/outside-folder"]);
    },
  );

  it("refuses to write through a symbolic link", async () => {
    await mkdir(join(root, "../elsewhere"), { recursive: true });
    await mkdir(root, { recursive: true });
    await symlink(join(root, "../elsewhere"), join(root, "a"));
    const report = await write({ path: "a/x.ts", text: "one" });
    expect(report.findings.map((finding) => finding.rule)).toEqual(["output/outside-folder"]);
    expect(await readdir(join(root, "../elsewhere"))).toEqual([]);
  });

  it("refuses two names that are one on a disk that ignores case", async () => {
    const report = await write({ path: "a/Session.ts", text: "one" }, { path: "a/session.ts", text: "two" });
    expect(report.findings.map((finding) => finding.rule)).toEqual(["output/colliding-names"]);
  });

  it("says so where a file stands in place of the folder", async () => {
    await writeFile(root, "a file");
    const report = await write({ path: "a/x.ts", text: "one" });
    expect(report.findings.map((finding) => finding.rule)).toEqual(["output/cannot-write"]);
    expect(JSON.stringify(report.findings)).not.toContain(root);
  });

  it("waits for nobody: a second run at the same time is refused", async () => {
    await write({ path: "a/x.ts", text: "one" });
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    try {
      await writeFile(join(root, ".concordat/lock"), `${other.pid}\n`);
      expect((await write({ path: "a/x.ts", text: "two" })).findings.map((finding) => finding.rule)).toEqual([
        "output/locked",
      ]);
      expect(await read("a/x.ts")).toBe("one");
    } finally {
      other.kill("SIGKILL");
    }
  });

  it("takes over the lock of a run that was killed", async () => {
    await write({ path: "a/x.ts", text: "one" });
    await writeFile(join(root, ".concordat/lock"), "999999999\n");
    expect((await write({ path: "a/x.ts", text: "two" })).written).toEqual(["a/x.ts"]);
  });

  it("takes over the lock of a dead process whose id another has by now", async () => {
    await write({ path: "a/x.ts", text: "one" });
    const lock = [process.pid, hostname(), "another-boot/1", "id", ""].join("\n");
    await writeFile(join(root, ".concordat/lock"), lock);
    // Where the system does not say when a process started, the id is all there is.
    const isTold = existsSync("/proc/self/stat");
    expect((await write({ path: "a/x.ts", text: "two" })).written).toEqual(isTold ? ["a/x.ts"] : []);
  });

  it("leaves the lock of another machine alone until it is an hour old, and says which file it is", async () => {
    await write({ path: "a/x.ts", text: "one" });
    const path = join(root, ".concordat/lock");
    await writeFile(path, "999999999\nanother-machine\n\nid\n");
    const [finding] = (await write({ path: "a/x.ts", text: "two" })).findings;
    expect([finding?.rule, finding?.message]).toEqual([
      "output/locked",
      expect.stringContaining("process 999999999 of another machine; where it is not, remove .concordat/lock"),
    ]);
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
    await utimes(path, old, old);
    expect((await write({ path: "a/x.ts", text: "two" })).written).toEqual(["a/x.ts"]);
  });

  it("writes into an output folder that is a link", async () => {
    await mkdir(join(root, "../elsewhere"));
    await symlink(join(root, "../elsewhere"), root);
    expect((await write({ path: "a/x.ts", text: "one" })).findings).toEqual([]);
    expect(await readFile(join(root, "../elsewhere/a/x.ts"), "utf8")).toBe("one");
  });

  it("refuses where its own folder is a link: nothing is staged or removed elsewhere", async () => {
    await mkdir(join(root, "../elsewhere/staging"), { recursive: true });
    await mkdir(root);
    await symlink(join(root, "../elsewhere"), join(root, ".concordat"));
    const report = await write({ path: "a/x.ts", text: "one" });
    expect(report.findings.map((finding) => finding.rule)).toEqual(["output/cannot-write"]);
    expect(await readdir(join(root, "../elsewhere"))).toEqual(["staging"]);
  });

  it.each([
    ["a folder", (path: string) => mkdir(path)],
    ["a link", (path: string) => symlink("/etc/hostname", path)],
  ])("refuses to replace %s where a file of it was", async (_what, put) => {
    await write({ path: "a/x.ts", text: "one" });
    await rm(join(root, "a/x.ts"));
    await put(join(root, "a/x.ts"));
    const { findings } = await write({ path: "a/x.ts", text: "two" });
    expect(findings.map((finding) => [finding.rule, finding.location.file])).toEqual([
      ["output/foreign-file", "generated/a/x.ts"],
    ]);
  });

  it("lets one of two runs that start together through, and never mixes them", async () => {
    await write({ path: "a/x.ts", text: "one" });
    const [first, second] = await Promise.all([
      write({ path: "a/x.ts", text: "first" }, { path: "a/y.ts", text: "first" }),
      write({ path: "a/x.ts", text: "second" }, { path: "a/y.ts", text: "second" }),
    ]);
    expect([first, second].filter((report) => report.findings.length === 0).length).toBeGreaterThanOrEqual(1);
    expect(await read("a/x.ts")).toBe(await read("a/y.ts"));
  });
});

describe("an interrupted run", () => {
  it("leaves the old output where the journal was not written yet", async () => {
    await write({ path: "a/x.ts", text: "old" });
    await stage(root, ["new"]);
    expect((await write({ path: "a/x.ts", text: "old" })).findings).toEqual([]);
    expect(await read("a/x.ts")).toBe("old");
    expect(await readdir(join(root, ".concordat"))).toEqual([]);
  });

  it("is completed by the next run where the journal was written, from whichever step it stopped at", async () => {
    await write({ path: "a/x.ts", text: "old" }, { path: "a/gone.ts", text: "old" });
    const [x = "", y = ""] = await stage(root, ["new x", "new y"]);
    const steps = [
      { kind: "remove", path: "a/gone.ts", before: contentOf("old") },
      { kind: "move", staged: x, path: "a/x.ts", before: contentOf("old"), after: contentOf("new x") },
      { kind: "move", staged: y, path: "a/y.ts", before: "nothing", after: contentOf("new y") },
    ] as const satisfies readonly Step[];
    await rm(join(root, ".concordat/staging", x));
    await writeFile(join(root, "a/x.ts"), "new x");
    await writeFile(join(root, ".concordat/journal.json"), printSteps(steps));
    await recover(root);
    expect([await read("a/x.ts"), await read("a/y.ts")]).toEqual(["new x", "new y"]);
    await expect(read("a/gone.ts")).rejects.toThrow();
  });

  it("is completed before somebody only reads the output", async () => {
    await write({ path: "a/x.ts", text: "old" }, { path: "a/y.ts", text: "old" });
    const [y = ""] = await stage(root, ["new"]);
    const steps = [
      { kind: "move", staged: y, path: "a/y.ts", before: contentOf("old"), after: contentOf("new") },
    ] as const satisfies readonly Step[];
    await writeFile(join(root, "a/x.ts"), "new");
    await writeFile(join(root, ".concordat/journal.json"), printSteps(steps));
    await recoverOutput(root, "generated");
    expect([await read("a/x.ts"), await read("a/y.ts")]).toEqual(["new", "new"]);
    expect(await readdir(join(root, ".concordat"))).toEqual([]);
  });

  it.each([
    ["a person edited a file since", "it was changed by somebody else", () => writeFile(join(root, "a/x.ts"), "mine")],
    ["a staged file is gone", "its new text is no longer there", () => rm(join(root, ".concordat/staging/0"))],
    [
      "a staged file is another",
      "its new text is no longer there",
      () => writeFile(join(root, ".concordat/staging/0"), "other"),
    ],
  ])("stays as it is, and is named, where %s", async (_what, why, change) => {
    await write({ path: "a/x.ts", text: "old" }, { path: "a/y.ts", text: "old" });
    await stage(root, ["new", "new"]);
    const steps = ["a/y.ts", "a/x.ts"].map((path, index): Step => {
      const staged = String(1 - index);
      return { kind: "move", staged, path, before: contentOf("old"), after: contentOf("new") };
    });
    await writeFile(join(root, ".concordat/journal.json"), printSteps(steps));
    await change();
    const x = await read("a/x.ts");
    for (const findings of [
      await recoverOutput(root, "generated"),
      (await write({ path: "a/x.ts", text: "old" })).findings,
    ]) {
      expect(findings.map(({ rule, location }) => [rule, location.file])).toEqual([
        ["output/cannot-write", "generated/a/x.ts"],
      ]);
      expect(findings[0]?.message).toContain(why);
    }
    expect([await read("a/x.ts"), await read("a/y.ts")]).toEqual([x, "old"]);
  });

  it("is not touched while the run is still at work", async () => {
    await mkdir(join(root, ".concordat"), { recursive: true });
    await writeFile(join(root, ".concordat/lock"), `${process.pid}\n`);
    await stage(root, ["new"]);
    await recoverOutput(root, "generated");
    expect(await readdir(join(root, ".concordat"))).toEqual(["lock", "staging"]);
  });

  it("may be completed twice", async () => {
    await mkdir(root, { recursive: true });
    const [x = ""] = await stage(root, ["new"]);
    await commit(root, [{ kind: "move", staged: x, path: "a/x.ts", before: "nothing", after: contentOf("new") }]);
    await recover(root);
    expect(await read("a/x.ts")).toBe("new");
  });
});

describe("checking the output", () => {
  it("finds nothing where the output is what would be written, whatever the derived files hold", async () => {
    await write({ path: "a/x.ts", text: "one" });
    expect(await check({ path: "a/x.ts", text: "one" }, { path: "a/dist/x.js", text: "built", derived: true })).toEqual(
      [],
    );
  });

  it.each([
    ["a changed file", [{ path: "a/x.ts", text: "two" }], ["generated/a/x.ts", "generated/manifest.json"]],
    [
      "a missing file",
      [
        { path: "a/x.ts", text: "one" },
        { path: "a/y.ts", text: "y" },
      ],
      ["generated/a/y.ts", "generated/manifest.json"],
    ],
    ["a left-over file", [], ["generated/a/x.ts", "generated/manifest.json"]],
  ])("finds %s", async (_name, files, places) => {
    await write({ path: "a/x.ts", text: "one" });
    const findings = await check(...files);
    expect(findings.map((finding) => [finding.rule, finding.location.file])).toEqual(
      places.map((place) => ["output/stale", place]),
    );
    expect(await read("a/x.ts")).toBe("one");
  });
});
