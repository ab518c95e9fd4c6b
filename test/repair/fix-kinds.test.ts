import { expect, test } from "vitest";
import { lint, proposedActions, ruleOf } from "../../generator/lint/index.js";
import { applyActions } from "../../generator/repair/apply.js";
import { PROVIDERS, readDocument, readProvider } from "../lint/read.js";
import { plain } from "./documents.js";

type Kind = "safe" | "review";

/** A rule, the kind of its fix, and a fragment where it proposes one: by default the rule's own wrong example. */
type Row = readonly [rule: string, kind: Kind, fragment?: string];

/** What the specification of the linter marks with a fix; the documents of the providers have each of them. */
const MARKED: readonly Row[] = [
  ["shape/number-as-string", "safe"],
  ["shape/boolean-as-string", "safe"],
  ["shape/enum-without-type", "safe"],
  ["shape/invalid-component-key", "safe"],
  ["example/schema-mismatch", "safe"],
  ["openapi/security-defined", "review"],
  ["shape/path-parameter-mismatch", "review"],
  ["docs/status-only-in-prose", "review"],
  ["docs/auth-only-in-prose", "review"],
  ["docs/enum-only-in-prose", "review"],
];

/** The further rules of shape, in the order in which they were asked for. */
const FURTHER: readonly Row[] = [
  ["shape/nullable-in-31", "safe"],
  ["shape/exclusive-limit-form", "safe"],
  ["shape/type-form", "safe"],
  ["shape/type-form", "review", 'components: { schemas: { Pet: { type: "null" } } }\n'],
  ["shape/type-form", "review", "components: { schemas: { Pet: { type: null } } }\n"],
  [
    "openapi/spec-ref-siblings",
    "review",
    'components: { schemas: { Pet: { $ref: "#/components/schemas/Cat", readOnly: true }, Cat: { type: string } } }\n',
  ],
  [
    "openapi/no-required-schema-properties-undefined",
    "review",
    "components: { schemas: { Pet: { type: object, required: [colour], properties: { color: { type: string } } } } }\n",
  ],
  ["openapi/no-enum-type-mismatch", "review"],
  ["openapi/no-duplicated-enum-values", "safe"],
  ["shape/path-parameter-mismatch", "review"],
  ["shape/path-parameter-not-required", "safe"],
  ["shape/unknown-keyword", "review"],
  ["shape/limits-contradict", "review"],
  [
    "openapi/no-unresolved-refs",
    "review",
    'components: { schemas: { Pet: { type: object, properties: { owner: { $ref: "#/components/schemas/Ownr" } } }, Owner: { type: string } } }\n',
  ],
  ["openapi/operation-operationId-unique", "review"],
  ["shape/version-as-number", "safe"],
  ["openapi/spec-ref-siblings", "review"],
  ["shape/path-parameter-mismatch", "review", "paths: { '/pets/{id}': { get: { responses: { '200': {} } } } }\n"],
  ["shape/type-form", "safe", "components: { schemas: { Pet: { type: [string, null] } } }\n"],
  ["shape/type-form", "review", "components: { schemas: { Pet: { type: [string, integer] } } }\n"],
  ["shape/type-form", "safe", "openapi: 3.1.0\ncomponents: { schemas: { Pet: { type: [string, null] } } }\n"],
  ["shape/nullable-in-31", "review", in31("{ type: string, nullable: true, const: a }")],
  ["shape/nullable-in-31", "review", in31("{ type: string, nullable: true, enum: [a] }")],
  ["shape/nullable-in-31", "safe", in31("{ type: string, nullable: true, enum: [a, null] }")],
];

/** A schema in a document of OpenAPI 3.1. */
function in31(schema: string): string {
  return `openapi: 3.1.0\ncomponents: { schemas: { Pet: ${schema} } }\n`;
}

/** Where a rule that proposes fixes proposes none: a value that would be wrong still, or a thing that nobody can tell. */
const UNTOLD: readonly (readonly [rule: string, fragment: string, reason?: RegExp])[] = [
  ...["maxLength: '1.5'", "maxLength: '-1'", "multipleOf: '0'"].map(
    (limit) => ["shape/number-as-string", `components: { schemas: { Pet: { ${limit} } } }\n`] as const,
  ),
  ["example/schema-mismatch", in31("{ type: integer, minimum: 9, example: '5', enum: [1, 2] }")],
  [
    "shape/path-parameter-mismatch",
    "paths: { /pets: { get: { parameters: [{ name: id, in: path, required: true, schema: {} }], responses: { '200': {} } } } }\n",
    /nobody but the provider can tell where in the path it belongs/,
  ],
  [
    "shape/path-parameter-mismatch",
    `paths:
  /pets/{id}:
    get: { parameters: [{ name: pet, in: path, required: true, schema: {} }], responses: { "200": {} } }
    put: { parameters: [{ name: id, in: path, required: true, schema: {} }], responses: { "200": {} } }
`,
    /operations of one path that name its parameter differently/,
  ],
  [
    "openapi/spec-ref-siblings",
    'components: { schemas: { Pet: { $ref: "#/components/schemas/Cat", nullable: true }, Cat: { type: String } } }\n',
  ],
  ["shape/type-form", "components: { schemas: { Pet: { type: [string, integer], anyOf: [{}] } } }\n", /beside `anyOf`/],
  ["shape/nullable-in-31", in31("{ nullable: true, allOf: [{ type: string }] }"), /composition/],
  ["shape/nullable-in-31", in31("{ nullable: true, const: a, enum: [a] }"), /both `const` and `enum`/],
];

