import { describe, expect, test } from "vitest";
import { code, moduleSpecifier } from "../../../generator/emit/code/index.js";
import { emitValidators } from "../../../generator/emit/validators.js";
import type { Schema } from "../../../generator/model/model.js";
import { withOneWay } from "../../../generator/model/one-way.js";
import { cpuMilliseconds } from "../../cpu.js";
import { compile, compileOne } from "./compile.js";

describe("the text of a validator", () => {
  test("is straight TypeScript that a person can read", () => {
    const { text } = compileOne({
      type: "object",
      required: ["id", "status"],
      properties: {
        id: { type: "string", format: "uuid" },
        status: { enum: ["open", "closed"] },
        amount: { type: ["integer", "null"], minimum: 0 },
        tags: { type: "array", maxItems: 3, items: { type: "string", minLength: 1 } },
      },
      additionalProperties: false,
    });
    expect(text).toMatchInlineSnapshot(`
      "import * as v from "@concordat/runtime/validation";

      const keysRoot = /*#__PURE__*/ new Set<string>(["id", "status", "amount", "tags"]);

      function checkRoot(value: unknown, at: string, report: v.Report): void {
        if (!v.isObject(value)) report.add(at, "type", "must be an object");
        else {
          const id = v.own(value, "id");
          if (id === undefined) report.add(at, "required", "must have the property \\"id\\"");
          else if (typeof id !== "string") report.add(\`\${at}/id\`, "type", "must be a string");
          else if (!v.isUuid(id)) report.add(\`\${at}/id\`, "format", "must be a UUID");
          const status = v.own(value, "status");
          if (status === undefined) report.add(at, "required", "must have the property \\"status\\"");
          else if (status !== "open" && status !== "closed") {
            report.add(\`\${at}/status\`, "enum", "must be one of \\"open\\", \\"closed\\"");
          }
          const amount = v.own(value, "amount");
          if (amount !== undefined) {
            if (!v.isInteger(amount) && amount !== null) {
              report.add(\`\${at}/amount\`, "type", "must be an integer or null");
            }
            if (v.isNumber(amount)) {
              if (amount < 0) report.add(\`\${at}/amount\`, "minimum", "must be at least 0");
            }
          }
          const tags = v.own(value, "tags");
          if (tags !== undefined) {
            if (!v.isArray(tags)) report.add(\`\${at}/tags\`, "type", "must be an array");
            else {
              if (tags.length > 3) report.add(\`\${at}/tags\`, "maxItems", "must have at most 3 items");
              for (const [index, item] of tags.entries()) {
                const itemAt = \`\${at}/tags/\${index}\`;
                if (typeof item !== "string") report.add(itemAt, "type", "must be a string");
                else if (item === "") report.add(itemAt, "minLength", "must not be empty");
              }
            }
          }
          for (const key of v.keysOf(value)) {
            const memberAt = \`\${at}/\${report.token(key)}\`;
            if (!keysRoot.has(key)) {
              report.add(memberAt, "additionalProperties", "must not be there: the schema names no such property");
            }
          }
        }
      }

      export const Root: v.Validator<unknown> = /*#__PURE__*/ v.validator(checkRoot);
      "
    `);
  });

  test("follows a reference to itself through the report, which keeps the depth", () => {
    const { text } = compileOne({ properties: { next: { $ref: "#" } } });
    expect(text).toContain("report.follow(checkRoot, next, `${at}/next`)");
  });

  test("checks the other branch in full where one of two allows null", () => {
    const { check } = compileOne({ anyOf: [{ type: "object", required: ["id"] }, { type: "null" }] });
    expect(check({})).toEqual([{ pointer: "", keyword: "required", message: 'must have the property "id"' }]);
    expect(check(null)).toEqual([]);
  });

  test("names the constants of the file so that no two names meet", () => {
    const schema: Schema = { location: at, pointer: "", types: ["string"] };
    const { value } = emitValidators({
      schemas: [],
      inline: [
        { name: "checkBody", schema, type: code`string` },
        { name: "body", schema, type: code`string` },
      ],
      resolve: new Map(),
      typeOf: () => code`unknown`,
      imports: code``,
      runtimeModule: moduleSpecifier("runtime"),
    });
    expect(value).toContain("export const checkBody: v.Validator<string> =");
    expect(value).toContain("export const body: v.Validator<string> =");
    expect(value).toContain("function checkCheckBody(");
  });
});

