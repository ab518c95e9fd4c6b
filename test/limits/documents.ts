/** Documents that ask for more work than their size allows, each by the name of what it asks. Files by their path. */
export interface HostileDocument {
  readonly name: string;
  /** What is linted; further files stand beside it. */
  readonly file: string;
  readonly files: Readonly<Record<string, string>>;
  /** Rules of which one must say what is wrong; none where a document is only large and is read as it is. */
  readonly says: readonly string[];
}

const INFO = { title: "T", version: "1" };

/** A document with one operation that answers `schema`, so that every stage has to look at it. */
function answering(schema: unknown, schemas: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    openapi: "3.1.0",
    info: INFO,
    servers: [{ url: "https://api.example.com" }],
    paths: {
      "/a": {
        get: {
          operationId: "getA",
          responses: { "200": { description: "ok", content: { "application/json": { schema } } } },
        },
      },
    },
    components: { schemas },
  });
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function chain(length: number, link: (next: unknown) => unknown): Record<string, unknown> {
  const schemas: Record<string, unknown> = {};
  for (let at = 0; at < length; at += 1) schemas[`a${at}`] = link(reference(`a${at + 1}`));
  schemas[`a${length}`] = { type: "string" };
  return schemas;
}

function nested(depth: number, outer: (inner: string) => readonly [string, string]): string {
  const [open, close] = outer("");
  return `${open.repeat(depth)}{"type":"string"}${close.repeat(depth)}`;
}

/** `answering`, with a schema that JSON.stringify could not walk. */
function answeringText(schema: string): string {
  return answering("@").replace('"@"', () => schema);
}

const repeat = (count: number, item: (at: number) => string, between = ","): string =>
  Array.from({ length: count }, (_, at) => item(at)).join(between);

const HEAD = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

const one = (name: string, file: string, text: string, says: readonly string[]): HostileDocument => ({
  name,
  file,
  files: { [file]: text },
  says,
});

