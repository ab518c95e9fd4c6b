import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typedModel } from "../../generator/emit/typed-model.js";
import { parameterType, requestBodyType, responseBodyType, schemaType } from "../../generator/emit/wire-paths.js";
import { emitWireTypes } from "../../generator/emit/wire-types.js";
import type { ApiModel } from "../../generator/model/model.js";
import type { JsonObject, JsonValue } from "../../generator/source/json.js";
import { changed } from "../model/changed.js";
import { documentFrom, documentOf, modelOf, schemaOf } from "../model/documents.js";
import { shop } from "../model/shop.js";
import { providerModel, providers } from "./provider-models.js";
import { shapeOf, typeErrors } from "./typescript.js";

/** The wire types of a model, made the way that a package's are. */
const wireOf = (model: ApiModel) => emitWireTypes(typedModel(model)).text;
const textOf = (root: JsonObject) => wireOf(modelOf(documentOf(root)).model);

describe("the wire types of a provider's document", () => {
  it.each(providers)("%s compile", (provider) => {
    expect(typeErrors({ "wire.ts": wireOf(providerModel(provider)) })).toEqual([]);
  });

  it("say what was published wrongly as it was meant: an optional header, null where null is allowed", () => {
    const text = wireOf(providerModel("xendit"));
    expect(text).toContain('"for-user-id"?: string;');
    expect(text).toMatch(/\bPaymentSession\w+: string \| null;/);
    expect(text).not.toMatch(/"for-user-id":/);
  });
});

/** The type of a schema's component, on one line. */
function typeOf(schema: JsonValue, schemas: JsonObject = {}): string {
  const { model } = schemaOf({ $ref: "#/components/schemas/It" }, { schemas: { It: schema, ...schemas } });
  const text = wireOf(model);
  const type = /^ {8}It: ([\s\S]*?);\n(?: {8}(?![ }])| {4}(?! ))/m.exec(text)?.[1];
  return type?.replace(/\s+/g, " ").replaceAll("/** @enum {unknown} */ ", "") ?? text;
}

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

