import { expect, test } from "vitest";
import { type Finding, lint } from "../../generator/lint/index.js";
import { readDocument } from "./read.js";

/** The findings of one rule in a document that ends in the text. */
async function found(rule: string, text: string, openapi = "3.0.3"): Promise<readonly Finding[]> {
  const head = `openapi: ${openapi}\ninfo: { title: Pets, version: "1" }\nservers: [{ url: https://api.example.test }]\n`;
  const findings = await lint({ published: readDocument(head + text) });
  return findings.filter((finding) => finding.rule === rule);
}

/** A page that shows a call and says nothing of credentials. */
const shown = (call: string, security: string) => `# Release a pet

\`\`\`bash
${call}
\`\`\`

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
${security}      responses: { "200": { description: Released } }
\`\`\`
`;

const BEARER = { bearerAuth: { type: "http", scheme: "bearer" } };
const BASIC = { basicAuth: { type: "http", scheme: "basic" } };

test.each([
  ["curl --header 'Authorization: Bearer x' https://a.test", "", "a bearer token", BEARER],
  ["curl https://a.test -H 'authorization: bearer x'", "      security: []\n", "a bearer token", BEARER],
  ['call(url, headers={"Authorization": "Bearer " + key})', "", "a bearer token", BEARER],
  ["POST /pets HTTP/1.1\nAuthorization: Basic eA==", "", "a user and a password", BASIC],
  ["curl https://a.test \\\n  -u key:", "", "a user and a password", BASIC],
  ["curl --user=me:secret https://a.test", "      security: []\n", "a user and a password", BASIC],
  [
    "curl https://a.test -H 'X-Api-Key: x'",
    "",
    "a key in `X-Api-Key`",
    { apiKey: { type: "apiKey", in: "header", name: "X-Api-Key" } },
  ],
  ["curl --oauth2-bearer TOKEN https://a.test", "", "a bearer token", BEARER],
  ["curl https://a.test \\\n  --oauth2-bearer=TOKEN", "      security: []\n", "a bearer token", BEARER],
  [
    "curl 'https://a.test/pets?limit=1&api_key=KEY'",
    "",
    "a key in `api_key`",
    { apiKey: { type: "apiKey", in: "query", name: "api_key" } },
  ],
])("a page that shows %j demands credentials, with %j of its own: %s", async (call, security, what, schemes) => {
  const published = readDocument(shown(call, security), { file: "example/source.md" });
  const findings = await lint({ published });
  expect(findings.map(({ rule }) => rule)).not.toContain("contract/auth-missing");
  const [finding, ...others] = findings.filter(({ rule }) => rule === "docs/auth-only-in-prose");
  expect(others).toEqual([]);
  expect(finding?.message).toBe(`The page's own call sends ${what}, and POST /pets/{id}/release declares no security`);
  expect(published.source.line(finding?.location.line ?? 1)).toMatch(/authorization|-u|api[-_]key|--oauth2-bearer/i);
  expect(finding?.fix?.action.update).toEqual({ components: { securitySchemes: schemes } });
});

test.each([
  "curl https://a.test | sort -u list",
  "uniq -u names\ncurl https://a.test",
  "curl https://a.test -H 'Accept: x'",
  "curl https://a.test?rapid_api_keys=1",
  "open https://a.test?api_key=KEY",
  "curl https://a.test | other --oauth2-bearer x",
])("a page that shows %j demands no credentials", async (call) => {
  const findings = await lint({ published: readDocument(shown(call, ""), { file: "example/source.md" }) });
  const rules = findings.map(({ rule }) => rule);
  expect(rules).not.toContain("docs/auth-only-in-prose");
  expect(rules).toContain("contract/auth-missing");
});

const operation = (id: string, name: string) =>
  `{ operationId: ${id}, parameters: [{ name: ${name}, in: path, required: true, schema: { type: string } }], responses: { "200": { description: Done } } }`;

