import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inspectAlone } from "../../generator/lint/index.js";
import { concordat } from "../cli/project.js";
import { readDocument } from "./read.js";

const document = (member: string) => `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets:
    get:
      operationId: listPets
      security: []
      responses:
        "200":
          description: Pets
          content: { application/json: { schema: { $ref: "#/components/schemas/Spare Pet" } } }
components:
  schemas:
    Spare Pet:
      type: object
      properties:
        kind: ${member}
`;

/** What a person may write in place of the fix: the component under a name of their own. */
const COPIED = `overlay: 1.1.0
info: { title: Repairs, version: 1.0.0 }
actions:
  - target: $.components.schemas
    update: { Pet: {} }
    x-concordat: { rule: shape/invalid-component-key, reason: A name that fits. }
  - target: $.components.schemas.Pet
    copy: $.components.schemas['Spare Pet']
    x-concordat: { rule: shape/invalid-component-key, reason: A name that fits. }
  - target: $.paths['/pets'].get.responses['200'].content['application/json'].schema
    update: { $ref: "#/components/schemas/Pet" }
    x-concordat: { rule: shape/invalid-component-key, reason: A name that fits. }
  - target: $.components.schemas['Spare Pet']
    remove: true
    x-concordat: { rule: shape/invalid-component-key, reason: A name that fits. }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concordat-renamed-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

interface Told {
  readonly rule: string;
  readonly status: string;
  readonly location: { readonly file: string; readonly line: number; readonly pointer: string };
}

async function open(): Promise<readonly string[]> {
  const { stdout } = await concordat(folder, "lint", "api.yaml", "--format", "json");
  const { findings }: { readonly findings: readonly Told[] } = JSON.parse(stdout);
  return findings
    .filter(({ status }) => status === "open")
    .map(({ rule, location: { file, line, pointer } }) => `${rule} ${file}:${line} ${pointer}`);
}

const KIND = "/components/schemas/Spare Pet/properties/kind";
const STRUCT = `openapi/struct api.yaml:18 ${KIND}/type`;

test("a defect inside a component whose name does not fit is told once, at the pointer that the file has", async () => {
  write("api.yaml", document("{ type: strng }"));
  expect(await open()).toEqual(["shape/invalid-component-key api.yaml:15 /components/schemas/Spare Pet", STRUCT]);
});

test("it is told once behind the repair that writes the component anew", async () => {
  write("api.yaml", document("{ type: strng }"));
  await concordat(folder, "fix", "api.yaml", "--write");
  expect(await open()).toEqual([STRUCT]);
});

test("what a baseline accepts inside such a component stays accepted behind the repair", async () => {
  write("api.yaml", document("{ type: strng, fromat: uri }"));
  await concordat(folder, "lint", "api.yaml", "--update-baseline");
  expect((await concordat(folder, "fix", "api.yaml", "--write")).code).toBe(0);
  const { code, stdout } = await concordat(folder, "lint", "api.yaml", "--format", "json");
  const { findings }: { readonly findings: readonly Told[] } = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(findings.map(({ rule, status }) => `${rule} ${status}`)).toEqual([
    "baseline/stale open",
    "shape/invalid-component-key repaired",
    "openapi/struct accepted",
    "shape/unknown-keyword accepted",
  ]);
});

test("what stands at the head of such a component keeps its place too", async () => {
  write("api.yaml", document("{ type: string }").replace("      type: object", "      type: objct"));
  await concordat(folder, "fix", "api.yaml", "--write");
  expect(await open()).toEqual(["openapi/struct api.yaml:16 /components/schemas/Spare Pet/type"]);
});

test("it is told once behind an overlay that copies the component to another name", async () => {
  write("api.yaml", document("{ type: strng }"));
  write("api.yaml.repairs.overlay.yaml", COPIED);
  expect(await open()).toEqual([STRUCT]);
});

test("a misspelt keyword inside such a component is no second finding of the OpenAPI rules", async () => {
  write("api.yaml", document("{ type: string, fromat: uri }"));
  expect(await open()).toEqual([
    "shape/invalid-component-key api.yaml:15 /components/schemas/Spare Pet",
    `shape/unknown-keyword api.yaml:18 ${KIND}/fromat`,
  ]);
});

test("a host that runs our rules alone is given pointers into the document that it gave", () => {
  const text = document("{ type: string, example: 7 }");
  const found = inspectAlone(readDocument(text), new Set(["example"]));
  expect(found.map(({ location }) => location.pointer)).toEqual([`${KIND}/example`]);
});
