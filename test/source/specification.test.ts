import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lint } from "../../generator/lint/index.js";
import { buildModel } from "../../generator/model/build.js";
import type { Schema } from "../../generator/model/model.js";
import { loadDocument } from "../../generator/source/load.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "concordat-specification-"));
});
afterEach(() => rmSync(root, { recursive: true }));

type Files = Readonly<Record<string, string>>;

/** What is read of some files, of which the first is the document: `rule file:line:column` of each finding, and the model. */
function load(files: Files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const loaded = loadDocument({ root, provider: "pets", file: Object.keys(files)[0] ?? "" });
  const model = loaded.value && buildModel(loaded.value);
  const drafts = [...loaded.findings, ...(model?.findings ?? [])];
  const findings = drafts.map(
    ({ rule, location: { file, line, column } }) => `${rule.slice(rule.indexOf("/") + 1)} ${file}:${line}:${column}`,
  );
  return { document: loaded.value, drafts, model: model?.value, findings };
}

/** A document that answers one schema. */
function answering(schema: string, more = "", version = "3.1.0", self = ""): string {
  return `openapi: ${version}
${self}info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.com }]
security: []
paths:
  /pets:
    get: { operationId: get, responses: { "200": { description: ok, content: { application/json: { schema: ${schema} } } } } }
${more}`;
}

/** A schema as the words that matter here: its types, what it refers to and what it holds. */
function shape({ types, ref, always, properties, items, allOf, anyOf, unsupported, minLength }: Schema): unknown {
  const holds = properties && Object.fromEntries([...properties].map(([name, schema]) => [name, shape(schema)]));
  const given = {
    ...(types && { types: types.join() }),
    ...(ref === undefined ? {} : { ref }),
    ...(always === undefined ? {} : { always }),
    ...(holds && { holds }),
    ...(items && { items: shape(items) }),
    ...(allOf && { allOf: allOf.map(shape) }),
    ...(anyOf && { anyOf: anyOf.map(shape) }),
    ...(unsupported && { unsupported }),
    ...(minLength === undefined ? {} : { minLength }),
  };
  return given;
}

function schemasOf(model: ReturnType<typeof load>["model"]): Record<string, unknown> {
  return Object.fromEntries([...(model?.schemas ?? [])].map(([pointer, { schema }]) => [pointer, shape(schema)]));
}

const text = { types: "string" };

describe("a tree", () => {
  test("in a file that refers to itself is a schema that holds itself, and no finding", () => {
    for (const own of ["node.yaml", "./node.yaml#", "#", "../api/node.yaml"]) {
      const { model, findings } = load({
        "api/a.yaml": answering("{ $ref: node.yaml }"),
        "api/node.yaml": `type: object\nproperties: { kids: { type: array, items: { $ref: '${own}' } } }\n`,
      });
      expect(findings).toEqual([]);
      expect(schemasOf(model)).toEqual({
        "/components/schemas/node": {
          types: "object",
          holds: { kids: { types: "array", items: { ref: "/components/schemas/node" } } },
        },
      });
    }
  });

  test("in several files, and through the document's own components, has each node once", () => {
    const { model, findings } = load({
      "a.yaml": answering(
        "{ $ref: '#/components/schemas/Tree' }",
        "components: { schemas: { Tree: { type: object, properties: { leaf: { $ref: 'b.yaml#/Leaf' } } } } }",
      ),
      "b.yaml": "Leaf: { type: object, properties: { up: { $ref: 'a.yaml#/components/schemas/Tree' } } }\n",
    });
    expect(findings).toEqual([]);
    expect(schemasOf(model)).toEqual({
      "/components/schemas/Tree": { types: "object", holds: { leaf: { ref: "/components/schemas/Leaf" } } },
      "/components/schemas/Leaf": { types: "object", holds: { up: { ref: "/components/schemas/Tree" } } },
    });
  });

  test("whose nodes are named through a file that is but a reference is no circle", () => {
    const { findings } = load({
      "a.yaml": answering("{ $ref: node.yaml }"),
      "node.yaml": "type: object\nproperties: { next: { $ref: other.yaml } }\n",
      "other.yaml": "$ref: node.yaml\n",
    });
    expect(findings).toEqual([]);
  });
});

