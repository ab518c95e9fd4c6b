import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { authType } from "../../generator/emit/auth.js";
import { baseUrlOf, isServedPerOperation, ownBaseUrlOf } from "../../generator/emit/base-url.js";
import { identifier } from "../../generator/emit/code/index.js";
import { compilePackage } from "../../generator/emit/compile.js";
import { planTypeNames } from "../../generator/emit/names.js";
import { emitPackageJson } from "../../generator/emit/package-json.js";
import { prose } from "../../generator/emit/readme/prose.js";
import { typeExpression } from "../../generator/emit/type-expression.js";
import type { ApiModel } from "../../generator/model/model.js";
import { emitSmall, smallModel, sourceIn } from "./small.js";

function withServers(servers: string, inOperation = ""): ApiModel {
  return smallModel(`
openapi: 3.1.0
info: { title: x, version: "1" }
${servers}
paths:
  /a: { get: { operationId: a, ${inOperation} responses: { "204": { description: ok } } } }
  /b: { get: { operationId: b, ${inOperation} responses: { "204": { description: ok } } } }
`);
}

describe("the address of a service", () => {
  it.each([
    ['servers: [{ url: "https://a.test/v1/" }, { url: "https://b.test" }]', "https://a.test/v1"],
    ['servers: [{ url: "https://{host}/x", variables: { host: { default: a.test } } }]', "https://a.test/x"],
    ['servers: [{ url: "https://{host}/x" }]', undefined],
    ['servers: [{ url: "/v1" }]', undefined],
    ['servers: [{ url: "javascript:alert(1)" }]', undefined],
    ["servers: []", undefined],
  ])("%s → %s", (servers, url) => {
    expect(baseUrlOf(withServers(servers))).toBe(url);
  });

  it("is that of its operations where all have the same", () => {
    expect(baseUrlOf(withServers("", 'servers: [{ url: "https://op.test" }],'))).toBe("https://op.test");
  });
});

describe("the addresses of operations", () => {
  const model = (servers: string, own: string) =>
    smallModel(`
openapi: 3.1.0
info: { title: x, version: "1" }
${servers}
paths:
  /a: { get: { operationId: a, servers: [{ url: "${own}" }], responses: { "204": { description: ok } } } }
  /b: { servers: [{ url: "https://b.test/" }], get: { operationId: b, responses: { "204": { description: ok } } } }
`);
  const own = (of: ApiModel) => of.operations.map((operation) => ownBaseUrlOf(operation, of));

  it("are those that differ from the service's, relative ones from its origin", () => {
    const root = 'servers: [{ url: "https://a.test/v1" }]';
    expect(own(model(root, "https://a.test/v1/"))).toEqual([undefined, "https://b.test"]);
    expect(own(model(root, "/v2/"))).toEqual(["https://a.test/v2", "https://b.test"]);
    expect(own(model(root, "v2"))).toEqual([undefined, "https://b.test"]);
  });

  it("may make one of the service needless", () => {
    expect(isServedPerOperation(model("", "https://a.test"))).toBe(true);
    expect(isServedPerOperation(model("", "/a"))).toBe(false);
  });
});

describe("the credentials of a service", () => {
  it.each([
    ["[]", undefined],
    ["[{}]", undefined],
    ["[{ Bearer: [] }]", "TokenAuth"],
    ["[{ Bearer: [] }, { OpenId: [] }]", "TokenAuth"],
    ["[{ Basic: [], Key: [] }, { Bearer: [] }]", "ApiKeyAuth & BasicAuth | TokenAuth"],
    ["[{ OAuth: [] }]", "TokenAuth | ClientCredentialsAuth"],
    ["[{ OAuth: [], Key: [] }]", "ApiKeyAuth & (TokenAuth | ClientCredentialsAuth)"],
    ["[{ Key: [] }, { OAuth: [] }, { Bearer: [] }]", "ApiKeyAuth | TokenAuth | ClientCredentialsAuth"],
    ["[{ Mutual: [] }]", undefined],
  ])("%s → %s", (security, type) => {
    const model = smallModel(`
openapi: 3.1.0
info: { title: x, version: "1" }
security: ${security}
paths: { /a: { get: { operationId: a, responses: { "204": { description: ok } } } } }
components:
  securitySchemes:
    Bearer: { type: http, scheme: BEARER }
    Basic: { type: http, scheme: basic }
    Key: { type: apiKey, in: query, name: key }
    OAuth: { type: oauth2, flows: { clientCredentials: { tokenUrl: "https://x.test/t", scopes: {} } } }
    OpenId: { type: openIdConnect, openIdConnectUrl: "https://x.test" }
    Mutual: { type: mutualTLS }
`);
    expect(authType(model, (name) => identifier(name))).toBe(type);
  });
});

