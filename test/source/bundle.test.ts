import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildModel } from "../../generator/model/build.js";
import type { JsonValue } from "../../generator/source/json.js";
import { DEFAULT_LIMITS, type Limits } from "../../generator/source/limits.js";
import { loadDocument } from "../../generator/source/load.js";
import { locate, valueAt } from "../../generator/source/origin.js";
import { parsePointer } from "../../generator/source/pointer.js";
import { plain } from "./support.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "concordat-bundle-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function load(limits: Partial<Limits> = {}) {
  const file = "api/source.yaml";
  const { value, findings } = loadDocument({ root, provider: "pets", file, limits: { ...DEFAULT_LIMITS, ...limits } });
  return { document: value, findings };
}

/** A document with one response schema. */
function withSchema(schema: string, more = ""): string {
  return `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get: { responses: { "200": { description: "", content: { application/json: { schema: ${schema} } } } } }
${more}`;
}

const schemaTokens = ["paths", "/pets", "get", "responses", "200", "content", "application/json", "schema"];

function at(document: { readonly root: JsonValue } | undefined, pointer: string): unknown {
  const value = document && valueAt(document.root, parsePointer(pointer) ?? []);
  return value === undefined ? undefined : plain(value);
}

describe("a document in several files", () => {
  test("becomes one whose references name components, each node at its place in its own file", () => {
    write({
      "api/source.yaml": withSchema("{ $ref: models/pet.yaml }"),
      "api/models/pet.yaml":
        "type: object\nproperties:\n  owner: { $ref: '../shared.json#/$defs/Owner' }\n  friend: { $ref: pet.yaml }\n",
      "api/shared.json":
        '{ "$defs": { "Owner": { "type": "object", "properties": { "pet": { "$ref": "#/$defs/Name" } } },\n "Name": { "type": "string" } } }',
    });
    const { document, findings } = load();
    expect(findings).toEqual([]);
    expect(at(document, "/components/schemas")).toEqual({
      pet: {
        type: "object",
        properties: { owner: { $ref: "#/components/schemas/Owner" }, friend: { $ref: "#/components/schemas/pet" } },
      },
      Owner: { type: "object", properties: { pet: { $ref: "#/components/schemas/Name" } } },
      Name: { type: "string" },
    });
    expect(document && locate(document.root, ["components", "schemas", "Name", "type"])).toMatchObject({
      file: "api/shared.json",
      line: 2,
    });
    expect(document && locate(document.root, ["components", "schemas", "pet", "properties", "friend"])).toMatchObject({
      file: "api/models/pet.yaml",
      line: 4,
    });
    expect(document?.parts?.map(({ file }) => file)).toEqual(["api/models/pet.yaml", "api/shared.json"]);
  });

  test("has the content of a file where OpenAPI has no reference: operations, maps, texts, examples", () => {
    write({
      "api/source.yaml": `openapi: 3.0.3
info: { title: Pets, version: "1", description: { $ref: texts.yaml#/about } }
tags: { $ref: tags.yaml }
paths:
  /pets: { get: { $ref: get.yaml } }
  /dogs: { $ref: item.yaml }
`,
      "api/texts.yaml": "about: All of it\n",
      "api/tags.yaml": "- name: pets\n",
      "api/get.yaml":
        "operationId: list\nresponses: { '200': { description: '', content: { application/json: { schema: { type: object, properties: { $ref: fields.yaml } }, example: { $ref: example.yaml } } } } }\n",
      "api/fields.yaml": "name: { $ref: name.yaml }\n",
      "api/name.yaml": "type: string\n",
      "api/example.yaml": "{ $ref: not-followed.yaml }\n",
      "api/item.yaml": "post: { responses: { '204': { description: '' } } }\n",
    });
    const { document, findings } = load();
    expect(findings).toEqual([]);
    expect(at(document, "/info/description")).toBe("All of it");
    expect(document && locate(document.root, ["info", "description"])).toMatchObject({
      file: "api/texts.yaml",
      line: 1,
    });
    expect(at(document, "/tags")).toEqual([{ name: "pets" }]);
    expect(at(document, "/paths/~1pets/get/operationId")).toBe("list");
    const content = "/paths/~1pets/get/responses/200/content/application~1json";
    expect(at(document, `${content}/schema/properties`)).toEqual({ name: { $ref: "#/components/schemas/name" } });
    expect(at(document, `${content}/example`)).toEqual({ $ref: "not-followed.yaml" });
    expect(at(document, "/paths/~1dogs/post/responses")).toEqual({ "204": { description: "" } });
  });

  test("keeps the names of its own components, and calls files that want one name by their whole way", () => {
    const own = "components: { schemas: { Pet: { $ref: pet.yaml }, error: { type: object } } }";
    write({
      "api/source.yaml": withSchema(
        "{ anyOf: [{ $ref: pet.yaml }, { $ref: a/error.yaml }, { $ref: b/error.yaml }] }",
        own,
      ),
      "api/pet.yaml": "type: string\n",
      "api/a/error.yaml": "type: number\n",
      "api/b/error.yaml": "type: boolean\n",
    });
    const { document } = load();
    expect(at(document, "/components/schemas")).toEqual({
      Pet: { type: "string" },
      error: { type: "object" },
      a_error: { type: "number" },
      b_error: { type: "boolean" },
    });
    expect(document && at(document, `/${schemaTokens.map((token) => token.replaceAll("/", "~1")).join("/")}`)).toEqual({
      anyOf: ["Pet", "a_error", "b_error"].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    });
  });

  test("resolves $id and $anchor, in its own file and in others", () => {
    write({
      "api/source.yaml": withSchema(
        "{ anyOf: [{ $ref: '#tag' }, { $ref: 'defs.json#deep' }, { $ref: 'https://pets.example/owner.json#/$defs/name' }] }",
        "components: { schemas: { Tag: { $anchor: tag, type: string } } }",
      ),
      "api/defs.json":
        '{ "$id": "https://pets.example/defs.json", "$defs": { "Deep": { "$anchor": "deep", "$ref": "owner.json" }, "o": { "$id": "owner.json", "type": "object", "$defs": { "name": { "type": "string" } }, "properties": { "n": { "$ref": "#/$defs/name" } } } } }',
    });
    const { document, findings } = load();
    expect(findings).toEqual([]);
    expect(document && buildModel(document).findings).toEqual([]);
    expect(at(document, "/components/schemas/o/properties/n")).toEqual({ $ref: "#/components/schemas/name" });
    expect(at(document, "/components/schemas/Deep/$ref")).toBe("#/components/schemas/o");
  });

  test("takes an anchor for that of the resource that is named, and not for one of its name in another", () => {
    write({
      "api/source.yaml": withSchema("{ anyOf: [{ $ref: 'a.json#it' }, { $ref: 'b.json#it' }] }", "x-base: b.json"),
      "api/a.json":
        '{ "$defs": { "inner": { "$id": "https://pets.example/inner", "$defs": { "n": { "$anchor": "it", "type": "number" } } }, "own": { "$anchor": "it", "type": "string" } } }',
      "api/b.json": '{ "$id": "https://pets.example/b", "$defs": { "own": { "$anchor": "it", "type": "boolean" } } }',
    });
    const { document, findings } = load();
    expect(findings).toEqual([]);
    expect(document && buildModel(document).findings).toEqual([]);
    expect(at(document, "/components/schemas")).toEqual({
      a__defs_own: { $anchor: "it", type: "string" },
      b__defs_own: { $anchor: "it", type: "boolean" },
    });
  });

  test("rewrites what a discriminator maps to", () => {
    write({
      "api/source.yaml": withSchema(
        "{ oneOf: [{ $ref: cat.yaml }], discriminator: { propertyName: kind, mapping: { c: ./cat.yaml, d: Dog } } }",
      ),
      "api/cat.yaml": "type: object\n",
    });
    const mapping = `/${schemaTokens.map((token) => token.replaceAll("/", "~1")).join("/")}/discriminator/mapping`;
    expect(at(load().document, mapping)).toEqual({ c: "#/components/schemas/cat", d: "Dog" });
  });
});