describe("references that lead to references and never to a schema", () => {
  const circle = { "b.yaml": "$ref: c.yaml\n", "c.yaml": "$ref: b.yaml\n" };

  test("are an error where they stand", () => {
    const { findings } = load({ "a.yaml": answering("{ $ref: b.yaml }"), ...circle });
    expect(findings).toEqual(["reference-cycle b.yaml:1:1", "reference-cycle c.yaml:1:1"]);
  });

  test("keep no other check from running", async () => {
    const { document, drafts } = load({
      "a.yaml": answering("{ type: object, properties: { a: { $ref: b.yaml }, b: { type: strin } } }"),
      ...circle,
    });
    const found = document === undefined ? [] : await lint({ published: document, drafts });
    const rules = found.map(({ rule }) => rule);
    expect(rules).toContain("openapi/struct");
    expect(rules).toContain("model/reference-cycle");
    expect(rules).not.toContain("lint/incomplete");
  });

  test("by way of what they lead through are cut as well", async () => {
    const { document, drafts } = load({
      "a.yaml": answering(
        "{ $ref: '#/components/schemas/A/properties/x' }",
        "components: { schemas: { A: { $ref: '#/components/schemas/B/properties/y' }, B: { $ref: '#/components/schemas/A/properties/z' } } }",
      ),
    });
    const found = document === undefined ? [] : await lint({ published: document, drafts });
    expect(found.map(({ rule }) => rule)).not.toContain("lint/incomplete");
  });
});

describe("a fragment", () => {
  test("is percent-decoded before it is read as a pointer", () => {
    const { model, findings } = load({
      "a.yaml": answering("{ $ref: 'b.yaml#/x~1y%7E0z%C3%A9' }"),
      "b.yaml": "'x/y~zé': { type: string }\n",
    });
    expect(findings).toEqual([]);
    expect(schemasOf(model)).toEqual({ "/components/schemas/x_y_z": text });
  });

  test("that is percent-encoded wrongly names nothing", () => {
    const { findings } = load({ "a.yaml": answering("{ $ref: '#/components/%zz' }") });
    expect(findings).toEqual(["dangling-reference a.yaml:7:116"]);
  });

  test("may name a keyword's place, an item of a list and a schema's $defs", () => {
    const { model, findings } = load({
      "a.yaml": answering("{ anyOf: [{ $ref: 'b.yaml#/$defs/A' }, { $ref: 'b.yaml#/oneOf/1' }] }"),
      "b.yaml": "$defs: { A: { type: string } }\noneOf: [{ type: integer }, { type: number }]\n",
    });
    expect(findings).toEqual([]);
    expect(schemasOf(model)).toEqual({
      "/components/schemas/A": text,
      "/components/schemas/oneOf": { types: "number" },
    });
  });
});

describe("what stands beside $ref", () => {
  const more = "components: { schemas: { A: { type: string } } }";

  test("is ignored in 3.0", () => {
    const { model } = load({ "a.yaml": answering("{ $ref: '#/components/schemas/A', minLength: 2 }", more, "3.0.3") });
    const schema = model?.operations[0]?.responses[0]?.content[0]?.schema;
    expect(schema && shape(schema)).toEqual({ ref: "/components/schemas/A" });
  });

  test.each(["3.1.0", "3.2.0"])("holds as well in %s", (version) => {
    const { model } = load({ "a.yaml": answering("{ $ref: '#/components/schemas/A', minLength: 2 }", more, version) });
    const schema = model?.operations[0]?.responses[0]?.content[0]?.schema;
    expect(schema && shape(schema)).toEqual({ ref: "/components/schemas/A", minLength: 2 });
  });
});

describe("$id", () => {
  test("makes pointers inside of its schema start there, in the document's own file too", () => {
    const { model, findings } = load({
      "a.yaml": answering(
        "{ $ref: 'https://pets.example/s.json' }",
        "components: { schemas: { A: { $id: 'https://pets.example/s.json', type: object, properties: { b: { $ref: '#/$defs/b' } }, $defs: { b: { type: string } } } } }",
      ),
    });
    expect(findings).toEqual([]);
    expect(schemasOf(model)).toEqual({
      "/components/schemas/A": { types: "object", holds: { b: { ref: "/components/schemas/A/$defs/b" } } },
      "/components/schemas/A/$defs/b": text,
    });
  });

  test("may be relative to where its file lies", () => {
    const { model, findings } = load({
      "api/a.yaml": answering(
        "{ $ref: ./strings }",
        "components: { schemas: { L: { $id: list, type: array }, S: { $id: strings, $ref: list } } }",
      ),
    });
    expect(findings).toEqual([]);
    expect(schemasOf(model)["/components/schemas/S"]).toEqual({ ref: "/components/schemas/L" });
  });

  test("that is but a fragment names no resource", () => {
    const { model, findings } = load({
      "a.yaml": answering("{ $ref: b.yaml }"),
      "b.yaml": "type: object\nproperties: { a: { $id: '#a', type: string } }\n",
    });
    expect(findings).toEqual([]);
    expect(schemasOf(model)).toEqual({ "/components/schemas/b": { types: "object", holds: { a: text } } });
  });
});

