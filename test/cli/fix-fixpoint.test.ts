import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lint, proposedFixes } from "../../generator/lint/index.js";
import { textOf } from "../lint/mutation/break.js";
import { pairs } from "../lint/mutation/pairs.js";
import { readDocument } from "../lint/read.js";
import { applyText, expectSameElsewhere, moreOf } from "../lint/safe-fixes.js";
import { concordat } from "./project.js";

const schemas = (openapi: string, text: string) => `openapi: ${openapi}
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths: {}
components:
  schemas:
${text}`;

const operations = (text: string) => `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
${text}`;

/** Defects whose fixes need one another, with a part of the document as it must end. */
const CASES: readonly (readonly [what: string, document: string, ends: object])[] = [
  [
    "a number inside a component that is renamed",
    schemas("3.0.3", '    My Pet: { type: string, maxLength: "7" }\n'),
    { components: { schemas: { My_Pet: { type: "string", maxLength: 7 } } } },
  ],
  [
    "a list of types inside a component that is renamed",
    schemas("3.0.3", '    My Pet: { type: [string, "null"] }\n'),
    { components: { schemas: { My_Pet: { type: "string", nullable: true } } } },
  ],
  [
    "a list of types beside a boolean that is a text",
    schemas("3.0.3", '    Pet: { type: [string, "null"], nullable: "true" }\n'),
    { components: { schemas: { Pet: { type: "string", nullable: true } } } },
  ],
  [
    "an exclusive limit beside a limit that is a text",
    schemas("3.1.0", '    Age: { type: integer, minimum: "5", exclusiveMinimum: true }\n'),
    { components: { schemas: { Age: { type: "integer", exclusiveMinimum: 5 } } } },
  ],
  [
    "a component that refers to itself under the name that it cannot have",
    schemas("3.0.3", '    My Pet: { type: object, properties: { kid: { $ref: "#/components/schemas/My Pet" } } }\n'),
    { components: { schemas: { My_Pet: { properties: { kid: { $ref: "#/components/schemas/My_Pet" } } } } } },
  ],
  [
    "components that refer to one another under such names, with a defect inside",
    schemas(
      "3.0.3",
      ["A", "B", "C", "D"]
        .map(
          (name) =>
            `    ${name} x:\n      type: object\n      properties:\n        n: { type: string, minLength: "2" }\n${["A", "B", "C", "D"].map((other) => `        ${other}: { $ref: "#/components/schemas/${other} x" }\n`).join("")}`,
        )
        .join(""),
    ),
    { components: { schemas: { A_x: { properties: { D: { $ref: "#/components/schemas/D_x" } } }, D_x: {} } } },
  ],
  [
    "a component that a discriminator maps to, from outside and from inside another that is renamed",
    schemas(
      "3.0.3",
      ["Any", "Any x"]
        .map(
          (name) =>
            `    ${name}: { oneOf: [{ $ref: "#/components/schemas/My Cat" }], discriminator: { propertyName: k, mapping: { cat: "#/components/schemas/My Cat" } } }\n`,
        )
        .join("")
        .concat("    My Cat: { type: object, required: [k], properties: { k: { type: string } } }\n"),
    ),
    {
      components: {
        schemas: {
          Any: { discriminator: { mapping: { cat: "#/components/schemas/My_Cat" } } },
          Any_x: { discriminator: { mapping: { cat: "#/components/schemas/My_Cat" } } },
        },
      },
    },
  ],
  [
    "names that are values of discriminators, which mappings keep: of an alternative, of what builds on another, and in a mapping",
    schemas(
      "3.0.3",
      `    Any: { oneOf: [{ $ref: "#/components/schemas/My Cat" }, { $ref: "#/components/schemas/My%20Dog" }], discriminator: { propertyName: k } }
    Some: { oneOf: [{ $ref: "#/components/schemas/My Cat" }], discriminator: { propertyName: k, mapping: { cat: My Cat } } }
    My Pet: { type: object, required: [k], properties: { k: { type: string } }, discriminator: { propertyName: k } }
    Tame: { allOf: [{ $ref: "#/components/schemas/My Pet" }] }
    My Cat: { allOf: [{ $ref: "#/components/schemas/Tame" }] }
    My Dog: { allOf: [{ $ref: "#/components/schemas/My Pet" }] }
`,
    ),
    {
      components: {
        schemas: {
          Any: {
            discriminator: {
              mapping: { "My Cat": "#/components/schemas/My_Cat", "My Dog": "#/components/schemas/My_Dog" },
            },
          },
          Some: { discriminator: { propertyName: "k", mapping: { cat: "My_Cat" } } },
          My_Pet: {
            discriminator: {
              mapping: { "My Cat": "#/components/schemas/My_Cat", "My Dog": "#/components/schemas/My_Dog" },
            },
          },
        },
      },
    },
  ],
  [
    "two names that would become one",
    schemas("3.0.3", "    My Pet: { type: string }\n    My+Pet: { type: string, minLength: '1' }\n"),
    { components: { schemas: { My_Pet: { type: "string" }, My_Pet_2: { minLength: 1 } } } },
  ],
  [
    "a path parameter that is not required, as a text",
    operations(
      '  /pets/{id}: { get: { parameters: [{ name: id, in: path, required: "false", schema: { type: string } }], responses: { "200": { description: A } } } }\n',
    ),
    { paths: { "/pets/{id}": { get: { parameters: [{ required: true }] } } } },
  ],
];

