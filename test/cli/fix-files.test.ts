import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { concordat, copyProject, fingerprintOf } from "./project.js";

const DOCUMENT = `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths: { /pets: { get: { security: [{ BasicAuth: [] }], responses: { "200": { description: Pets } } } } }
components: { schemas: { Pet: { type: string, minLength: "1" } } }
`;
const IN_JSON = `{ "openapi": "3.0.3", "info": { "title": "Pets", "version": "1" }, "servers": [{ "url": "https://api.example.test" }],
  "paths": {}, "components": { "schemas": { "Cat": { "type": "string", "maxLength": "9" } } } }
`;
const OVERLAY = "api.yaml.repairs.overlay.yaml";

let folder: string;
const path = (file: string) => join(folder, file);
const read = (file: string) => readFileSync(path(file), "utf8");
const fix = (...argv: readonly string[]) => concordat(folder, "fix", ...argv);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concordat-fix-"));
  writeFileSync(path("api.yaml"), DOCUMENT);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function lintIn(cwd: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await concordat(cwd, "lint", "--format", "json", ...argv);
  const findings: readonly { rule: string; status: string; location: { file: string } }[] = JSON.parse(stdout).findings;
  return findings.map(({ rule, status, location }) => `${location.file} ${rule} ${status}`);
}

describe("fix of a file", () => {
  test.each([[[]], [["--dry-run"]]])(
    "shows the document as it would become and writes nothing: %j",
    async (options) => {
      const { code, stdout, stderr } = await fix("api.yaml", ...options);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^--- api\.yaml\n\+\+\+ api\.yaml \(repaired\)$/m);
      expect(stdout).toMatch(/^-\s+minLength: "1"\n\+\s+minLength: 1$/m);
      expect(stderr).toBe(`${OVERLAY}: 1 action proposed; --write records them\n`);
      expect(readdirSync(folder)).toEqual(["api.yaml"]);
    },
  );

  test("writes its repairs beside it, and lint reads them there", async () => {
    expect(await fix("api.yaml", "--write")).toEqual({ code: 0, stdout: "", stderr: `${OVERLAY}: 1 action written\n` });
    expect(read("api.yaml")).toBe(DOCUMENT);
    expect(await lintIn(folder, "api.yaml")).toEqual([
      "api.yaml openapi/security-defined open",
      "api.yaml shape/number-as-string repaired",
    ]);
  });

  test("writes what a person must agree to only when asked", async () => {
    await fix("api.yaml", "--write", "--review");
    expect(await lintIn(folder, "api.yaml")).toEqual([
      "api.yaml openapi/security-defined repaired",
      "api.yaml shape/number-as-string repaired",
    ]);
  });

  test("changes nothing when it runs twice", async () => {
    await fix("api.yaml", "--write", "--review");
    const before = fingerprintOf(folder);
    const { code, stderr } = await fix("api.yaml", "--write", "--review");
    expect([code, stderr]).toEqual([0, "Nothing to repair.\n"]);
    expect(fingerprintOf(folder)).toEqual(before);
  });

  test("writes the same overlay from another folder, beside the document", async () => {
    await fix("api.yaml", "--write");
    const text = read(OVERLAY);
    rmSync(path(OVERLAY));
    mkdirSync(path("work"));
    const { stderr } = await concordat(path("work"), "fix", "../api.yaml", "--write");
    expect(stderr).toBe(`../${OVERLAY}: 1 action written\n`);
    expect(read(OVERLAY)).toBe(text);
    expect(readdirSync(path("work"))).toEqual([]);
  });

  test("keeps comments and the action that the document has left behind, which lint reports at its place", async () => {
    await fix("api.yaml", "--write");
    appendFileSync(path(OVERLAY), "# A person's remark.\n");
    writeFileSync(path("api.yaml"), DOCUMENT.replace('minLength: "1"', 'minLength: "2"'));
    expect(await lintIn(folder, "api.yaml")).toContain(`${OVERLAY} repair/stale open`);
    const before = read(OVERLAY);
    await fix("api.yaml", "--write");
    const [kept = "", added = ""] = read(OVERLAY).split("# A person's remark.\n");
    expect(kept + added).toContain(before.replace("# A person's remark.\n", ""));
    expect(kept + added).toContain("minLength: 2");
    expect(await lintIn(folder, "api.yaml")).toContain("api.yaml shape/number-as-string repaired");
  });

  test("names the files of a document that lies elsewhere so that they are found", async () => {
    writeFileSync(path("part.yaml"), 'Pet: { type: string, minLength: "1" }\n');
    writeFileSync(path("api.yaml"), DOCUMENT.replace('{ type: string, minLength: "1" }', '{ $ref: "part.yaml#/Pet" }'));
    mkdirSync(path("work"));
    expect(await lintIn(path("work"), "../api.yaml")).toContain("../part.yaml shape/number-as-string open");
  });
});

