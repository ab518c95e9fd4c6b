import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { concordat, copyProject, fingerprintOf } from "./project.js";

let project: ReturnType<typeof copyProject>;
const output = () => fingerprintOf(join(project.root, "generated"));
const edit = (file: string, change: (text: string) => string) => {
  const path = join(project.root, file);
  const text = readFileSync(path, "utf8");
  const changed = change(text);
  if (changed === text) throw new Error(`nothing changes in ${file}`);
  writeFileSync(path, changed);
};
beforeEach(() => {
  project = copyProject();
});
afterEach(() => project.remove());

describe("generate", () => {
  it("--check writes nothing, and says that the output is missing, stale, or current", async () => {
    expect((await concordat(project.root, "generate", "--check")).code).toBe(1);
    expect(output()).toEqual({});
    expect((await concordat(project.root, "generate")).code).toBe(0);
    expect((await concordat(project.root, "generate", "--check")).code).toBe(0);
    edit("specs/providers/flinks/source.md", (text) => text.replace("title: Flinks Interac API", "title: Interac API"));
    const before = output();
    const stale = await concordat(project.root, "generate", "--check");
    expect(stale.code).toBe(1);
    expect(stale.stderr).toContain("output/stale");
    expect(output()).toEqual(before);
  });

  it("of one provider leaves the packages of the others as they are", async () => {
    await concordat(project.root, "generate");
    const before = output();
    edit("specs/providers/maven/bindings/cancel-session.yaml", (text) => `${text}\n# A remark.\n`);
    expect((await concordat(project.root, "generate", "flinks")).code).toBe(0);
    expect(output()).toEqual(before);
  });

  it("prints what it does not refuse on", async () => {
    edit("specs/providers/flinks/source.md", (text) =>
      text.replace(
        "$ref: '#/components/schemas/SessionStatus'",
        "$ref: '#/components/schemas/SessionStatus'\n        note:\n          $ref: '#/components/schemas/Absent'",
      ),
    );
    const { code, stderr } = await concordat(project.root, "generate");
    expect(stderr).toContain("model/dangling-reference");
    expect(code).toBe(0);
  });

  it("refuses to overwrite an edited package, and says which file", async () => {
    await concordat(project.root, "generate");
    edit("generated/maven/README.md", (text) => `${text}\nMine.\n`);
    const before = output();
    edit("specs/providers/maven/bindings/cancel-session.yaml", (text) =>
      text.replace(/^notes:/m, "notes:\n  - One more sentence."),
    );
    const { code, stderr } = await concordat(project.root, "generate");
    expect(code).toBe(1);
    expect(stderr).toContain("generated/maven/README.md");
    expect(output()).toEqual(before);
  });
});
