import { describe, expect, test } from "vitest";
import { type Finding, lint } from "../../generator/lint/index.js";
import { applyActions } from "../../generator/repair/apply.js";
import { effectiveOf, readDocument, readProvider } from "./read.js";

/** `108:21 shape/boolean-as-string`, of the rules that a name begins with. */
function table(findings: readonly Finding[], families: readonly string[]): readonly string[] {
  return findings
    .filter(({ rule }) => families.some((family) => rule.startsWith(family)))
    .map(({ location, rule }) => `${location.line}:${location.column} ${rule}`);
}

async function published(provider: string): Promise<readonly Finding[]> {
  return await lint({ published: readProvider(provider) });
}

describe("xendit", () => {
  test("has 24 numbers and 12 booleans as strings, each at its place in the page, in one group with the two examples", async () => {
    const findings = await published("xendit");
    const of = (rule: string) => findings.filter((finding) => finding.rule === rule);
    expect(of("shape/number-as-string")).toHaveLength(24);
    expect(of("shape/boolean-as-string")).toHaveLength(12);
    expect(of("example/schema-mismatch")).toHaveLength(2);
    expect(new Set(findings.filter(({ group }) => group === "values-as-strings").map(({ rule }) => rule)).size).toBe(3);
    expect(findings.filter(({ group }) => group === "values-as-strings")).toHaveLength(38);
    for (const { location } of [...of("shape/number-as-string"), ...of("shape/boolean-as-string")]) {
      const { source } = readProvider("xendit");
      const text = source.line(location.line).slice(location.column - 1, location.endColumn - 1);
      expect(text).toMatch(/^"(?:\d+|true|false)"$/);
    }
    const keywords = [...of("shape/number-as-string"), ...of("shape/boolean-as-string")].map(({ location }) =>
      location.pointer.split("/").at(-1),
    );
    const count = (keyword: string) => keywords.filter((found) => found === keyword).length;
    expect([count("minLength"), count("maxLength"), count("minimum"), count("nullable"), count("required")]).toEqual([
      7, 10, 7, 10, 2,
    ]);
    const [first] = findings.filter(({ group }) => group === "values-as-strings");
    expect(first?.location.pointer).not.toBe("");
    expect(of("shape/boolean-as-string")[0]?.location).toMatchObject({
      line: 108,
      column: 21,
      pointer: "/components/parameters/Payment_Session_SessionIdPathParam/required",
    });
  });

  test('says of `required: "false"` that the string is truthy and that generators emit a mandatory header', async () => {
    const finding = (await published("xendit")).find(({ location }) => location.line === 119);
    expect(finding?.rule).toBe("shape/boolean-as-string");
    expect(finding?.why).toMatch(/truthy/);
    expect(finding?.why).toMatch(/mandatory header/);
  });

  test("has no finding that follows from another", async () => {
    const rules = new Set((await published("xendit")).map(({ rule }) => rule));
    expect(rules).not.toContain("openapi/struct");
    expect([...rules].filter((rule) => rule.includes("path-parameter"))).toEqual([]);
  });

  test("has the rest at its places", async () => {
    expect(table(await published("xendit"), ["openapi/", "example/", "shape/enum", "contract/"])).toEqual([
      "29:7 contract/no-idempotency-key",
      "32:13 openapi/security-defined",
      "49:9 contract/status-missing",
      "67:33 example/schema-mismatch",
      "130:11 contract/response-field-optional",
      "193:11 contract/response-field-optional",
      "291:20 example/schema-mismatch",
      "488:19 shape/enum-without-type",
    ]);
  });

  test("keeps no shape finding open, and says that they are repaired", async () => {
    const { document, overlays } = effectiveOf("xendit");
    const findings = await lint({ published: readProvider("xendit"), effective: document, overlays });
    const shapes = findings.filter(({ rule }) => rule.startsWith("shape/"));
    expect(shapes.map(({ status }) => status)).toEqual(Array.from({ length: 37 }, () => "repaired"));
  });
});