describe("a schema's type", () => {
  it.each<[JsonValue, string]>([
    [{ type: ["string", "null"] }, "string | null"],
    [{ type: "string", nullable: true, enum: ["a"] }, '"a" | null'],
    [{ nullable: true, allOf: [{ $ref: "#/components/schemas/Other" }] }, 'components["schemas"]["Other"] | null'],
    [{ type: "object" }, "Record<string, unknown>"],
    [{ type: "object", additionalProperties: false }, "Record<string, never>"],
    [{ type: ["string", "null"], enum: ["a"] }, '"a"'],
    [{ type: "object", properties: { a: { default: 1, type: "integer" } } }, "{ /** @default 1 */ a?: number; }"],
    [{ type: "object", enum: ["a", {}] }, "Record<string, never>"],
    [{ type: "integer", enum: [1, "1"] }, "1 | (number & {})"],
    [{ type: "string", enum: [1] }, "string"],
    [{ const: null }, "null"],
    [{ allOf: [true, { type: "string" }] }, "string"],
    [{ properties: { never: false, any: true } }, "{ never?: never; any?: unknown; }"],
    [{ $ref: "#/nowhere" }, "unknown"],
    [{ $ref: "https://example.com/a.json" }, "unknown"],
    [
      JSON.parse('{"properties":{"__proto__":{},"constructor":{"type":"string"}}}'),
      '{ __proto__?: unknown; constructor?: string | {}["constructor"]; }',
    ],
  ])("%j is %s", (schema, type) => {
    expect(typeOf(schema, { Other: { type: "object" } })).toBe(type);
  });

  const id = { type: "object", required: ["id"], properties: { id: { type: "string" } } };
  const either = [{ required: ["a"] }, { required: ["b"] }];
  const ab = { type: "object", properties: { a: { type: "string" }, b: { type: "integer" } } };
  const X = 'components["schemas"]["X"]';
  const Y = 'components["schemas"]["Y"]';
  it.each<[string, JsonValue, string]>([
    [
      "what stands beside anyOf and one of its branches",
      { ...id, anyOf: [ref("X"), ref("Y")] },
      `{ id: string; } & (${X} | ${Y})`,
    ],
    [
      "the same with allOf",
      { allOf: [ref("X")], anyOf: [ref("Y"), { type: "object", properties: { z: {} } }] },
      `${X} & (${Y} | { z?: unknown; })`,
    ],
    [
      "one of both choices",
      { anyOf: [ref("X"), ref("Y")], oneOf: [ref("Y"), id] },
      `(${X} | ${Y}) & (${Y} | { id: string; })`,
    ],
    [
      "no more than stands beside branches that say nothing of types",
      { type: "string", anyOf: [{ format: "a" }, { pattern: "b" }] },
      "string",
    ],
    [
      "objects of which branches require what is listed beside them",
      { ...ab, anyOf: either },
      "{ a?: string; b?: number; } & ({ a: unknown; } | { b: unknown; })",
    ],
    [
      "or null, where the branches do not say that it is not",
      { ...ab, type: ["object", "null"], anyOf: either },
      "({ a?: string; b?: number; } | null) & (({ a: unknown; } | null) | ({ b: unknown; } | null))",
    ],
    [
      "what branches require of what a reference lists",
      { $ref: "#/components/schemas/X", oneOf: [{ required: ["x"] }, { required: ["x", "y"] }] },
      `${X} & ({ x: unknown; } | { x: unknown; y: unknown; })`,
    ],
    ["what is required and not described", { ...id, required: ["id", "z"] }, "{ id: string; z: unknown; }"],
    [
      "any object with what is required",
      { type: "object", required: ["z"] },
      "{ z: unknown; } & { [key: string]: unknown; }",
    ],
    [
      "a map with what is required",
      { type: "object", required: ["z"], additionalProperties: { type: "string" } },
      "{ z: string; } & { [key: string]: string; }",
    ],
    [
      "what is required and one of the branches describes",
      { type: "object", required: ["z"], oneOf: [{ properties: { z: { type: "string" } } }, id] },
      "{ z: unknown; } & ({ z?: string; } | { id: string; })",
    ],
    ["no part that says that objects are objects", { allOf: [ref("X"), { type: "object" }] }, X],
    ["a reference and what stands beside it", { $ref: "#/components/schemas/X", ...id }, `{ id: string; } & ${X}`],
    [
      "a reference of which more is required",
      { $ref: "#/components/schemas/X", required: ["x", "y"] },
      `{ x: unknown; y: unknown; } & ${X}`,
    ],
    [
      "a reference and a choice",
      { $ref: "#/components/schemas/X", anyOf: [ref("Y"), id] },
      `${X} & (${Y} | { id: string; })`,
    ],
    [
      "the values that are listed beside a reference",
      { $ref: "#/components/schemas/X", enum: [{ x: 1 }] },
      `{ x: 1; } & ${X}`,
    ],
    ["a reference with words about it", { $ref: "#/components/schemas/X", description: "it" }, X],
    [
      "one of references to objects, said to be an object",
      { type: "object", anyOf: [ref("X"), ref("Y")] },
      `${X} | ${Y}`,
    ],
  ])("is %s", (_what, schema, type) => {
    const schemas = { X: { type: "object", properties: { x: {} } }, Y: { type: "object", properties: { y: {} } } };
    expect(typeOf(schema, schemas)).toBe(type);
  });

  describe("with a discriminator and no alternatives", () => {
    const Pet = {
      type: "object",
      required: ["kind"],
      properties: { kind: { type: "string" } },
      discriminator: { propertyName: "kind", mapping: { c: "Cat" } },
    };
    const extending = (properties: JsonObject) => ({ allOf: [ref("Pet"), { type: "object", properties }] });
    const Cat = extending({ lives: { type: "integer" } });
    const Dog = extending({ barks: { type: "boolean" } });
    const owner = (pet: JsonValue) => ({ type: "object", properties: { pet } });
    const any = ["Pet", "Cat", "Dog"].map((name) => `components["schemas"]["${name}"]`).join(" | ");

    it.each<[string, JsonValue, string]>([
      ["a member", owner(ref("Pet")), `{ pet?: ${any}; }`],
      ["items", { type: "array", items: ref("Pet") }, `(${any})[]`],
      ["members of a map", { type: "object", additionalProperties: ref("Pet") }, `{ [key: string]: ${any}; }`],
      ["a member that may be null", owner({ nullable: true, allOf: [ref("Pet")] }), `{ pet?: (${any}) | null; }`],
    ])("is what extends it too, mapped or not, as %s", (_, schema, type) => {
      expect(typeOf(schema, { Pet, Cat, Dog })).toBe(type);
    });

    it("is what extends it too, whichever operations there are and whatever else leads to that", () => {
      const schemas = { Owner: owner(ref("Pet")), Pet: { ...Pet, discriminator: { propertyName: "kind" } }, Cat, Dog };
      const answer = (name: string) => ({
        get: { responses: { "200": { description: "", content: { "application/json": { schema: ref(name) } } } } },
      });
      const ownerIn = (paths: JsonObject) =>
        /Owner: \{\s*pet\?: (.*);/.exec(textOf({ paths, components: { schemas } }))?.[1];
      expect(ownerIn({ "/owner": answer("Owner") })).toBe(any);
      expect(ownerIn({ "/owner": answer("Owner"), "/cat": answer("Cat") })).toBe(any);
    });

    it("is what extends it in the direction that it goes, where the directions differ", () => {
      const hidden = { ...Cat, allOf: [ref("Pet"), { type: "object", properties: { secret: { writeOnly: true } } }] };
      const schema = ref("Owner");
      const content = { "application/json": { schema } };
      const post = { requestBody: { content }, responses: { "200": { description: "", content } } };
      const schemas = { Owner: owner(ref("Pet")), Pet, Cat: hidden, Dog };
      const text = textOf({ paths: { "/": { post } }, components: { schemas } });
      const named = (ending: string) =>
        ["Pet", "Cat", "Dog"].map((name) => `components["schemas"]["${name}${ending}"]`).join(" | ");
      expect(text).toContain(`pet?: ${named("")};`);
      expect(text).toContain(`pet?: ${named("Response")};`);
    });

    it("is itself where it is extended, or where more extend it than a type can list", () => {
      expect(typeOf(Cat, { Pet, Cat, Dog })).toBe('components["schemas"]["Pet"] & { lives?: number; }');
      const many = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`Pet${index}`, extending({})]));
      expect(typeOf(owner(ref("Pet")), { Pet, ...many })).toBe('{ pet?: components["schemas"]["Pet"]; }');
    });

    it("is written as what extends it, and read after a question", () => {
      const { model } = schemaOf(ref("Owner"), { schemas: { Owner: owner(ref("Pet")), Pet, Cat, Dog } });
      const code = (text: string) => ({
        "wire.ts": wireOf(model),
        "use.ts": `import type { components } from "./wire.js";\ntype Owner = components["schemas"]["Owner"];\n${text}\n`,
      });
      const written = 'export const owner: Owner = { pet: { kind: "c", lives: 9 } };';
      expect(typeErrors(code(written))).toEqual([]);
      expect(typeErrors(code(written.replace("lives", "wings")))).not.toEqual([]);
      const read = "export const lives = ({ pet }: Owner): number | undefined =>";
      expect(typeErrors(code(`${read} pet !== undefined && "lives" in pet ? pet.lives : undefined;`))).toEqual([]);
      expect(typeErrors(code(`${read} pet?.lives;`))).not.toEqual([]);
    });
  });

  describe("with a discriminator narrows", () => {
    const cat = (kind: JsonValue) => ({
      type: "object",
      required: ["kind", "lives"],
      properties: { kind, lives: { type: "integer" } },
    });
    const dog = (kind: JsonValue) => ({ type: "object", properties: { kind, barks: { type: "boolean" } } });
    const mapping = { c: "#/components/schemas/Cat", d: "Dog", e: "Dog" };
    const either = { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind", mapping } };
    const text = { type: "string" };
    const Cat = 'components["schemas"]["Cat"]';
    const Dog = 'components["schemas"]["Dog"]';
    it.each<[string, JsonValue, JsonObject, string]>([
      [
        "to the branch that a value is mapped to",
        either,
        { Cat: cat(text), Dog: dog(text) },
        `(${Cat} & { kind: "c"; }) | (${Dog} & { kind?: "d" | "e"; })`,
      ],
      [
        "to the branch of that name",
        { ...either, discriminator: { propertyName: "kind" } },
        { Cat: cat(text), Dog: dog(text) },
        `(${Cat} & { kind: "Cat"; }) | (${Dog} & { kind?: "Dog"; })`,
      ],
      [
        "by itself, where each branch has its own values",
        either,
        { Cat: cat({ const: "c" }), Dog: dog({ enum: ["d", "e"] }) },
        `${Cat} | ${Dog}`,
      ],
      [
        "what is listed to what chooses no other",
        either,
        { Cat: cat({ enum: ["c", "d", "x"] }), Dog: dog(ref("Kind")), Kind: { enum: ["d", "e", "c", null] } },
        `(${Cat} & { kind: "c" | "x"; }) | (${Dog} & { kind?: "d" | "e" | null; })`,
      ],
      [
        "no branch that refuses its values, or whose property is no text or is not there",
        either,
        { Cat: cat({ enum: ["d"] }), Dog: { type: "object" } },
        `${Cat} | ${Dog}`,
      ],
      [
        "all but the branch for other values",
        { ...either, discriminator: { propertyName: "kind", mapping: { d: "Dog" }, defaultMapping: "Cat" } },
        { Cat: cat(text), Dog: dog({ type: ["string", "null"] }) },
        `${Cat} | (${Dog} & { kind?: "d" | null; })`,
      ],
      [
        "branches of which the whole describes the property",
        { ...either, type: "object", required: ["kind"], properties: { kind: { enum: ["c", "d", "e"] } } },
        { Cat: { properties: { lives: {} } }, Dog: { properties: { barks: {} } } },
        `{ kind: "c" | "d" | "e"; } & ((${Cat} & { kind: "c"; }) | (${Dog} & { kind: "d" | "e"; }))`,
      ],
      [
        "branches that have the property from another",
        { ...either, ...id },
        {
          Cat: { allOf: [ref("Dog"), { type: "object", properties: { lives: {} } }] },
          Dog: { ...dog(text), type: ["object", "null"] },
        },
        `{ id: string; } & ((${Cat} & ({ kind?: "c"; } | null)) | (${Dog} & ({ kind?: "d" | "e"; } | null)))`,
      ],
    ])("%s", (_what, schema, schemas, type) => {
      expect(typeOf(schema, schemas)).toBe(type);
    });

    it("what code asks for", () => {
      const { model } = schemaOf(either, { schemas: { Cat: cat(text), Dog: dog(text) } });
      const [operation] = model.operations;
      const [response] = operation?.responses ?? [];
      const [media] = response?.content ?? [];
      if (!operation || !response || !media) throw new Error("No operation");
      const use = [
        'import type { operations } from "./wire.js";',
        `declare const pet: ${responseBodyType({ operation, response, media })};`,
        'export const lives: number = pet.kind === "c" ? pet.lives : 0;',
        'export const barks: unknown = pet.kind === "c" ? pet.barks : pet.barks;',
      ].join("\n");
      expect(typeErrors({ "wire.ts": wireOf(model), "use.ts": use })).toEqual([
        expect.stringMatching(/^use.ts: Property 'barks' does not exist on type .*"c"/),
      ]);
    });
  });

  it("may hold itself through arrays and choices alone", () => {
    const Json = {
      anyOf: [{ type: ["string", "null"] }, ref("List"), { type: "object", additionalProperties: ref("Json") }],
    };
    const List = { type: "array", items: ref("Json") };
    const Tree = { type: "array", prefixItems: [{ type: "integer" }], items: ref("Tree"), minItems: 1 };
    const { model } = schemaOf(ref("Owner"), {
      schemas: { Owner: { type: "object", properties: { json: ref("Json"), tree: ref("Tree") } }, Json, List, Tree },
    });
    const use = (owner: string) => ({
      "wire.ts": wireOf(model),
      "use.ts": `import type { components } from "./wire.js";\nexport const owner: components["schemas"]["Owner"] = ${owner};\n`,
    });
    expect(typeErrors(use('{ json: ["a", { b: [["c"], null] }], tree: [1, [2], [3, [4]]] }'))).toEqual([]);
    expect(typeErrors(use('{ json: ["a", { b: [["c"], 1] }] }'))).toHaveLength(1);
    expect(typeErrors(use("{ tree: [1, [2], [[4]]] }"))).toHaveLength(1);
  });

  it("may require what only another part of an intersection declares", () => {
    const text = textOf({
      paths: {
        "/a": {
          get: {
            responses: {
              "200": {
                description: "",
                content: { "application/json": { schema: { $ref: "#/components/schemas/It" } } },
              },
            },
          },
        },
      },
      components: {
        schemas: {
          It: { allOf: [{ $ref: "#/components/schemas/Pet" }], required: ["name", "100%"] },
          Pet: {
            oneOf: [{ properties: { name: {} } }, { type: "object", additionalProperties: false }],
            properties: { name: {}, "100%": {} },
          },
        },
      },
    });
    expect(text.replace(/\s+/g, " ")).toContain(
      'It: { name: unknown; "100%": unknown; } & components["schemas"]["Pet"];',
    );
    expect(typeErrors({ "wire.ts": text })).toEqual([]);
  });
});