test("names in a document never hide what the text refers to", () => {
  const names = [
    "Set",
    "Math",
    "RegExp",
    "v",
    "types",
    "report",
    "value",
    "at",
    "checkMoney",
    "keysRoot",
    "undefined",
    "class",
  ];
  const { validators } = compile({
    Root: {
      properties: Object.fromEntries(names.map((name) => [name, { $ref: "Money.json" }])),
      additionalProperties: false,
      unevaluatedItems: { $ref: "Set.json" },
    },
    Money: { type: "string", pattern: "^[0-9]+$" },
    Set: { prefixItems: [{ enum: [1, 2, 3, 4, 5, 6, 7, 8] }], unevaluatedItems: false },
  });
  const check = validators.get("Root")?.check;
  expect(check?.(Object.fromEntries(names.map((name) => [name, "1"])))).toEqual([]);
  expect(check?.(Object.fromEntries(names.map((name) => [name, "x"])))).toHaveLength(names.length);
});

describe("a violation", () => {
  test("says where and what, and never the value", () => {
    const { check } = compileOne({
      properties: {
        "a/b~": { type: "string", maxLength: 2, pattern: "^x" },
        list: { items: { enum: [1, 2] } },
        map: { additionalProperties: { type: "boolean" } },
      },
    });
    const secret = "4111 1111 1111 1111";
    const found = check({ "a/b~": secret, list: [1, secret], map: { m: secret } });
    expect(found).toEqual([
      { pointer: "/a~1b~0", keyword: "maxLength", message: "must have at most 2 characters" },
      { pointer: "/a~1b~0", keyword: "pattern", message: "must match the pattern of the schema" },
      { pointer: "/list/1", keyword: "enum", message: "must be one of 1, 2" },
      { pointer: "/map/m", keyword: "type", message: "must be a boolean" },
    ]);
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  test("is that of the alternative that the discriminator names", () => {
    const { validators } = compile({
      Pet: {
        oneOf: [{ $ref: "Cat.json" }, { $ref: "Dog.json" }],
        discriminator: { propertyName: "kind", mapping: { puss: "Cat.json" } },
      },
      Cat: { required: ["kind", "purrs"], properties: { kind: { const: "puss" }, purrs: { type: "boolean" } } },
      Dog: { required: ["kind", "barks"], properties: { kind: { const: "Dog" }, barks: { type: "boolean" } } },
    });
    const check = validators.get("Pet")?.check;
    expect(check?.({ kind: "puss", purrs: 1 })).toEqual([
      { pointer: "/purrs", keyword: "type", message: "must be a boolean" },
    ]);
    expect(check?.({ kind: "Dog" })).toEqual([
      { pointer: "", keyword: "required", message: 'must have the property "barks"' },
    ]);
    expect(check?.({ kind: "fish" })?.map(({ keyword }) => keyword)).toEqual(["oneOf"]);
  });

  test("is that of the default mapping where the value names no alternative", () => {
    const { validators } = compile({
      Pet: {
        oneOf: [{ $ref: "Cat.json" }, { $ref: "Other.json" }],
        discriminator: { propertyName: "kind", defaultMapping: "Other" },
      },
      Cat: { required: ["purrs"], properties: { kind: { const: "Cat" } } },
      Other: { required: ["legs"], properties: { kind: { not: { const: "Cat" } } } },
    });
    for (const value of [{ kind: "fish" }, {}])
      expect(validators.get("Pet")?.check(value)).toEqual([
        { pointer: "", keyword: "required", message: 'must have the property "legs"' },
      ]);
  });
});

describe("keys that an object inherits", () => {
  const schema = {
    required: ["toString", "__proto__", "constructor"],
    properties: JSON.parse(
      '{"__proto__":{"type":"string"},"constructor":{"type":"string"},"toString":{"type":"string"}}',
    ),
  };

  test("are not there until the value has them", () => {
    const { check } = compileOne(schema);
    expect(check({}).map(({ keyword }) => keyword)).toEqual(["required", "required", "required"]);
    expect(check(JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}'))).toEqual([]);
    expect(check(JSON.parse('{"__proto__":1,"constructor":"b","toString":"c"}'))).toEqual([
      { pointer: "/__proto__", keyword: "type", message: "must be a string" },
    ]);
  });

  test("count as unknown where no others may be there", () => {
    const { is } = compileOne({ properties: { a: true }, additionalProperties: false });
    expect(is(JSON.parse('{"__proto__":1}'))).toBe(false);
    expect(is({ constructor: 1 })).toBe(false);
    expect(is({ a: 1 })).toBe(true);
  });

  test("are compared like any other in enum, const and uniqueItems", () => {
    const { is } = compileOne({ const: JSON.parse('{"__proto__":{"constructor":1}}'), uniqueItems: true });
    expect(is(JSON.parse('{"__proto__":{"constructor":1}}'))).toBe(true);
    expect(is({})).toBe(false);
    expect(compileOne({ uniqueItems: true }).is([{}, JSON.parse('{"__proto__":{}}')])).toBe(true);
  });
});

describe("a value that would be too much work", () => {
  test("does not conform when it is nested deeper than any call stack", () => {
    const { check } = compileOne({ properties: { next: { $ref: "#" } } });
    let value: object = {};
    for (let depth = 0; depth < 100_000; depth++) value = { next: value };
    expect(check(value).map(({ message }) => message)).toEqual(["is nested too deeply to be checked"]);
  });

  test("does not conform when it refers to itself", () => {
    const value: { next?: unknown } = {};
    value.next = value;
    expect(compileOne({ properties: { next: { $ref: "#" } } }).is(value)).toBe(false);
  });

  test("does not make alternatives multiply that both descend", () => {
    const branch = (kind: string) => ({
      properties: { kind: { const: kind }, left: { $ref: "#" }, right: { $ref: "#" } },
      required: ["kind"],
    });
    const { check } = compileOne({ oneOf: [branch("a"), branch("b")] });
    const nested = (deepest: object) => {
      let value = deepest;
      for (let depth = 0; depth < 100; depth++)
        value = { left: value, kind: depth % 2 === 0 ? "a" : "b", right: { kind: "a" } };
      return value;
    };
    expect(check(nested({ kind: "a" }))).toEqual([]);
    expect(check(nested({})).map(({ keyword }) => keyword)).toEqual(["oneOf"]);
  });

  test("does not conform where what is asked of it at once multiplies", () => {
    const part = { properties: { next: { $ref: "#" } } };
    const { check } = compileOne({ allOf: [part, part] });
    let value: unknown = {};
    for (let depth = 0; depth < 100; depth++) value = { next: value };
    const started = cpuMilliseconds();
    expect(check(value).at(-1)?.message).toBe("takes too many steps to be checked");
    expect(cpuMilliseconds() - started).toBeLessThan(2_000);
  });

  test("is not accepted by `not` because a limit ended the check", () => {
    const value: { next?: unknown } = {};
    value.next = value;
    expect(
      compileOne({ not: { $ref: "#/$defs/A" }, $defs: { A: { properties: { next: { $ref: "#/$defs/A" } } } } }).is(
        value,
      ),
    ).toBe(false);
  });

  test("takes time in proportion to its items to find two that are equal", () => {
    const items = Array.from({ length: 50_000 }, (_, id) => ({ id, tags: ["a"] }));
    const { is } = compileOne({ uniqueItems: true });
    const started = cpuMilliseconds();
    expect(is(items)).toBe(true);
    expect(is([...items, { tags: ["a"], id: 7 }])).toBe(false);
    expect(cpuMilliseconds() - started).toBeLessThan(2_000);
  });
});

describe("properties of one direction", () => {
  const property = (flag: "readOnly" | "writeOnly"): Schema => ({
    location: at,
    pointer: "",
    types: ["object"],
    required: ["a"],
    properties: new Map([["a", { location: at, pointer: "/a", types: ["string"], [flag]: true }]]),
  });

  test.each([
    ["readOnly", "request", ' && report.direction !== "request"'],
    ["writeOnly", "response", ' && report.direction !== "response"'],
  ] as const)("%s: need not be in a %s", (flag, direction, condition) => {
    const { value } = emitValidators({
      schemas: [],
      inline: [{ name: "body", schema: withOneWay(property(flag), new Map()), type: code`unknown`, direction }],
      resolve: new Map(),
      typeOf: () => code`unknown`,
      imports: code``,
      runtimeModule: moduleSpecifier("runtime"),
    });
    expect(value).toContain(`if (a === undefined${condition})`);
    expect(value).toContain(`v.validator(checkBody, "${direction}")`);
  });
});

describe("numbers and texts", () => {
  test("multipleOf goes by the decimals that are written", () => {
    const { is } = compileOne({ multipleOf: 0.01 });
    expect([0.07, 1.1, 19.99, 1e21, 1e-2].map(is)).toEqual([true, true, true, true, true]);
    expect([0.075, 1e-3, 0.001].map(is)).toEqual([false, false, false]);
  });

  test("lengths count code points", () => {
    const { is } = compileOne({ minLength: 2, maxLength: 2 });
    expect(["😀😀", "ab", "😀", "abc"].map(is)).toEqual([true, true, false, false]);
  });

  test("what JSON cannot say is not a number, and an undefined member is not there", () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY, 1n].map(compileOne({ type: "number" }).is)).toEqual([
      false,
      false,
      false,
    ]);
    const { is } = compileOne({ required: ["a"], additionalProperties: false, properties: { a: true } });
    expect([{ a: undefined }, { a: null, b: undefined }].map(is)).toEqual([false, true]);
  });
});

const at = { file: "test.json", line: 1, column: 1, endLine: 1, endColumn: 1, pointer: "" };