/** Those that a person must agree to. */
const REVIEWED: typeof CASES = [
  [
    "a path that one of its operations names and another does not",
    operations(`  /pets/{petId}:
    get: { parameters: [{ name: pet_id, in: path, required: true, schema: { type: string } }], responses: { "200": { description: A } } }
    put: { responses: { "200": { description: A } } }
`),
    {
      paths: {
        "/pets/{pet_id}": { parameters: [{ name: "pet_id", in: "path", required: true, schema: { type: "string" } }] },
      },
    },
  ],
  [
    "a path whose operations name its parameter differently, which stays",
    operations(`  /pets/{petId}:
    get: { parameters: [{ name: pet_id, in: path, required: true, schema: { type: string } }], responses: { "200": { description: A } } }
    put: { parameters: [{ name: petID, in: path, required: true, schema: { type: string } }], responses: { "200": { description: A } } }
`),
    { paths: { "/pets/{petId}": { get: { parameters: [{ name: "pet_id" }] } } } },
  ],
  [
    "an enum with a repeated value and one of another type",
    schemas("3.0.3", "    Kind: { type: string, enum: [a, a, 3] }\n"),
    { components: { schemas: { Kind: { enum: ["a", "3"] } } } },
  ],
  [
    "an enum with null, which stays for a person to judge, and a value of another type",
    schemas("3.0.3", "    Kind: { type: string, enum: [a, 3, null] }\n"),
    { components: { schemas: { Kind: { enum: ["a", "3", null] } } } },
  ],
  [
    "a list of types beside values of another type",
    schemas("3.0.3", '    Kind: { type: [string, "null"], enum: [a, 3] }\n'),
    { components: { schemas: { Kind: { type: "string", nullable: true, enum: ["a", "3"] } } } },
  ],
  [
    "a list of types beside values of another type, and one repeated",
    schemas("3.0.3", '    Kind: { type: [string, "null"], enum: [a, a, 3] }\n'),
    { components: { schemas: { Kind: { type: "string", nullable: true, enum: ["a", "3"] } } } },
  ],
  [
    "a keyword that is no keyword inside a component that is renamed",
    schemas("3.0.3", "    My Pet: { type: object, properties: { k: { type: string, maxLenght: 4 } } }\n"),
    { components: { schemas: { My_Pet: { properties: { k: { maxLength: 4 } } } } } },
  ],
  [
    "limits that are exchanged, one of them a text",
    schemas("3.0.3", '    Age: { type: integer, minimum: "5", maximum: 3 }\n'),
    { components: { schemas: { Age: { minimum: 3, maximum: 5 } } } },
  ],
  [
    "two names in one list of required properties",
    schemas(
      "3.0.3",
      "    Pet: { type: object, required: [colour, wieght], properties: { color: { type: string }, weight: { type: string } } }\n",
    ),
    { components: { schemas: { Pet: { required: ["color", "weight"] } } } },
  ],
  [
    "operations of one id, where the name that is proposed is taken",
    operations(
      ["get", "put", "post"]
        .map((method) => `    ${method}: { operationId: pets, responses: { "200": { description: A } } }\n`)
        .join("")
        .replace(/^/, "  /pets:\n")
        .replace("post: { operationId: pets", "post: { operationId: putPets"),
    ),
    { paths: { "/pets": { get: { operationId: "pets" }, put: { operationId: "putPets2" } } } },
  ],
  [
    "a type that is null, beside what tells the type and alone",
    schemas("3.0.3", '    Name: { type: null, maxLength: 5 }\n    None: { type: "null" }\n'),
    {
      components: {
        schemas: {
          Name: { type: "string", nullable: true, maxLength: 5 },
          None: { type: "string", nullable: true, enum: [null] },
        },
      },
    },
  ],
];