describe("$dynamicRef", () => {
  const tree = "{ $dynamicAnchor: node, type: object, properties: { next: { $dynamicRef: '#node' } } }";

  test("means what $ref does where one schema alone has that anchor", () => {
    const { model, findings } = load({
      "a.yaml": answering("{ $ref: '#/components/schemas/T' }", `components: { schemas: { T: ${tree} } }`),
    });
    expect(findings).toEqual([]);
    expect(schemasOf(model)).toEqual({
      "/components/schemas/T": { types: "object", holds: { next: { ref: "/components/schemas/T" } } },
    });
  });

  test("is said not to be kept where several schemas have it, and constrains nothing", () => {
    const { model, findings } = load({
      "a.yaml": answering("{ anyOf: [{ $ref: b.yaml }, { $ref: c.yaml }] }"),
      "b.yaml": `${tree}\n`,
      "c.yaml": "{ $dynamicAnchor: node, $ref: b.yaml }\n",
    });
    expect(findings).toEqual(["unsupported-keyword b.yaml:1:74"]);
    expect(schemasOf(model)["/components/schemas/b"]).toEqual({
      types: "object",
      holds: { next: { unsupported: ["$dynamicRef"] } },
    });
  });
});

describe("what a reference names that is no schema", () => {
  test.each([
    ["several YAML documents", "b.yaml", "type: string\n---\ntype: integer\n", "syntax b.yaml:1:13"],
    ["no YAML", "b.yaml", "a: [1\nb: }\n", "syntax b.yaml:1:4"],
    ["no JSON", "b.json", '{ "type": }', "syntax b.json:1:11"],
    ["a page", "b.md", "# Pets\n", "dangling-reference a.yaml:7:116"],
    ["an empty file", "b.yaml", "", "empty b.yaml:1:1"],
    ["a word", "b.yaml", "hello\n", "unusable-value b.yaml:1:1"],
  ])("%s is a finding, and the rest is read", (_, file, content, finding) => {
    const { model, findings } = load({ "a.yaml": answering(`{ $ref: ${file} }`), [file]: content });
    expect(findings).toContain(finding);
    expect(model?.operations).toHaveLength(1);
  });

  test("leaves its own place alone open", () => {
    const { model } = load({
      "a.yaml": answering("{ type: object, properties: { a: { $ref: no.yaml }, b: { type: string } } }"),
    });
    const schema = model?.operations[0]?.responses[0]?.content[0]?.schema;
    expect(schema && shape(schema)).toEqual({ types: "object", holds: { a: { always: true }, b: text } });
  });
});

describe("OpenAPI 3.2", () => {
  const A = "components: { schemas: { A: { type: string } } }";
  const self = "$self: https://pets.example/api/openapi.yaml\n";

  test.each([
    "https://pets.example/api/openapi.yaml#/components/schemas/A",
    "openapi.yaml#/components/schemas/A",
    "../api/openapi.yaml#/components/schemas/A",
  ])("%s names the document by the address that it has by $self", (reference) => {
    const { model, findings } = load({ "a.yaml": answering(`{ $ref: '${reference}' }`, A, "3.2.0", self) });
    expect(findings).toEqual([]);
    expect(schemasOf(model)).toEqual({ "/components/schemas/A": text });
  });

  test("has files beside a document that has $self, and knows each of them by its own", () => {
    const { model, findings } = load({
      "a.yaml": answering(
        "{ anyOf: [{ $ref: 'b.yaml#/components/schemas/B' }, { $ref: 'https://b.example/x#/components/schemas/B' }] }",
        "",
        "3.2.0",
        self,
      ),
      "b.yaml":
        "openapi: 3.2.0\n$self: https://b.example/x\ninfo: { title: B, version: '1' }\ncomponents: { schemas: { B: { type: string } } }\n",
    });
    expect(findings).toEqual([]);
    expect(schemasOf(model)).toEqual({ "/components/schemas/B": text });
  });

  test("has media types in components, the method query and methods of its own", () => {
    const { model, findings } = load({
      "a.yaml": `openapi: 3.2.0
info: { title: Pets, version: "1" }
tags: [{ name: a, kind: nav, summary: A }, { name: b, parent: a }]
paths:
  /p:
    query: { operationId: ask, tags: [b], responses: { "200": { description: ok, content: { application/json: { $ref: 'b.yaml#/J' } } } } }
    additionalOperations: { LINK: { operationId: link, responses: { "204": { description: ok } } } }
`,
      "b.yaml": "J: { schema: { $ref: '#/S' } }\nS: { type: string }\n",
    });
    expect(findings).toEqual([]);
    expect(model?.operations.map(({ method, name }) => `${method} ${name}`)).toEqual(["query ask", "LINK link"]);
    expect(model?.operations[0]?.responses[0]?.content[0]?.schema?.ref).toBe("/components/schemas/S");
  });

  test("has media types in components that are checked as one each, and responses without a description", async () => {
    const { document, drafts } = load({
      "a.yaml": `openapi: 3.2.0
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.com }]
security: []
paths:
  /p: { get: { operationId: g, responses: { "200": { summary: ok, content: { application/json: { $ref: "#/components/mediaTypes/J" } } } } } }
components: { mediaTypes: { J: { schema: { $ref: "#/components/schemas/S" } } }, schemas: { S: { type: string } } }
`,
    });
    expect(document && (await lint({ published: document, drafts }))).toEqual([]);
  });
});