it("is emitted whatever a document says", () => {
  fc.assert(
    fc.property(changed(documentFrom(shop, "3.0").root), (root) => {
      expect(shapeOf(wireOf(modelOf(documentOf(root, "3.0")).model))).toContain("name");
    }),
    { numRuns: 300 },
  );
});

it("is written once where operations share it", () => {
  const many = (count: number) => {
    const post = {
      parameters: [{ $ref: "#/components/parameters/Id" }],
      requestBody: { $ref: "#/components/requestBodies/It" },
      responses: { "200": { $ref: "#/components/responses/It" } },
    };
    const properties = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`p${index}`, { type: "string" }]));
    const content = { "application/json": { schema: { type: "object", properties } } };
    const { model } = modelOf(
      documentOf({
        paths: Object.fromEntries(Array.from({ length: count }, (_, index) => [`/${index}`, { post }])),
        components: {
          parameters: { Id: { name: "id", in: "query", schema: { type: "object", properties } } },
          requestBodies: { It: { required: true, content } },
          responses: { It: { description: "", content } },
        },
      }),
    );
    return { model, text: wireOf(model) };
  };
  const { model, text } = many(20);
  expect(text.match(/p49\?/g)).toHaveLength(3);
  const [operation] = model.operations;
  const [response] = operation?.responses ?? [];
  const [media] = response?.content ?? [];
  const [parameter] = operation?.parameters ?? [];
  if (!operation || !response || !media || !parameter) throw new Error("No operation");
  const use = [
    'import type { operations } from "./wire.js";',
    `export const a: ${responseBodyType({ operation, response, media })} = { p49: "" };`,
    `export const b: ${requestBodyType(operation, media)} = { p49: "" };`,
    `export const c: ${parameterType(operation, parameter)} = { p49: "" };`,
  ].join("\n");
  expect(typeErrors({ "wire.ts": text, "use.ts": use })).toEqual([]);
});