const broken = pairs.map(
  ({ rules, document, change }) =>
    [`${rules.join(" and ")}: ${change[1].trim().slice(0, 60)}`, textOf(document, [change]), {}] as const,
);

let folder: string;
const OVERLAY = "api.yaml.repairs.overlay.yaml";
const overlay = () => readFileSync(join(folder, OVERLAY), "utf8");
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concordat-fixpoint-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Open {
  readonly rule: string;
  readonly status: string;
  readonly fix: { readonly safety: string } | null;
}

async function openFixes(review: boolean): Promise<readonly string[]> {
  const { stdout } = await concordat(folder, "lint", "api.yaml", "--format", "json");
  const { findings }: { findings: readonly Open[] } = JSON.parse(stdout);
  const open = findings.filter(
    ({ status, fix }) => status === "open" && fix !== null && (review || fix.safety === "safe"),
  );
  return open.map(({ rule }) => rule);
}

/** One run, and all that must hold behind it; the document that it leads to. */
async function settled(text: string, review: boolean): Promise<unknown> {
  writeFileSync(join(folder, "api.yaml"), text);
  const published = readDocument(text, { file: "api.yaml" });
  const before = await lint({ published });
  const options = review ? ["--write", "--review"] : ["--write"];
  const first = await concordat(folder, "fix", "api.yaml", ...options);
  expect([first.code, first.stdout]).toEqual([0, ""]);
  expect(first.stderr).not.toContain("not placed");
  if (first.stderr.startsWith("Nothing to repair")) {
    expect(proposedFixes(before, { review })).toEqual([]);
    return published.root;
  }
  expect(await openFixes(review)).toEqual([]);
  const written = overlay();
  const { document } = applyText(published, written);
  await expectSameElsewhere(published, written, document);
  const after = await lint({ published: document });
  expect(proposedFixes(after, { review })).toEqual([]);
  expect(moreOf(before, after)).toEqual([]);
  const second = await concordat(folder, "fix", "api.yaml", ...options);
  expect(second.code).toBe(0);
  expect(second.stderr).toMatch(/^Nothing to repair/);
  expect(overlay()).toBe(written);
  return document.root;
}

describe("one run of the safe fixes leaves none open, adds nothing and has nothing to do again", () => {
  test.each(CASES)("%s", async (_what, text, ends) => {
    expect(await settled(text, false)).toMatchObject(ends);
  });

  test.each([...REVIEWED, ...broken])("%s", async (_what, text) => {
    await settled(text, false);
  });
});

describe("so does one run with those that a person agrees to", () => {
  test.each([...CASES, ...REVIEWED, ...broken])("%s", async (_what, text, ends) => {
    expect(await settled(text, true)).toMatchObject(ends);
  });
});

test("of operations with one id the first by its path keeps it, wherever it stands, and the others get ids of their own", async () => {
  const text = operations(
    ["/a/{b}", "/a-b", "/"]
      .map((path) => `  ${path}: { get: { operationId: it, responses: { "200": { description: A } } } }\n`)
      .join(""),
  );
  const root = (await settled(text.replaceAll("/a/{b}", "/a/b"), true)) as {
    paths: Record<string, { get: { operationId: string } }>;
  };
  expect(Object.values(root.paths).map(({ get }) => get.operationId)).toEqual(["getAB2", "getAB", "it"]);
});