describe("a schema as a type", () => {
  it.each([
    ["{ type: [string, 'null'] }", "string | null"],
    ["{ type: array, items: { type: [integer, 'null'] } }", "readonly (number | null)[]"],
    ["{ type: array, items: { type: array } }", "readonly (readonly unknown[])[]"],
    ['{ enum: ["a", 1, null, true] }', '"a" | 1 | null | true'],
    ["{ const: x }", '"x"'],
    ["{ type: object, additionalProperties: { type: number } }", "Readonly<Record<string, number>>"],
    [
      "{ allOf: [{ $ref: '#/components/schemas/A' }, { oneOf: [{ type: string }, { type: number }] }] }",
      "A & (string | number)",
    ],
    ["true", "unknown"],
    ["false", "never"],
    ["{}", "unknown"],
  ])("%s → %s", (schema, type) => {
    const model = smallModel(`
openapi: 3.1.0
info: { title: x, version: "1" }
paths: { /a: { get: { operationId: a, parameters: [{ name: p, in: query, schema: ${schema} }], responses: { "204": { description: ok } } } } }
components: { schemas: { A: { type: object, properties: { a: { type: string } } } } }
`);
    const parameter = model.operations[0]?.parameters[0];
    if (parameter === undefined) throw new Error("no parameter");
    const nameOf = (pointer: string) => identifier(model.schemas.get(pointer)?.name ?? "");
    expect(typeExpression(parameter.schema, nameOf)).toBe(type);
  });
});

describe("exported type names", () => {
  it("are unique, readable and the same whatever unrelated operation is added", () => {
    const operationId = fc.oneof(
      fc.constantFrom(
        "",
        "404",
        "delete",
        "then",
        "größe",
        "支付",
        "😀",
        "__proto__",
        "a-b",
        "a_b",
        "aInput",
        "get",
        "Result",
      ),
      fc.string({ maxLength: 8 }),
    );
    const ids = fc.array(fc.tuple(operationId, fc.stringMatching(/^[a-z]{1,3}$/)), { minLength: 1, maxLength: 5 });
    const modelFor = (list: readonly (readonly [id: string, segment: string])[]) =>
      smallModel(
        JSON.stringify({
          openapi: "3.1.0",
          info: { title: "x", version: "1" },
          paths: Object.fromEntries(
            list.map(([id, segment], index) => [
              `/${segment}/${index}`,
              {
                get: {
                  operationId: id,
                  responses: {
                    200: {
                      description: "",
                      content: { "application/json": { schema: { $ref: "#/components/schemas/AResult" } } },
                    },
                  },
                },
              },
            ]),
          ),
          components: { schemas: { AResult: { type: "string" } } },
        }),
      );
    fc.assert(
      fc.property(ids, (list) => {
        const names = planTypeNames(modelFor(list));
        const more = planTypeNames(modelFor([...list, ["zzUnrelatedOperation", "zz"]]));
        const all = [
          ...names.schemas.values(),
          ...[...names.operations.values()].flatMap((each) => Object.values(each)),
        ];
        expect(new Set(all).size).toBe(all.length);
        for (const name of all) expect(name).toMatch(/^\p{ID_Start}[\p{ID_Continue}]*$/u);
        for (const [operation, named] of names.operations) expect(more.operations.get(operation)).toEqual(named);
        expect(more.schemas).toEqual(names.schemas);
      }),
      { numRuns: 150 },
    );
  });

  it("of schemas stay as they are when an operation is added that has no type of their name", () => {
    const ids = ["a", "b", "aResult", "getPet", "createClient"];
    const schemas = ["Pet", "AInput", "AInputSchema", "AResult", "BReply", "BReplySchema", "GetPetInput", "Client"];
    const namesOf = (operations: readonly string[], named: readonly string[]) => {
      const of = (key: string) => ({ $ref: `#/components/schemas/${key}` });
      const responses = {
        200: { description: "", content: { "application/json": { schema: { anyOf: named.map(of) } } } },
      };
      return planTypeNames(
        smallModel(
          JSON.stringify({
            openapi: "3.1.0",
            info: { title: "x", version: "1" },
            paths: {
              "/": { put: { operationId: "zz", responses } },
              ...Object.fromEntries(operations.map((id) => [`/${id}`, { get: { operationId: id, responses } }])),
            },
            components: { schemas: Object.fromEntries(named.map((key) => [key, {}])) },
          }),
        ),
      );
    };
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }),
        fc.uniqueArray(fc.constantFrom(...schemas), { minLength: 1 }),
        ([added = "", ...others], named) => {
          const before = namesOf(others, named).schemas;
          const after = namesOf([added, ...others], named);
          const own = Object.values(after.operations.get(added) ?? {});
          for (const key of named) {
            const pointer = `/components/schemas/${key}`;
            if (!own.includes(key)) expect(after.schemas.get(pointer)).toBe(before.get(pointer));
          }
          expect(new Set(after.schemas.values()).size).toBe(named.length);
        },
      ),
      { numRuns: 150, seed: 6 },
    );
  });

  it("stay as they are when an unrelated operation is added", () => {
    const paths = (more: string) => `
openapi: 3.1.0
info: { title: x, version: "1" }
paths:
  /a: { get: { operationId: a, responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/AResult" } } } } } } }
${more}
components: { schemas: { AResult: { type: string } } }
`;
    const before = planTypeNames(smallModel(paths("")));
    const after = planTypeNames(
      smallModel(paths('  /0: { get: { operationId: zero, responses: { "204": { description: ok } } } }')),
    );
    expect(before.operations.get("a")).toEqual({ input: "AInput", result: "AResult", reply: "AReply" });
    expect(after.operations.get("a")).toEqual(before.operations.get("a"));
    expect([...before.schemas.values()]).toEqual(["AResultSchema"]);
    expect(after.schemas).toEqual(before.schemas);
  });
});