describe("the way to a type", () => {
  const { model } = modelOf(
    documentOf(
      {
        paths: {
          "/pets/{id}": {
            query: {
              operationId: "delete",
              parameters: [
                { name: "id", in: "path", schema: { type: "integer" } },
                { name: "X-Trace", in: "header", schema: { type: ["string", "null"] } },
              ],
              requestBody: { content: { "application/json": { schema: { type: "boolean" } } } },
              responses: {
                "200": {
                  description: "",
                  content: { "text/plain; q=1": { schema: { $ref: '#/components/schemas/pet "x"' } } },
                },
                "4XX": { description: "", content: { "application/json": { schema: { type: "number" } } } },
              },
            },
          },
        },
        components: { schemas: { 'pet "x"': { const: "pet" } } },
      },
      "3.2",
    ),
  );
  const [operation] = model.operations;
  const [schema] = model.schemas.values();
  if (operation === undefined || schema === undefined) throw new Error("No operation");

  it("is a type that leads there, for a method that the transform does not know too", () => {
    const [id, trace] = operation.parameters;
    const body = operation.requestBody?.content[0];
    const [ok, refused] = operation.responses;
    if (!id || !trace || !body || !ok?.content[0] || !refused?.content[0]) throw new Error("No operation");
    const checks = [
      [schemaType(schema), '"pet"'],
      [parameterType(operation, id), "number"],
      [parameterType(operation, trace), "string | null"],
      [requestBodyType(operation, body), "boolean"],
      [responseBodyType({ operation, response: ok, media: ok.content[0] }), '"pet"'],
      [responseBodyType({ operation, response: refused, media: refused.content[0] }), "number"],
    ];
    const use = [
      'import type { components, operations } from "./wire.js";',
      "type Same<A, B> = [A, B] extends [B, A] ? true : false;",
      ...checks.map(([type, expected], index) => `export const check${index}: Same<${type}, ${expected}> = true;`),
      `export const wrong: Same<${schemaType(schema)}, "dog"> = true;`,
    ].join("\n");
    expect(typeErrors({ "wire.ts": wireOf(model), "use.ts": use })).toEqual([
      "use.ts: Type 'true' is not assignable to type 'false'.",
    ]);
  });
});