describe("maven", () => {
  test("has its findings at their places", async () => {
    const findings = await published("maven");
    expect(table(findings, ["shape/", "openapi/", "contract/"])).toEqual([
      "25:1 openapi/no-empty-servers",
      "29:5 contract/no-idempotency-key",
      ...Array.from({ length: 6 }, () => "49:7 contract/status-missing"),
      "51:11 contract/success-without-body",
      "93:5 shape/invalid-component-key",
    ]);
    expect(statuses(findings)).toEqual(["401", "403", "404", "409", "429", "5XX"]);
    expect(table(findings, ["docs/enum-only-in-prose"])).toEqual(["9:1 docs/enum-only-in-prose"]);
  });
});

describe("flinks", () => {
  test("has its findings at their places", async () => {
    const findings = await published("flinks");
    expect(table(findings, ["shape/", "openapi/", "example/", "contract/", "docs/auth"])).toEqual([
      "13:1 docs/auth-only-in-prose",
      "50:3 example/field-missing",
      "112:1 openapi/no-empty-servers",
      "116:5 contract/no-idempotency-key",
      ...Array.from({ length: 5 }, () => "131:7 contract/status-missing"),
      "134:11 shape/redundant-media-types",
      "146:11 contract/problem-media-type",
      "173:9 contract/response-field-optional",
      "179:9 contract/response-field-optional",
      "184:29 shape/closed-response",
    ]);
    expect(statuses(findings)).toEqual(["403", "404", "409", "429", "5XX"]);
  });
});

describe("1099policy", () => {
  test("has its findings, on its one line", async () => {
    const findings = await published("1099policy");
    expect(table(findings, ["shape/", "openapi/", "example/", "contract/", "docs/auth", "docs/enum-only"])).toEqual([
      "1:30 contract/no-idempotency-key",
      "1:302 shape/path-parameter-mismatch",
      ...Array.from({ length: 3 }, () => "1:381 contract/status-missing"),
      "1:1759 docs/enum-only-in-prose",
      "1:2317 contract/auth-failure-as-403",
      "1:2317 docs/auth-only-in-prose",
    ]);
    expect(statuses(findings)).toEqual(["401", "429", "5XX"]);
    const mismatch = findings.find(({ rule }) => rule === "shape/path-parameter-mismatch");
    expect(mismatch?.message).toMatch(/`\{session\}`.*`session_id`/);
    expect(mismatch?.fix?.safety).toBe("review");
  });
});

describe("crisscross", () => {
  test("has its findings at their places", async () => {
    const findings = await published("crisscross");
    expect(table(findings, ["shape/", "openapi/", "example/", "docs/enum-only"])).toEqual([
      "19:1 docs/enum-only-in-prose",
    ]);
    expect(table(findings, ["contract/"]).map((row) => row.split(" ")[1])).toEqual([
      "contract/auth-missing",
      "contract/no-idempotency-key",
      ...findings.filter(({ rule }) => rule === "contract/response-field-optional").map(({ rule }) => rule),
      ...Array.from({ length: 3 }, () => "contract/status-missing"),
    ]);
    expect(statuses(findings)).toEqual(["403", "429", "5XX"]);
  });
});

/** The statuses that are missing, from the messages. */
function statuses(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ rule }) => rule === "contract/status-missing")
    .map(({ message }) => /declares no (\w+)/.exec(message)?.[1] ?? "")
    .sort();
}

test("what stands where text is wanted stays text: coerced by position, never by look", async () => {
  const document = readDocument(`openapi: 3.0.3
info: { title: "27", version: "3.0.0", description: "true" }
servers: [{ url: https://api.example.test }]
paths: {}
components:
  schemas:
    Pet: { type: string, enum: ["1", "true"], default: "1", description: "42" }
    Owner: { type: object, properties: { required: { type: string }, maxLength: { type: string, example: "9" } } }
`);
  expect(await lint({ published: document })).toEqual([]);
});