describe("a reference that cannot be followed", () => {
  const reasonsOf = (schema: string): string[] => {
    write({ "api/source.yaml": withSchema(schema) });
    const { document, findings } = load();
    return [...findings, ...((document && buildModel(document).findings) ?? [])].map(
      ({ rule, message, location }) => `${rule} ${location.file}:${location.line} ${message}`,
    );
  };

  test("to a file that is not there leaves the rest, and the finding names the reference", () => {
    expect(reasonsOf("{ $ref: nowhere.yaml }")).toEqual([
      'model/dangling-reference api/source.yaml:5 "nowhere.yaml" is not followed: there is no such file',
    ]);
  });

  test("out of the folder is refused, by dots, from the root, and through a symbolic link", () => {
    write({ "secret.yaml": "type: string\n" });
    mkdirSync(join(root, "api"), { recursive: true });
    symlinkSync(join(root, "secret.yaml"), join(root, "api/link.yaml"));
    for (const reference of ["../secret.yaml", "%2e%2e/secret.yaml", join(root, "secret.yaml"), "link.yaml"]) {
      expect(reasonsOf(`{ $ref: '${reference}' }`)).toEqual([
        expect.stringMatching(
          /^model\/dangling-reference api\/source\.yaml:5 .* it leads out of the document's folder, api$/,
        ),
      ]);
    }
  });

  test("to an address is not fetched, and the finding has the address", () => {
    expect(reasonsOf("{ $ref: 'https://pets.example/pet.yaml' }")).toEqual([
      expect.stringMatching(/^model\/remote-reference .*"https:\/\/pets\.example\/pet\.yaml"/),
    ]);
  });

  test("to a place that another file has not, or to a file that is no data, says so", () => {
    write({ "api/pet.yaml": "type: string\n", "api/pet.txt": "text\n" });
    expect(reasonsOf("{ $ref: 'pet.yaml#/nowhere' }")[0]).toContain("its fragment names nothing there");
    expect(reasonsOf("{ $ref: pet.txt }")[0]).toContain("it is not a .json, .yaml or .yml file");
  });

  test("because it puts a file in place of itself ends in a finding", () => {
    write({
      "api/source.yaml": "openapi: 3.1.0\npaths: { $ref: paths.yaml }\n",
      "api/paths.yaml": "{ $ref: paths.yaml }\n",
    });
    expect(load().findings).toMatchObject([{ rule: "model/reference-cycle", location: { file: "api/paths.yaml" } }]);
  });
});

describe("the work that files may cause", () => {
  test("is bounded by their number", () => {
    write({ "api/source.yaml": withSchema("{ $ref: a.yaml }"), "api/a.yaml": "$ref: b.yaml\n", "api/b.yaml": "{}\n" });
    expect(load({ files: 3 }).findings).toEqual([]);
    const { document, findings } = load({ files: 2 });
    expect(document).toBeUndefined();
    expect(findings).toMatchObject([
      { rule: "source/limit", message: "The document has more than 2 files; api/b.yaml is the first too many." },
    ]);
  });

  test("is bounded by what they grow to when each is put in many places", () => {
    const files: Record<string, string> = { "api/source.yaml": "openapi: 3.1.0\npaths: { $ref: 0.yaml }\n" };
    const methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];
    const callbacks = (level: number) =>
      methods.map((name) => `${name}: { callbacks: { c: { /x: { $ref: '${level + 1}.yaml#/~1p' } } } }`).join("\n  ");
    for (let level = 0; level < 12; level += 1) files[`api/${level}.yaml`] = `/p:\n  ${callbacks(level)}\n`;
    files["api/12.yaml"] = "/p: {}\n";
    write(files);
    expect(load().findings).toMatchObject([{ rule: "source/limit" }]);
  });
});