describe("text of a document", () => {
  const hostile: readonly string[] = [
    "*/ export const hurt = 1; /*",
    "**//",
    '"; export const hurt = 1; //',
    "'`$" + "{hurt}`",
    "\\",
    '\\"',
    "a\nb\r\nc\rd",
    "\r@ts-ignore",
    "@ts-expect-error",
    "\u2028\u2029\u202e\u2066\ufeff\u0000",
    "\ud800",
    "😀",
    "__proto__",
    "constructor",
    "toString",
    "Infinity",
    "-1",
    "1e21",
    "#/%E0%A4%A",
    "#/components/schemas/x",
    "100%",
    "\ue000#\ue000h%",
    "{}",
    "a".repeat(300),
    " ",
  ];

  /** The same document around any text. Map keys are unique whatever the text is. */
  const around = (text: string): JsonObject => {
    const schema: JsonObject = {
      title: text,
      description: text,
      type: "object",
      format: text,
      default: text,
      examples: [text, { [text]: text }],
      pattern: text,
      required: [text],
      properties: object(text, {
        type: "string",
        description: text,
        enum: [text, "other"],
        default: text,
        title: text,
      }),
    };
    const constant = { const: object(text, [text]) };
    const content = object(text, {
      schema: {
        anyOf: [
          constant,
          schema,
          {
            $ref: `#/components/schemas/${encodeURIComponent(text.replace("\ud800", "")).replaceAll("~", "~0").replaceAll("%2F", "~1")}`,
          },
        ],
      },
    });
    const operation = {
      operationId: text,
      summary: text,
      description: text,
      tags: [text],
      parameters: ["query", "header", "path", "cookie"].map((where) => ({
        name: text,
        in: where,
        description: text,
        schema,
      })),
      requestBody: { description: text, content },
      responses: { "200": { description: text, headers: object(`h${text}`, { description: text, schema }), content } },
    };
    return {
      info: { title: text, version: text, description: text },
      servers: [{ url: text, description: text }],
      // A template's expressions are parameters, which the twin does not have.
      paths: object(`/${text.replace(/[{}]/g, "")}`, { post: operation, query: operation }),
      components: { schemas: object(text.replace("\ud800", ""), schema) },
    };
  };

  const twin = shapeOf(textOf(around("harmless")));

  it.each(hostile.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    "%s changes literals and nothing else",
    (_, text) => {
      const emitted = textOf(around(text));
      expect(shapeOf(emitted)).toBe(twin);
      expect(emitted).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\r\0]/u);
      expect(emitted).not.toMatch(/^\s*(?:\/\*)?[*\s]*@ts-/m);
    },
  );

  it("compiles, hostile or not", () => {
    const files = hostile.map((text, index): [string, string] => [`wire${index}.ts`, textOf(around(text))]);
    expect(typeErrors(Object.fromEntries(files))).toEqual([]);
  });
});

/** An object with one own key, whatever the key is called. */
function object(key: string, value: JsonValue): JsonObject {
  return JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`);
}