/** Every document is made when it is asked for: some are large. */
export const HOSTILE: Readonly<Record<string, () => HostileDocument>> = {
  "alias bomb": () => {
    const letters = [..."bcdefghijk"];
    const lines = letters.map((letter, at) => `${letter}: &${letter} [${Array(9).fill(`*${"abcdefghij"[at]}`)}]`);
    const text = `${HEAD}paths: {}\na: &a [x, x, x, x, x, x, x, x, x]\n${lines.join("\n")}\n`;
    return one("alias bomb", "a.yaml", text, ["source/limit"]);
  },
  "merge keys": () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `  b${at}: &b${at}\n    <<: *b${at - 1}\n    k${at}: 1`);
    lines[0] = "  b0: &b0\n    k: 1";
    return one("merge keys", "a.yaml", `${HEAD}paths: {}\nx-a:\n${lines.join("\n")}\n`, ["source/limit"]);
  },
  "many anchors": () => {
    const lines = Array.from({ length: 4900 }, (_, at) => `  - &b${at} { k: ${at} }\n  - *b${at}`);
    return one("many anchors", "a.yaml", `${HEAD}paths: {}\nx-a:\n${lines.join("\n")}\n`, []);
  },
  "slow pattern": () =>
    one("slow pattern", "a.json", answering({ type: "string", pattern: "^(a+)+$", examples: [`${"a".repeat(40)}!`] }), [
      "emit/pattern-not-enforced",
    ]),
  "thousand-deep schema": () =>
    one("thousand-deep schema", "a.json", answeringText(nested(1000, () => ['{"allOf":[', "]}"])), ["source/limit"]),
  "schema as deep as is read": () =>
    one("schema as deep as is read", "a.json", answeringText(nested(120, () => ['{"allOf":[', "]}"])), []),
  "deep oneOf": () =>
    one("deep oneOf", "a.json", answeringText(nested(120, () => ['{"oneOf":[{"type":"null"},', "]}"])), []),
  "self-allOf": () =>
    one("self-allOf", "a.json", answering(reference("A"), { A: { allOf: [reference("A"), { type: "object" }] } }), [
      "model/reference-cycle",
    ]),
  "allOf that doubles": () => {
    const schemas: Record<string, unknown> = { a0: { type: "object", properties: { x: { type: "string" } } } };
    for (let at = 1; at <= 40; at += 1)
      schemas[`a${at}`] = { allOf: [reference(`a${at - 1}`), reference(`a${at - 1}`)] };
    return one("allOf that doubles", "a.json", answering(reference("a40"), schemas), ["source/limit"]);
  },
  "properties that double": () => {
    const schemas: Record<string, unknown> = { a0: { type: "string" } };
    for (let at = 1; at <= 40; at += 1)
      schemas[`a${at}`] = { type: "object", properties: { x: reference(`a${at - 1}`), y: reference(`a${at - 1}`) } };
    return one("properties that double", "a.json", answering(reference("a40"), schemas), []);
  },
  "allOf of a thousand": () => {
    const schemas: Record<string, unknown> = {};
    for (let at = 0; at < 1000; at += 1)
      schemas[`a${at}`] = {
        allOf: Array.from({ length: 20 }, (_, to) => reference(`a${Math.min(1000, at + to + 1)}`)),
      };
    schemas.a1000 = { type: "object" };
    return one("allOf of a thousand", "a.json", answering(reference("a0"), schemas), ["source/limit"]);
  },
  "chain of 5000": () =>
    one(
      "chain of 5000",
      "a.json",
      answering(
        reference("a0"),
        chain(5000, (next) => next),
      ),
      ["source/limit"],
    ),
  "chain of 5000 through allOf": () =>
    one(
      "chain of 5000 through allOf",
      "a.json",
      answering(
        reference("a0"),
        chain(5000, (next) => ({ allOf: [next] })),
      ),
      ["source/limit"],
    ),
  "chain of 5000 through properties": () =>
    one(
      "chain of 5000 through properties",
      "a.json",
      answering(
        reference("a0"),
        chain(5000, (next) => ({ type: "object", properties: { next } })),
      ),
      ["source/limit"],
    ),
  "100 MB file": () => one("100 MB file", "a.json", " ".repeat(100 * 1024 * 1024), ["source/limit"]),
  "60 MB file": () =>
    one("60 MB file", "a.json", `${" ".repeat(60 * 1024 * 1024)}{"openapi":"3.1.0"}`, ["openapi/struct"]),
  "900,000 empty objects": () =>
    one(
      "900,000 empty objects",
      "a.json",
      `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"x-a":[${"{},".repeat(899_999)}{}]}`,
      ["source/limit"],
    ),
  "900,000 empty objects in YAML": () =>
    one("900,000 empty objects in YAML", "a.yaml", `${HEAD}paths: {}\nx-a: [${"{},".repeat(900_000)}]\n`, [
      "source/limit",
    ]),
  "900,000 numbers": () =>
    one(
      "900,000 numbers",
      "a.json",
      `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"x-a":[${"1,".repeat(899_999)}1]}`,
      ["source/limit"],
    ),
  "enum of 200,000": () =>
    one(
      "enum of 200,000",
      "a.json",
      answering({ type: "string", enum: Array.from({ length: 200_000 }, (_, at) => `v${at}`) }),
      ["source/limit"],
    ),
  "20,000 examples": () =>
    one(
      "20,000 examples",
      "a.json",
      answering({ type: "string", examples: Array.from({ length: 20_000 }, (_, at) => at) }),
      ["source/limit"],
    ),
  "examples of wide unions": () =>
    one(
      "examples of wide unions",
      "a.json",
      answering({
        examples: Array.from({ length: 1000 }, (_, at) => ({ a: at })),
        oneOf: Array.from({ length: 200 }, (_, at) => ({
          type: "object",
          properties: { a: { type: "array", items: { const: at } } },
        })),
      }),
      ["example/schema-mismatch", "source/limit"],
    ),
  "100,000 paths": () =>
    one(
      "100,000 paths",
      "a.json",
      `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{${repeat(100_000, (at) => `"/p${at}":{"get":{"responses":{"200":{"description":"ok"}}}}`)}}}`,
      ["source/limit"],
    ),
  "5,000 ambiguous paths": () =>
    one(
      "5,000 ambiguous paths",
      "a.json",
      `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{${repeat(5000, (at) => `"/{a}/{b}/p${at}":{"get":{"responses":{"200":{"description":"ok"}}}}`)}}}`,
      [],
    ),
  "description of 1 MB": () =>
    one("description of 1 MB", "a.json", answering({ type: "string", description: "word ".repeat(200_000) }), [
      "source/limit",
    ]),
  "key of 1 MB": () =>
    one(
      "key of 1 MB",
      "a.json",
      answering({ type: "object", properties: { ["k".repeat(1_000_000)]: { type: "string" } } }),
      ["source/limit"],
    ),
  "deep flow nesting": () => one("deep flow nesting", "a.yaml", `${HEAD}x: ${"[".repeat(100_000)}`, ["source/limit"]),
  "deep block nesting": () =>
    one("deep block nesting", "a.yaml", HEAD + repeat(3000, (at) => `${" ".repeat(at)}a:`, "\n"), ["source/limit"]),
  "references in circles between files": () => ({
    name: "references in circles between files",
    file: "a.json",
    files: {
      "a.json": answering({ $ref: "b.json" }),
      "b.json": JSON.stringify({ $ref: "c.json" }),
      "c.json": JSON.stringify({ $ref: "b.json" }),
    },
    says: ["model/reference-cycle"],
  }),
  "paths in circles between files": () => ({
    name: "paths in circles between files",
    file: "a.json",
    files: {
      "a.json": JSON.stringify({ openapi: "3.1.0", info: INFO, paths: { "/a": { $ref: "b.json" } } }),
      "b.json": JSON.stringify({ $ref: "c.json" }),
      "c.json": JSON.stringify({ $ref: "b.json" }),
    },
    says: ["model/reference-cycle"],
  }),
  "many files": () => ({
    name: "many files",
    file: "a.json",
    files: {
      "a.json": answering({
        type: "object",
        properties: Object.fromEntries(Array.from({ length: 6000 }, (_, at) => [`p${at}`, { $ref: `f/${at}.json` }])),
      }),
      ...Object.fromEntries(
        Array.from({ length: 6000 }, (_, at) => [
          `f/${at}.json`,
          JSON.stringify({ type: "object", properties: { a: { $ref: `${(at * 7) % 6000}.json` } } }),
        ]),
      ),
    },
    says: ["source/limit"],
  }),
  "one file put in many places": () => ({
    name: "one file put in many places",
    file: "a.json",
    files: {
      "a.json": JSON.stringify({
        openapi: "3.1.0",
        info: INFO,
        paths: Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`/p${at}`, { get: { $ref: "b.json" } }])),
      }),
      "b.json": JSON.stringify({
        responses: {
          "200": {
            description: "ok",
            content: { "application/json": { schema: { enum: Array.from({ length: 2000 }, (_, at) => at) } } },
          },
        },
      }),
    },
    says: ["source/limit"],
  }),
  "5,000 problems": () =>
    one(
      "5,000 problems",
      "a.json",
      answering({
        type: "object",
        properties: Object.fromEntries(
          Array.from({ length: 5000 }, (_, at) => [`p${at}`, { type: "strin", $ref: "nowhere" }]),
        ),
      }),
      ["openapi/no-unresolved-refs"],
    ),
  "discriminator of thousands": () =>
    one(
      "discriminator of thousands",
      "a.json",
      answering(
        {
          oneOf: Array.from({ length: 3000 }, (_, at) => reference(`a${at}`)),
          discriminator: {
            propertyName: "k",
            mapping: Object.fromEntries(
              Array.from({ length: 3000 }, (_, at) => [`k${at}`, `#/components/schemas/a${at}`]),
            ),
          },
        },
        Object.fromEntries(
          Array.from({ length: 3000 }, (_, at) => [
            `a${at}`,
            { type: "object", properties: { k: { const: `k${at}` } } },
          ]),
        ),
      ),
      [],
    ),
  "one circle of a thousand": () =>
    one(
      "one circle of a thousand",
      "a.json",
      answering(
        reference("a0"),
        Object.fromEntries(
          Array.from({ length: 1000 }, (_, at) => [
            `a${at}`,
            {
              type: "object",
              properties: { x: reference(`a${(at + 1) % 1000}`), y: reference(`a${(at * 7 + 3) % 1000}`) },
            },
          ]),
        ),
      ),
      ["source/limit"],
    ),
  "parameters that many operations share": () =>
    one(
      "parameters that many operations share",
      "a.json",
      JSON.stringify({
        openapi: "3.1.0",
        info: INFO,
        paths: Object.fromEntries(
          Array.from({ length: 1000 }, (_, at) => [
            `/p${at}`,
            {
              get: { parameters: [{ $ref: "#/components/parameters/x" }], responses: { "200": { description: "ok" } } },
            },
          ]),
        ),
        components: {
          parameters: {
            x: { name: "x", in: "query", schema: { enum: Array.from({ length: 9000 }, (_, at) => `v${at}`) } },
          },
        },
      }),
      ["source/limit"],
    ),
  "a long text that many operations share": () =>
    one(
      "a long text that many operations share",
      "a.json",
      JSON.stringify({
        openapi: "3.1.0",
        info: INFO,
        paths: Object.fromEntries(
          Array.from({ length: 2000 }, (_, at) => [
            `/p${at}`,
            { get: { responses: { "200": { $ref: "#/components/responses/x" } } } },
          ]),
        ),
        components: { responses: { x: { description: "word ".repeat(50_000) } } },
      }),
      ["source/limit"],
    ),
  "a path item that many paths share": () =>
    one(
      "a path item that many paths share",
      "a.json",
      JSON.stringify({
        openapi: "3.1.0",
        info: INFO,
        paths: Object.fromEntries(
          Array.from({ length: 3000 }, (_, at) => [`/p${at}`, { $ref: "#/components/pathItems/x" }]),
        ),
        components: {
          pathItems: {
            x: {
              parameters: Array.from({ length: 1000 }, (_, at) => ({ name: `q${at}`, in: "query", schema: {} })),
              get: { responses: { "200": { description: "ok" } } },
            },
          },
        },
      }),
      ["source/limit"],
    ),
  "an answer of 3,000 media types": () => {
    const document = JSON.parse(answering(reference("A"), { A: { type: "object" } }));
    const types = Array.from({ length: 3000 }, (_, at) => [`application/x${at}+json`, { schema: reference("A") }]);
    document.paths["/a"].get.responses["200"].content = Object.fromEntries(types);
    return one("an answer of 3,000 media types", "a.json", JSON.stringify(document), []);
  },
  "a callback of 3,000 expressions": () => {
    const document = JSON.parse(answering({ type: "string" }));
    const item = { post: { responses: { "200": { description: "ok" } } } };
    const items = Array.from({ length: 3000 }, (_, at) => [`{$request.query.u${at}}`, item]);
    document.paths["/a"].get.callbacks = { c: Object.fromEntries(items) };
    return one("a callback of 3,000 expressions", "a.json", JSON.stringify(document), []);
  },
};
