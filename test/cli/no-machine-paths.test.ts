import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formats } from "../../generator/cli/formats/index.js";
import { concordat } from "./project.js";

const HEAD = `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
`;
const refers = (reference: string) =>
  `${HEAD}paths: {}\ncomponents: { schemas: { A: { $ref: ${JSON.stringify(reference)} } } }\n`;

/** Files that cannot be read as what they should be, by their names. */
const BAD: Readonly<Record<string, string | Buffer>> = {
  "outside.yaml": refers("../common.yaml#/S"),
  "further-outside.yaml": refers("../../../../../etc/hosts.yaml"),
  "absolute.yaml": refers("/etc/passwd.yaml"),
  "missing.yaml": refers("other.yaml#/S"),
  "folder.yaml": refers("sub#/S"),
  "link.yaml": refers("linked.yaml#/S"),
  "circle.yaml": refers("circle-link.yaml#/S"),
  "to-broken.yaml": refers("broken.yaml#/S"),
  "address.yaml": refers("https://api.example.test/common.yaml#/S"),
  "broken.yaml": "a: [",
  "broken.json": '{ "openapi": ',
  "twice.json": '{ "openapi": "3.0.3", "openapi": "3.0.3" }',
  "empty.yaml": "",
  "binary.yaml": Buffer.from([0xff, 0xfe, 0x00, 0x80]),
  "no-openapi.yaml": "a: b\n",
  "bomb.yaml": `${HEAD}a: &a [x, x, x, x, x, x, x, x]\n${[..."bcdefghij"].map((letter, at) => `${letter}: &${letter} [${Array(9).fill(`*${"abcdefghi"[at]}`)}]\n`).join("")}`,
  "prose.md": "# A page\n\nSome words.\n",
  "repaired.yaml": refers("#/components/schemas/B"),
  "repaired.yaml.repairs.overlay.yaml":
    "overlay: 1.1.0\ninfo: { title: R }\nactions: [{ target: $.nothing, remove: true }]\n",
  "repaired-badly.yaml": refers("#/components/schemas/B"),
  "repaired-badly.yaml.repairs.overlay.yaml": "overlay: [",
};

let outer: string;
let folder: string;
beforeEach(() => {
  outer = realpathSync(mkdtempSync(join(tmpdir(), "concordat-paths-")));
  folder = join(outer, "project");
  mkdirSync(join(folder, "sub"), { recursive: true });
  writeFileSync(join(outer, "common.yaml"), "S: { type: string }\n");
  writeFileSync(join(outer, "beside.yaml"), refers("../common.yaml#/S"));
  for (const [name, text] of Object.entries(BAD)) {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, "sub", name), text);
  }
  symlinkSync("../common.yaml", join(folder, "linked.yaml"));
  symlinkSync("circle-link.yaml", join(folder, "circle-link.yaml"));
});
afterEach(() => rmSync(outer, { recursive: true, force: true }));

/** The lines of an output that name the folder on this machine. */
function naming(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.includes(outer) || line.includes(dirname(outer)));
}

test.each([...formats.keys()])("no finding about a file names a folder of this machine: %s", async (format) => {
  const names = Object.keys(BAD).filter((name) => !name.includes("overlay"));
  const files = [
    ...names,
    ...names.map((name) => `sub/${name}`),
    "sub",
    "nothing.yaml",
    "linked.yaml",
    "circle-link.yaml",
  ];
  for (const file of [...files, "../beside.yaml", "../common.yaml", "nothing/*.yaml", "*-link.yaml"]) {
    const { code, stdout, stderr } = await concordat(folder, "lint", file, "--format", format);
    expect([0, 1, 2]).toContain(code);
    expect(naming(stdout + stderr), file).toEqual([]);
  }
});

test("nor does a baseline", async () => {
  const { code, stdout, stderr } = await concordat(
    folder,
    "lint",
    "outside.yaml",
    "sub/outside.yaml",
    "--update-baseline",
  );
  expect(code).toBe(0);
  expect(naming(stdout + stderr + readFileSync(join(folder, "concordat-baseline.json"), "utf8"))).toEqual([]);
});

test("a file that an absolute path names is shown from the folder of the command", async () => {
  const { stdout, stderr } = await concordat(folder, "lint", join(folder, "outside.yaml"), join(outer, "beside.yaml"));
  expect(naming(stdout + stderr)).toEqual([]);
});

test.each([
  ["concordat.yaml", "outptu: generated\n"],
  ["concordat.yaml", "output: ["],
  ["concordat.yaml", "output: ../elsewhere\n"],
  ["concordat-baseline.json", "{"],
])("nor what is said of a project: %s", async (name, text) => {
  mkdirSync(join(folder, "specs/providers/pets"), { recursive: true });
  writeFileSync(join(folder, "specs/providers/pets/source.yaml"), refers("../../../../common.yaml#/S"));
  writeFileSync(join(folder, name), text);
  for (const format of formats.keys()) {
    const { stdout, stderr } = await concordat(folder, "lint", "--format", format);
    expect(naming(stdout + stderr), format).toEqual([]);
  }
  for (const command of ["generate", "fix", "explain"]) {
    const { stdout, stderr } = await concordat(folder, command);
    expect(naming(stdout + stderr), command).toEqual([]);
  }
});