describe("fix of several files", () => {
  beforeEach(() => {
    writeFileSync(path("api.json"), IN_JSON);
    writeFileSync(path("package.json"), "{}");
  });

  test("keeps the repairs of two documents of one stem apart", async () => {
    await fix("api.yaml", "api.json", "--write");
    expect(readdirSync(folder)).toEqual(
      ["api.json", "api.json.repairs.overlay.yaml", "api.yaml", OVERLAY, "package.json"].sort(),
    );
    expect(read("api.json.repairs.overlay.yaml")).toContain("Cat");
    expect(read(OVERLAY)).toContain("Pet");
    expect(read(OVERLAY)).not.toContain("Cat");
  });

  test("takes patterns, and passes over what is no document", async () => {
    const { code, stdout, stderr } = await fix("*.{json,yaml}", "--write");
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toBe(`api.json.repairs.overlay.yaml: 1 action written\n${OVERLAY}: 1 action written\n`);
  });

  test("repairs the others where one cannot be read, and ends with 2", async () => {
    const { code, stdout, stderr } = await fix("none.yaml", "api.yaml", "--write");
    expect([code, stderr]).toEqual([2, `${OVERLAY}: 1 action written\n`]);
    expect(stdout).toContain("none.yaml cannot be read: there is no such file");
  });

  test("ends with 2 where a pattern matches nothing", async () => {
    const { code, stdout, stderr } = await fix("*.yml");
    expect([code, stderr]).toEqual([2, ""]);
    expect(stdout).toContain("source/no-match");
  });

  test.each([
    ["a pattern", ["*.yaml"]],
    ["a shell, which names every file", ["api.yaml", OVERLAY]],
    ["the name of the overlay alone", [OVERLAY]],
  ])("lint reads an overlay with its document and never as one, by %s", async (_by, operands) => {
    await fix("api.yaml", "--write", "--review");
    expect(await lintIn(folder, ...operands)).toEqual([
      "api.yaml openapi/security-defined repaired",
      "api.yaml shape/number-as-string repaired",
    ]);
  });
});

describe("an overlay that stands in the way", () => {
  test.each([
    ["bytes that are no UTF-8", Buffer.from([0x23, 0xff]), "source/not-utf8"],
    ["text that is no overlay", Buffer.from("overlay: [\n"), "repair/invalid-overlay"],
  ])("stays as it is: %s", async (_what, bytes, rule) => {
    writeFileSync(path(OVERLAY), bytes);
    const { code, stdout } = await fix("api.yaml", "--write");
    expect(code).toBe(1);
    expect(stdout).toContain(rule);
    expect(readFileSync(path(OVERLAY))).toEqual(bytes);
  });

  test("that cannot be written ends with 2 and says so", async () => {
    const long = `${"a".repeat(240)}.yaml`;
    writeFileSync(path(long), DOCUMENT);
    const { code, stderr } = await fix(long, "--write");
    expect(code).toBe(2);
    expect(stderr).toContain(`${long}.repairs.overlay.yaml cannot be written: the system says ENAMETOOLONG`);
  });
});

describe("in a project", () => {
  let project: ReturnType<typeof copyProject>;
  const SOURCE = "specs/providers/xendit/source.md";
  beforeEach(() => {
    project = copyProject();
  });
  afterEach(() => project.remove());

  test("a file of a provider's folder is refused, because the provider's name is wanted", async () => {
    const before = fingerprintOf(project.root);
    const { code, stdout } = await concordat(project.root, "fix", SOURCE, "--write");
    expect(code).toBe(2);
    expect(stdout).toContain("A provider's name is wanted here");
    expect(fingerprintOf(project.root)).toEqual(before);
  });

  test("a pattern that matches a provider's source means that provider", async () => {
    rmSync(join(project.root, "specs/providers/xendit/repairs.overlay.yaml"));
    const { stderr } = await concordat(project.root, "fix", "specs/providers/x*/source.*");
    expect(stderr).toMatch(/^specs\/providers\/xendit\/repairs\.overlay\.yaml: \d+ actions proposed/);
  });

  test("a rule that the settings turn off is not proposed for a file either", async () => {
    writeFileSync(join(project.root, "loose.yaml"), DOCUMENT);
    writeFileSync(
      join(project.root, "concordat.yaml"),
      'overrides: [{ files: "*.yaml", reason: theirs, rules: { shape/number-as-string: off } }]\n',
    );
    const { code, stdout } = await concordat(project.root, "fix", "loose.yaml");
    expect([code, stdout]).toEqual([0, ""]);
  });
});

describe("fix of a file whose path and parameter have different names", () => {
  const get = '{ get: { security: [], parameters: [PARAMETER], responses: { "200": { description: A pet } } } }';
  const named = (name: string) => `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{petId}: ${get.replace("PARAMETER", `{ name: ${name}, in: path, required: true, schema: { type: string } }`)}
`;

  test("has nothing more to do once the publisher mended the parameter, and lint says that the repair is stale", async () => {
    writeFileSync(path("api.yaml"), named("pet_id"));
    await fix("api.yaml", "--write", "--review");
    expect(await lintIn(folder, "api.yaml")).toEqual(["api.yaml shape/path-parameter-mismatch repaired"]);
    const written = read(OVERLAY);
    writeFileSync(path("api.yaml"), named("petId"));
    expect(await lintIn(folder, "api.yaml")).toEqual([`${OVERLAY} repair/stale open`]);
    expect(await fix("api.yaml", "--write", "--review")).toMatchObject({ code: 0, stderr: "Nothing to repair.\n" });
    expect(read(OVERLAY)).toBe(written);
  });
});