test.each([
  ["get", "get", "warning", "`/pets/mine` matches both `/pets/{id}` and `/{kind}/mine`"],
  ["get", "post", "info", "`/pets/mine` matches both `/pets/{id}` and `/{kind}/mine`, which have no method in common"],
])(
  "two paths with %s and %s that match one address are a finding of their level: %s",
  async (one, other, severity, message) => {
    const findings = await found(
      "openapi/no-ambiguous-paths",
      `paths:
  /pets/{id}: { ${one}: ${operation("a", "id")} }
  /{kind}/mine: { ${other}: ${operation("b", "kind")} }
`,
    );
    const flipped = message.replace("both `/pets/{id}` and `/{kind}/mine`", "both `/{kind}/mine` and `/pets/{id}`");
    expect(findings.map((finding) => finding.severity)).toEqual([severity]);
    expect([message, flipped]).toContain(findings[0]?.message);
  },
);

const schemas = (text: string) => `paths: {}\ncomponents:\n  schemas:\n${text}`;

test.each([
  [
    "the nearest name",
    "    Pet: { properties: { owner: { $ref: '#/components/schemas/Ownr' } } }\n    Owner: {}\n",
    "Owner",
  ],
  [
    "no name that holds the reference",
    "    Pet: { properties: { next: { $ref: '#/components/schemas/Pets' } } }\n",
    undefined,
  ],
  [
    "no name that leads to it",
    "    Pet: { properties: { owner: { $ref: '#/components/schemas/Ownr' } } }\n    Owner: { items: { $ref: '#/components/schemas/Pet' } }\n",
    undefined,
  ],
  [
    "no name with a word less",
    "    Pet: { properties: { x: { $ref: '#/components/schemas/OwnerOverrideOptions' } } }\n    OwnerOverride: {}\n",
    undefined,
  ],
])("a reference that leads nowhere is proposed %s", async (_what, text, meant) => {
  const [finding, ...others] = await found("openapi/no-unresolved-refs", schemas(text));
  expect(others).toEqual([]);
  expect(finding?.message.includes("Did you mean")).toBe(meant !== undefined);
  expect(finding?.fix?.action.update).toEqual(
    meant === undefined ? undefined : { $ref: `#/components/schemas/${meant}` },
  );
});

test.each([
  ["either `on` (it runs), `idle` (it may run) or `off`", "on, idle and off"],
  ["The state: `on`, `off`, and `lost`.", "on, off and lost"],
  ["This will be `on` if it runs; `broken` means that it does not.", "on and broken"],
  ["The state.\n\n`on`: It runs.\n\n`off` or `null`: It does not.\n", "on and off"],
  ["One of:\n* `on` - it runs\n* `off` or `idle` - it does not\n", "on, off and idle"],
  ["First `on` or `off`. Later `on`, `off` or `lost`. See `/pets` or `/owners`, `x` and `y`.", "on, off and lost"],
  ["It is `on` when it runs.", "on as one of its values"],
  ["Defined values: 'pending', 'done', 'in_transit'. 'done' means that it runs.", "pending, done and in_transit"],
  ['Will always be "SUCCESS" or "EXITED".', "SUCCESS and EXITED"],
  ["Whether it is APPROVED, CANCELED, or\nNOT_PAID.", "APPROVED, CANCELED and NOT_PAID"],
])("of the prose %j the values are %s", async (description, values) => {
  const property = `{ type: string, description: ${JSON.stringify(description)} }`;
  const text = schemas(`    Pet: { type: object, properties: { status: ${property} } }\n`);
  const messages = (await found("docs/enum-only-in-prose", text)).map(({ message }) => message);
  expect(messages).toEqual([`\`status\` has no enum; the prose names ${values}`]);
});

test.each([
  ["3.0.3", 0],
  ["3.1.0", 1],
])("an example of a type null, behind a reference, is measured by what %s knows", async (version, count) => {
  const text = schemas(`    Nothing: { type: "null" }
    Pet: { type: object, properties: { x: { $ref: "#/components/schemas/Nothing" } }, example: { x: text } }
`);
  expect(await found("example/schema-mismatch", text, version)).toHaveLength(count);
  expect(await found("shape/type-form", text, version)).toHaveLength(1 - count);
});

