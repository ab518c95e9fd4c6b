import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { concordat, copyProject } from "./project.js";

let project: ReturnType<typeof copyProject>;
const path = (file: string) => join(project.root, "specs/providers", file);
const read = (file: string) => readFileSync(path(file), "utf8");
beforeEach(() => {
  project = copyProject();
});
afterEach(() => project.remove());

const openSafeFixes = async (provider: string) => {
  const { stdout } = await concordat(project.root, "lint", provider, "--format", "json");
  const { findings } = JSON.parse(stdout) as { findings: { status: string; fix: { safety: string } | null }[] };
  return findings.filter(({ status, fix }) => status === "open" && fix?.safety === "safe").length;
};

describe("fix", () => {
  it("proposes nothing where the repairs are committed", async () => {
    const { code, stdout, stderr } = await concordat(project.root, "fix");
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toContain("Nothing to repair");
  });

  it("shows the document as it would become, and writes nothing", async () => {
    rmSync(path("xendit/repairs.overlay.yaml"));
    const { code, stdout, stderr } = await concordat(project.root, "fix", "xendit");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^-\s+minLength: "27"$/m);
    expect(stdout).toMatch(/^\+\s+minLength: 27$/m);
    expect(stderr).toContain("specs/providers/xendit/repairs.overlay.yaml: 39 actions proposed");
    expect(existsSync(path("xendit/repairs.overlay.yaml"))).toBe(false);
  });

  it("writes the safe repairs, after which none is open and a second run changes nothing", async () => {
    const source = read("xendit/source.md");
    rmSync(path("xendit/repairs.overlay.yaml"));
    expect(await openSafeFixes("xendit")).toBe(39);
    expect((await concordat(project.root, "fix", "xendit", "--write")).code).toBe(0);
    expect(await openSafeFixes("xendit")).toBe(0);
    const written = read("xendit/repairs.overlay.yaml");
    await concordat(project.root, "fix", "xendit", "--write");
    expect(read("xendit/repairs.overlay.yaml")).toBe(written);
    expect(read("xendit/source.md")).toBe(source);
  });

  it("takes nothing for repaired that no action touches, so that writing the repairs opens nothing", async () => {
    const open = async () => {
      const { stdout } = await concordat(project.root, "lint", "xendit", "--format", "json");
      const { findings } = JSON.parse(stdout) as { findings: { status: string; fingerprint: string }[] };
      return findings.filter(({ status }) => status === "open").map(({ fingerprint }) => fingerprint);
    };
    rmSync(path("xendit/repairs.overlay.yaml"));
    const before = new Set(await open());
    await concordat(project.root, "fix", "xendit", "--write");
    expect((await open()).filter((fingerprint) => !before.has(fingerprint))).toEqual([]);
  });

  it("keeps what a person wrote in the overlay", async () => {
    const committed = read("xendit/repairs.overlay.yaml");
    const [head = "", first = "", ...rest] = committed.split(/^(?= {2}- target:)/m);
    const reviewed = rest.filter((action) => /status-only-in-prose|security-defined/.test(action));
    writeFileSync(path("xendit/repairs.overlay.yaml"), `# A person's remark.\n${head}${first}${reviewed.join("")}`);
    await concordat(project.root, "fix", "xendit", "--write");
    const written = read("xendit/repairs.overlay.yaml");
    expect(written).toContain("# A person's remark.");
    expect(written).toContain(first + reviewed.join(""));
    expect(await openSafeFixes("xendit")).toBe(0);
  });

  it("proposes what a person must agree to only when asked", async () => {
    rmSync(path("flinks/repairs.overlay.yaml"));
    expect((await concordat(project.root, "fix", "flinks")).stdout).not.toContain("bearer");
    expect((await concordat(project.root, "fix", "flinks", "--review")).stdout).toContain("bearer");
  });

  const DOCUMENT = (rest: string) => `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets:
    get: { security: [{ BasicAuth: [] }], responses: { "200": { description: Pets } } }
    post: { security: [{ BasicAuth: [] }], responses: { "200": { description: Pets } } }
${rest}`;

  const addProvider = (text: string) => {
    mkdirSync(path("shelter"));
    writeFileSync(path("shelter/source.yaml"), text);
  };

  it("proposes what many findings want once, and says nothing of the others", async () => {
    addProvider(DOCUMENT(""));
    const { stderr } = await concordat(project.root, "fix", "shelter", "--review");
    expect(stderr).toBe("specs/providers/shelter/repairs.overlay.yaml: 1 action proposed; --write records them\n");
  });

  it("places in one run the fixes that change one list one after the other, and has nothing to do in the next", async () => {
    addProvider(DOCUMENT("components: { schemas: { Size: { type: string, enum: [1, 1, S] } } }\n"));
    const first = await concordat(project.root, "fix", "shelter", "--review", "--write");
    expect(first).toEqual({
      code: 0,
      stdout: "",
      stderr: "specs/providers/shelter/repairs.overlay.yaml: 5 actions written\n",
    });
    const written = read("shelter/repairs.overlay.yaml");
    const second = await concordat(project.root, "fix", "shelter", "--review", "--write");
    expect(second).toEqual({ code: 0, stdout: "", stderr: "Nothing to repair.\n" });
    expect(read("shelter/repairs.overlay.yaml")).toBe(written);
  });

  it("shows the document as all of its rounds leave it", async () => {
    addProvider(DOCUMENT("components: { schemas: { Size: { type: string, enum: [1, 1, S] } } }\n"));
    const { stdout } = await concordat(project.root, "fix", "shelter", "--review");
    expect(stdout).toMatch(/^-\s+- 1\n-\s+- 1\n\+\s+- "1"$/m);
  });

  it("names the finding and the reason where a fix does not hold in any run, and ends with 1", async () => {
    addProvider(DOCUMENT(""));
    writeFileSync(
      path("shelter/assumptions.overlay.yaml"),
      `overlay: 1.1.0
info: { title: Assumptions, version: 1.0.0 }
actions:
  - target: $
    update: { components: { schemas: { Name: { type: string, maxLength: "9" } } } }
    x-concordat: { reason: They said so., source: a letter }
`,
    );
    const { code, stderr } = await concordat(project.root, "fix", "shelter", "--write");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^specs\/providers\/shelter\/repairs\.overlay\.yaml: not placed: the fix of shape\/number-as-string at specs\/providers\/shelter\/assumptions\.overlay\.yaml:5:\d+ \(.*\) does not hold: `.*` selects nothing\. Mend it by hand/m,
    );
    expect(existsSync(path("shelter/repairs.overlay.yaml"))).toBe(false);
  });

  it("opens a finding again whose action a person deletes, and proposes the action again", async () => {
    const [head = "", ...actions] = read("xendit/repairs.overlay.yaml").split(/^(?= {2}- target:)/m);
    const kept = actions.filter((_action, index) => index !== actions.findIndex((one) => one.includes("shape/")));
    writeFileSync(path("xendit/repairs.overlay.yaml"), head + kept.join(""));
    expect(await openSafeFixes("xendit")).toBe(1);
    const { stderr } = await concordat(project.root, "fix", "xendit");
    expect(stderr).toContain("1 action proposed");
  });

  it("does not write and show at once", async () => {
    expect((await concordat(project.root, "fix", "--write", "--dry-run")).code).toBe(2);
  });
});