describe("compiling a package", () => {
  it("gives JavaScript, declarations and maps that lead to the source beside them", () => {
    const text = "/** One. */\nexport const one: number = 1;\n";
    const { dist, errors } = compilePackage([{ path: "src/deep/one.ts", text }]);
    expect(errors).toEqual([]);
    expect(dist.map(({ path }) => path)).toEqual([
      "dist/deep/one.d.ts",
      "dist/deep/one.d.ts.map",
      "dist/deep/one.js",
      "dist/deep/one.js.map",
    ]);
    expect(dist[0]?.text).toContain("export declare const one: number;");
    expect(dist[2]?.text.endsWith("//# sourceMappingURL=one.js.map\n")).toBe(true);
    expect(JSON.parse(dist[3]?.text ?? "")).toMatchObject({ version: 3, sources: ["../../src/deep/one.ts"] });
  });

  it.each([
    ["that does not parse", "export const = 1;"],
    ["whose declaration cannot be written alone", "export const x = f();\ndeclare function f(): number;"],
  ])("reports a file %s", (_, text) => {
    const { errors } = compilePackage([{ path: "src/x.ts", text }]);
    expect(errors.map(({ path }) => path)).toEqual(["src/x.ts"]);
  });
});

describe("a manifest", () => {
  it("sorts what it lists and leaves out what is empty", () => {
    const { text } = emitPackageJson({
      name: "@x/y",
      version: "1.0.0",
      description: 'a "b" \u2028',
      license: "MIT",
      node: ">=20",
      entries: new Map([
        ["./b", "b"],
        [".", "index"],
      ]),
      dependencies: new Map(),
      optionalPeers: new Map(),
    });
    expect(Object.keys(JSON.parse(text).exports)).toEqual([".", "./b", "./package.json"]);
    expect(text).not.toMatch(/dependencies|\u2028/i);
  });
});

describe("a note in a README", () => {
  it.each([
    ["`a_b` means *x* <b>", "`a_b` means \\*x\\* &lt;b&gt;"],
    ["see `x`, `y`.", "see `x`, `y`."],
    ["an odd ` stays", "an odd \\` stays"],
  ])("%s → %s", (text, written) => {
    expect(prose(text)).toBe(written);
  });
});

describe("what a person reads", () => {
  const document = `
openapi: 3.1.0
info: { title: Doors, version: "1" }
servers: [{ url: "https://doors.test" }]
paths:
  /doors:
    post:
      operationId: open
      deprecated: true
      summary: Opens. @param is no tag.
      parameters: [{ name: slowly, in: query, deprecated: true, schema: { type: boolean } }]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [id, way]
              properties:
                id: { type: string }
                ${Array.from({ length: 60 }, (_, index) => `note${index}: { type: string }`).join("\n                ")}
                way: { type: object, required: [side], properties: { side: { type: string }, angle: { type: integer } } }
      responses: { "204": { description: ok } }
`;

  it("is a README with what has to be given alone, where everything would be long", async () => {
    const { packages } = await emitSmall(smallModel(document));
    const readme = packages.find(({ folder }) => folder === "small")?.files.find(({ path }) => path === "README.md");
    expect(readme?.text).toContain('client.open({ body: { id: "text", way: { side: "text" } } })');
  });

  it("is struck out where it is deprecated", async () => {
    const workspace = await emitSmall(smallModel(document));
    expect(sourceIn(workspace, "src/client.ts")).toContain(
      "  /**\n   * Opens. \\@param is no tag.\n   *\n   * @deprecated\n   */\n  open(",
    );
    expect(sourceIn(workspace, "src/types.ts")).toContain("    /** @deprecated */\n    readonly slowly?:");
  });
});

describe("what a bundle of a client holds", () => {
  it("is no validator and no server, until somebody asks for them", async () => {
    const model = smallModel(`
openapi: 3.1.0
info: { title: x, version: "1" }
paths: { /a: { get: { operationId: a, responses: { "204": { description: ok } } } } }
`);
    const workspace = await emitSmall(model);
    const seen = new Set<string>();
    const visit = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const [, own = ""] of sourceIn(workspace, path).matchAll(
        /^(?:import|export) (?!type).*from "\.\/(.+)\.js";$/gm,
      ))
        visit(`src/${own}.ts`);
    };
    visit("src/index.ts");
    expect([...seen].sort()).toEqual(["src/client.ts", "src/index.ts", "src/operations.ts", "src/service.ts"]);
    expect(sourceIn(workspace, "src/client.ts")).toContain('import("./operation-validators.js")');
  });
});