test("a limit that is a text keeps its exclusive form until the text is a number", async () => {
  const weight = schemas('    Weight: { type: number, minimum: "5", exclusiveMinimum: true }\n');
  const [finding] = await found("shape/exclusive-limit-form", weight, "3.1.0");
  expect(finding).toMatchObject({ fix: null });
});

const form = (mediaType: string, encoding: string) => `paths:
  /a:
    post:
      requestBody:
        content:
          ${mediaType}:
            schema: { type: object, properties: { one: { type: object }, many: { type: array, items: { $ref: "#/components/schemas/Pet" } }, text: { type: string } } }
            encoding: ${encoding}
      responses: { "204": { description: Done } }
components: { schemas: { Pet: { type: object } } }
`;

test.each([
  ["an object as XML", "multipart/form-data", "{ one: { contentType: application/xml } }", ["contentType"]],
  ["a list of objects as bytes", "multipart/form-data", "{ many: { contentType: image/png } }", ["contentType"]],
  ["bytes in a form", "application/x-www-form-urlencoded", "{ text: { contentType: image/png } }", ["contentType"]],
  ["bytes in a part", "multipart/form-data", "{ text: { contentType: image/png } }", []],
  ["XML in a text", "application/x-www-form-urlencoded", "{ text: { contentType: application/xml } }", []],
  ["JSON among others", "multipart/form-data", '{ one: { contentType: "text/csv, application/json" } }', []],
  [
    "a media type that a style outweighs",
    "multipart/form-data",
    "{ one: { contentType: image/png, explode: true } }",
    [],
  ],
  ["a style of paths", "multipart/form-data", "{ text: { style: label } }", ["style"]],
  ["a style where none has a meaning", "multipart/mixed", "{ text: { style: label } }", []],
])("an encoding is told of where it is not heeded: %s", async (_, mediaType, encoding, members) => {
  const findings = await found("emit/encoding-not-heeded", form(mediaType, encoding));
  expect(findings.map(({ location }) => location.pointer.split("/").at(-1))).toEqual(members);
});

test.each([
  ["{ type: http, scheme: Digest }", "3.0.3", 1],
  ["{ type: mutualTLS }", "3.1.0", 1],
  ["{ type: http, scheme: BEARER }", "3.0.3", 0],
  ["{ type: openIdConnect, openIdConnectUrl: https://id.example.test }", "3.0.3", 0],
])("a scheme that no client sends is a finding: %s", async (scheme, openapi, count) => {
  const text = `paths: {}\ncomponents: { securitySchemes: { a: ${scheme} } }\n`;
  expect(await found("emit/credential-not-sent", text, openapi)).toHaveLength(count);
});

test.each([
  'A code of a state, for example "NEW" or "OLD".',
  "The state, such as OPEN or PAID",
  "The state, e.g. card, wallet_token or bank_debit",
  "The state of a URL",
])("of the prose %j no values are", async (description) => {
  const property = `{ type: string, description: ${JSON.stringify(description)} }`;
  const text = schemas(`    Pet: { type: object, properties: { status: ${property} } }\n`);
  expect(await found("docs/enum-only-in-prose", text)).toEqual([]);
});

test.each([
  ["Implementations MUST accept unrecognized values gracefully.", "docs/open-enum"],
  ["Clients should handle unknown values.", "docs/open-enum"],
  ["New values may be added.", "docs/open-enum"],
  ["It handles pets of unknown age.", "docs/enum-only-in-prose"],
])("behind the sentence %j the values that prose defines are told by %s alone", async (sentence, told) => {
  const description = `${sentence} Possible values: \`new\`, \`paid\`, \`lost\`.`;
  const property = `{ type: string, description: ${JSON.stringify(description)} }`;
  const text = schemas(`    Pet: { type: object, properties: { status: ${property} } }\n`);
  const rules = ["docs/enum-only-in-prose", "docs/open-enum"];
  const all = await Promise.all(rules.map((rule) => found(rule, text)));
  expect(all.flat().map(({ rule }) => rule)).toEqual([told]);
});