/** The rules among them that propose none, and the reason that their page states. */
const NONE: readonly (readonly [rule: string, reason: RegExp])[] = [
  ["openapi/no-ambiguous-paths", /no repair of the document can tell which of the two is meant/],
];

/** A fragment as a whole document. */
function complete(fragment: string, openapi: string): string {
  const rest = [
    "info: { title: Pets, version: '1' }\n",
    "servers: [{ url: https://api.example.test }]\n",
    "paths: {}\n",
  ];
  const missing = [`openapi: ${openapi}\n`, ...rest].filter((line) => {
    return !new RegExp(`^${line.slice(0, line.indexOf(":") + 1)}`, "m").test(fragment);
  });
  return missing.join("") + fragment;
}

async function kindsOf(id: string, fragment: string | undefined): Promise<readonly (string | undefined)[]> {
  const examples = ruleOf(id)?.examples;
  if (examples === undefined) throw new Error(`there is no rule ${id}`);
  const published =
    examples.as === "page" && fragment === undefined
      ? readDocument(examples.wrong, { file: "example/source.md" })
      : readDocument(complete(fragment ?? examples.wrong, examples.openapi ?? "3.0.3"));
  const findings = await lint({ published });
  return findings.filter(({ rule }) => rule === id).map(({ fix }) => fix?.safety);
}

test.each(MARKED)("%s proposes a %s fix in a provider's document", async (id, kind) => {
  const lists = await Promise.all(PROVIDERS.map((provider) => lint({ published: readProvider(provider) })));
  const found = lists.flat().filter(({ rule }) => rule === id);
  expect(found.map(({ fix }) => fix?.safety)).toContain(kind);
});

test.each(FURTHER.map(([id, kind, fragment]) => [id, kind, fragment ?? "its own example", fragment] as const))(
  "%s proposes a %s fix for %s",
  async (id, kind, _what, fragment) => {
    expect(await kindsOf(id, fragment)).toContain(kind);
  },
);

test.each(NONE)("%s proposes none and its page says why: %s", async (id, reason) => {
  const kinds = await kindsOf(id, undefined);
  expect(kinds.length).toBeGreaterThan(0);
  expect(kinds.filter((kind) => kind !== undefined)).toEqual([]);
  expect(ruleOf(id)?.help).toMatch(reason);
});

test.each(UNTOLD.map(([id, fragment, reason]) => [id, fragment, reason] as const))(
  "%s proposes none for %s",
  async (id, fragment, reason) => {
    const kinds = await kindsOf(id, fragment);
    expect(kinds).toEqual([undefined]);
    if (reason === undefined) return;
    const stated = (ruleOf(id)?.lists ?? []).flatMap(({ items }) => items);
    expect(stated.filter((item) => reason.test(item))).toHaveLength(1);
  },
);

test("an alternative for each of several types keeps what the schema says beside them", async () => {
  const published = readDocument(
    complete('components: { schemas: { Pet: { type: [string, array, "null"], maxLength: 4 } } }\n', "3.0.3"),
  );
  const actions = proposedActions(await lint({ published }), { review: true });
  expect(plain(applyActions(published, actions).document.root)).toMatchObject({
    components: {
      schemas: {
        Pet: {
          maxLength: 4,
          anyOf: [
            { type: "string", nullable: true },
            { type: "array", items: {}, nullable: true },
          ],
        },
      },
    },
  });
});

test("a reference that may be null states the type of what it refers to", async () => {
  const published = readDocument(complete(ruleOf("openapi/spec-ref-siblings")?.examples.wrong ?? "", "3.0.3"));
  const actions = proposedActions(await lint({ published }), { review: true });
  const { document } = applyActions(published, actions);
  expect(plain(document.root)).toMatchObject({
    components: {
      schemas: {
        Pet: {
          properties: {
            owner: { type: "object", nullable: true, allOf: [{ $ref: "#/components/schemas/Owner" }] },
          },
        },
      },
    },
  });
  expect(await lint({ published: document })).toEqual([]);
});

test("a place of the path that no operation names is one fix for all of them", async () => {
  const operation = "{ security: [], responses: { '200': { description: A pet } } }";
  const published = readDocument(
    complete(`paths: { '/pets/{id}': { get: ${operation}, put: ${operation} } }\n`, "3.0.3"),
  );
  const findings = await lint({ published });
  expect(findings.filter(({ rule }) => rule === "shape/path-parameter-mismatch")).toHaveLength(2);
  const actions = proposedActions(findings, { review: true });
  expect(actions).toHaveLength(1);
  expect(await lint({ published: applyActions(published, actions).document })).toEqual([]);
});

test("a path parameter that is not required, as a text, is mended by the rule of path parameters alone", async () => {
  const fragment = `paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: "false", schema: { type: string } }]
      responses: { "200": { description: A pet } }
`;
  expect(await kindsOf("shape/path-parameter-not-required", fragment)).toEqual(["safe"]);
  expect(await kindsOf("shape/boolean-as-string", fragment)).toEqual([undefined]);
});