test("what the model says about a node that a finding stands on is not said twice", async () => {
  const document = readDocument(`openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths: {}
components:
  schemas:
    Pet: { $ref: "#/components/schemas/Animal" }
`);
  const [finding, ...others] = await lint({ published: document });
  expect([finding?.rule, others]).toEqual(["openapi/no-unresolved-refs", []]);
  const location = { ...document.source.range(0, 1), file: document.source.file, pointer: "/components/schemas/Pet" };
  const draft = (rule: string) => ({ rule, message: "It leads nowhere", location });
  const again = await lint({
    published: document,
    drafts: [draft("model/dangling-reference"), draft("contract/target-unset")],
  });
  expect(again.map(({ rule }) => rule).sort()).toEqual(["contract/target-unset", "openapi/no-unresolved-refs"]);
});

test("a reference that leads nowhere is told once, and not of each reference to it", async () => {
  const document = readDocument(`openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths: {}
components:
  schemas:
    Pet: { $ref: "#/components/schemas/Animal" }
    Cat: { $ref: "#/components/schemas/Pet" }
    Owner: { type: object, properties: { pet: { $ref: "#/components/schemas/Cat" } } }
`);
  const findings = await lint({ published: document });
  const told = findings.filter(({ rule }) => rule === "openapi/no-unresolved-refs");
  expect(told.map(({ location }) => location.pointer)).toEqual(["/components/schemas/Pet"]);
});

test("words that an overlay repeats elsewhere do not make a finding look repaired", async () => {
  const { document, overlays } = effectiveOf("xendit");
  const findings = await lint({ published: readProvider("xendit"), effective: document, overlays });
  const found = findings.filter(({ rule }) => rule === "docs/precondition-only-in-prose");
  expect(found.map(({ location, status }) => [location.line, status])).toEqual([[669, "open"]]);
});

describe("a defect that another one covers", () => {
  const document = (type: string) =>
    readDocument(`openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths: {}
components: { schemas: { Kind: { type: ${type}, enum: [a, 3] } } }
`);
  const told = async (type: string, effective?: Parameters<typeof lint>[0]["effective"]) => {
    const findings = await lint({ published: document(type), ...(effective === undefined ? {} : { effective }) });
    return findings.map(({ rule, status, location }) => `${rule} ${status} ${location.line}`);
  };

  test("is told beside it where a safe fix mends the other", async () => {
    expect(await told('[string, "null"]')).toEqual(["shape/type-form open 5", "openapi/no-enum-type-mismatch open 5"]);
  });

  test("is open once a repair has uncovered it, at its place in the published document", async () => {
    expect(await told("null")).toEqual(["shape/type-form open 5"]);
    const action = { target: "$.components.schemas.Kind", update: { type: "string" } };
    const { document: effective } = applyActions(document("null"), [action]);
    expect(await told("null", effective)).toEqual([
      "shape/type-form repaired 5",
      "openapi/no-enum-type-mismatch open 5",
    ]);
  });
});

describe("the words of a finding", () => {
  const told = async (schemas: string) => {
    const text = `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths: {}
components: { schemas: ${schemas} }
`;
    return await lint({ published: readDocument(text) });
  };

  test("name `fix` where it has one to propose, and nowhere else", async () => {
    const findings = await told('{ Pet: { type: string, minLength: "1", maxLength: "1.5" } }');
    expect(findings.map(({ fix, help }) => [fix?.safety, help])).toEqual([
      ["safe", "Write the number without quotes. `concordat fix` proposes the repair."],
      [undefined, "Write the number without quotes."],
    ]);
  });

  test("speak of null where there is null", async () => {
    const findings = await told('{ A: { type: [string, integer] }, B: { type: [string, "null"] }, C: { type: null } }');
    expect(findings.map(({ message }) => message)).toEqual([
      "`type` is a list (string and integer), where OpenAPI 3.0 wants the name of one type",
      "`type` is a list (string and null), where OpenAPI 3.0 wants the name of one type, which null is not",
      "`type` is null itself, where OpenAPI 3.0 wants the name of one type, which null is not",
    ]);
  });

  test("show a name that is empty", async () => {
    const [finding] = await told('{ "": { type: string } }');
    expect(finding?.message).toMatch(/^`""` is no name for a component/);
  });
});