test("null in the enum of a type that does not allow it has no fix, and two ways out", async () => {
  const [finding, ...others] = await found(
    "openapi/no-enum-type-mismatch",
    schemas("    Pet: { type: string, enum: [a, null] }\n"),
  );
  expect([others, finding?.fix]).toEqual([[], null]);
  expect(finding?.message).toBe("The enum lists null, where `type` says string");
  expect(finding?.help).toMatch(/^Write `nullable: true` .* else drop null from the list\.$/);
});

test("The whole of a response may be a file in OpenAPI 2.0, and nothing within a value", async () => {
  const file = "schema: { type: file }";
  const document = (schema: string) => `swagger: "2.0"
info: { title: Photos, version: "1" }
paths: { /photo: { get: { operationId: photo, produces: [image/png], responses: { "200": { $ref: "#/responses/Photo" }, "400": { description: No, ${schema} } } } } }
responses: { Photo: { description: A photo, ${file} } }
`;
  const struct = async (schema: string) =>
    (await lint({ published: readDocument(document(schema)) })).filter(({ rule }) => rule === "openapi/struct");
  expect(await struct(file)).toEqual([]);
  const within = await struct("schema: { type: object, properties: { photo: { type: file } } }");
  expect(within.map(({ help }) => help)).toEqual([expect.stringContaining("`type: string` with `format: byte`")]);
});

test.each(["minLength", "maxItems", "maxProperties"])("%s below nothing is told in our words", async (keyword) => {
  const [finding] = await found("openapi/struct", schemas(`    Pet: { ${keyword}: -1 }\n`));
  expect(finding?.message).toMatch(new RegExp(`^\`${keyword}\`.* is -1, where OpenAPI wants 0 or more$`));
  expect(finding?.help).toMatch(/^Write the number that is meant/);
});

const besideReference = (siblings: string) => `paths: {}
components:
  schemas:
    Pet: { type: object, properties: { kind: { $ref: "#/components/schemas/Kind", ${siblings} } } }
    Kind: { type: string, format: slug }
`;

test("what the component says as well is not lost beside a reference to it", async () => {
  const rule = "openapi/spec-ref-siblings";
  expect(await found(rule, besideReference("format: slug"))).toEqual([]);
  const messages = [...(await found(rule, besideReference("format: slug, type: string, maxLength: 9")))];
  expect(messages.map(({ message }) => message)).toEqual([
    "`maxLength` stands beside the reference to `#/components/schemas/Kind` and is ignored",
  ]);
  expect(await found(rule, besideReference("format: name"))).toHaveLength(1);
});

const twoPaths = (schema: string) => `paths:
  /pets/{id}/toys:
    get:
      parameters: [{ name: id, in: path, required: true, schema: ${schema} }]
      responses: { "200": { description: The toys of a pet } }
  /pets/lost/{tag}:
    get:
      parameters: [{ name: tag, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: A lost pet } }
`;

test.each([
  ["{ type: integer }", "info"],
  ["{ type: string, format: uuid }", "info"],
  ["{ type: string, enum: [first, second] }", "info"],
  ["{ type: string, enum: [found, lost] }", "warning"],
  ["{ type: string }", "warning"],
])("two paths that match one address, a place of which is %s, are told as %s", async (schema, severity) => {
  const [finding] = await found("openapi/no-ambiguous-paths", twoPaths(schema));
  expect(finding?.severity).toBe(severity);
  const also = severity === "info" ? ", and `{id}` takes no `lost`" : "";
  expect(finding?.message).toBe(`\`/pets/lost/toys\` matches both \`/pets/{id}/toys\` and \`/pets/lost/{tag}\`${also}`);
});
