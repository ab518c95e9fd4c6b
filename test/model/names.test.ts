import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { camelCase, pascalCase } from "../../generator/model/identifier.js";
import { nameOperations, nameSchemas } from "../../generator/model/names.js";
import { reservedTypeNames, reservedValueNames } from "../../generator/model/reserved.js";
import type { JsonObject } from "../../generator/source/json.js";
import { documentOf, modelOf } from "./documents.js";

const identifier = /^\p{ID_Start}[\p{ID_Continue}]*$/u;
const pointerOf = (key: string) => `/components/schemas/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;

function schemaNames(...keys: string[]): (string | undefined)[] {
  const names = nameSchemas(keys.map(pointerOf));
  return keys.map((key) => names.get(pointerOf(key)));
}

const [modelOperation] = modelOf(documentOf({ paths: { "/": { get: { responses: {} } } } })).model.operations;
if (modelOperation === undefined) throw new Error("unreachable");

function operationNames(paths: JsonObject): string[] {
  return modelOf(documentOf({ paths })).model.operations.map(({ name }) => name);
}

describe("the names of operations", () => {
  const id = fc.oneof(
    fc.constantFrom("getPet", "get pet", "get-pet", "GetPet", "getpet", "toString", "", "1"),
    fc.string(),
  );

  it("stay as they are when one is added, but for those that want its name and are not written so", () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 8 }), id, fc.nat(8), (ids, added, at) => {
        const operationsOf = (list: readonly (readonly [string, string])[]) =>
          nameOperations(list.map(([path, operationId]) => ({ ...modelOperation, method: "get", path, operationId })));
        const own = ids.map((operationId, index) => [`/p${index}`, operationId] as const);
        const before = operationsOf(own);
        const wish = operationsOf([["/added", added]]).get("get /added");
        const after = operationsOf([...own.slice(0, at), ["/added", added], ...own.slice(at)]);
        for (const [path, operationId] of own) {
          const name = before.get(`get ${path}`);
          if (name !== wish || operationId === name)
            expect(after.get(`get ${path}`) === name || operationId === added).toBe(true);
        }
        expect(new Set(after.values()).size).toBe(after.size);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

describe("a schema's name", () => {
  it.each([
    ["payment_session_public", "PaymentSessionPublic"],
    ["PaymentSession", "PaymentSession"],
    ["API Key", "APIKey"],
    ["v2.Session-item", "V2SessionItem"],
    ["404", "Schema404"],
    ["", "Schema"],
    ["__proto__", "Proto"],
    ["constructor", "Constructor"],
    ["Größe", "Größe"],
    ["支付", "支付"],
    ["😀", "Schema"],
    ["Error", "ErrorSchema"],
    ["response", "ResponseSchema"],
    ["ße", "ße"],
  ])("from %j is %s", (key, name) => {
    expect(schemaNames(key)).toEqual([name]);
  });

  it("tells its way where it is no component", () => {
    const way = "/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema";
    expect(nameSchemas([way]).get(way)).toBe("PathsPetsIdGetResponses200ContentApplicationJson");
    const inner = "/components/schemas/pet/properties/owner";
    expect(nameSchemas([inner]).get(inner)).toBe("PetOwner");
  });

  it("belongs to the one that is written so; the others are told apart by their own pointer", () => {
    const [plain, snake, dotted] = schemaNames("Session", "session", "SES.sion");
    expect([plain, dotted]).toEqual(["Session", "SESSion"]);
    expect(snake).toMatch(/^Session_[0-9a-f]{6}$/);
    expect(schemaNames("other", "session", "Session")).toEqual(["Other", snake, plain]);
  });

  it("is nobody's where none is written so", () => {
    const [first, second] = schemaNames("pet_a", "pet-a");
    expect(first).toMatch(/^PetA_/);
    expect(second).toMatch(/^PetA_/);
    expect(first).not.toBe(second);
  });
});

describe("an operation's name", () => {
  it.each([
    ["cancelSessionById", "cancelSessionById"],
    ["close_session_v1_sessions__session_id__close_post", "closeSessionV1SessionsSessionIdClosePost"],
    ["authorizations.void", "authorizationsVoid"],
    ["Close a Payment", "closeAPayment"],
    ["GETPet", "getPet"],
    ["ID", "id"],
    ["delete", "deleteOperation"],
    ["then", "thenOperation"],
    ["constructor", "constructorOperation"],
    ["__proto__", "proto"],
    ["2pets", "operation2pets"],
    ["", "getPetsId"],
    ["!!", "getPetsId"],
  ])("from the operationId %j is %s", (operationId, name) => {
    expect(operationNames({ "/pets/{id}": { get: { operationId } } })).toEqual([name]);
  });

  it("is made of method and path where there is no operationId", () => {
    expect(operationNames({ "/v1/pets/{pet_id}": { post: {} }, "/": { get: {} } })).toEqual([
      "postV1PetsPetId",
      "getRoot",
    ]);
  });

  it("does not change when an unrelated operation is added", () => {
    const one = { "/a": { get: { operationId: "read" } }, "/b": { get: { operationId: "Read" } } };
    const [a, b] = operationNames(one);
    expect(a).toBe("read");
    expect(b).toMatch(/^read_[0-9a-f]{6}$/);
    expect(operationNames({ "/0": { put: { operationId: "write" } }, ...one })).toEqual(["write", a, b]);
  });

  it("is its own where two operations have one operationId, or two paths one path item", () => {
    const [a, b] = operationNames({ "/a": { get: { operationId: "read" } }, "/b": { get: { operationId: "read" } } });
    expect(a).not.toBe(b);
    const names = operationNames({ "/a": { get: {} }, "/b": { $ref: "#/paths/~1a" } });
    expect(new Set(names).size).toBe(2);
  });
});

describe("names of whatever a document says", () => {
  const text = fc.string({ unit: "binary", maxLength: 12 });
  it("are unique identifiers that nothing else has, in any order", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(text, fc.constantFrom("Error", "error", "a_b", "a-b", "aB", "AB")), { maxLength: 9 }),
        (keys) => {
          const names = schemaNames(...keys);
          expect(new Set(names).size).toBe(keys.length);
          for (const name of names) {
            expect(name).toMatch(identifier);
            expect(reservedTypeNames.has(name ?? "")).toBe(false);
          }
          const reversed = keys.toReversed();
          expect(schemaNames(...reversed).reverse()).toEqual(names);
        },
      ),
    );
  });

  it("hold for operations", () => {
    const method = fc.constantFrom("get", "post", "query");
    const operation = fc.record({ operationId: text, method, path: text.map((path) => `/${path}`) });
    const list = fc.uniqueArray(operation, { maxLength: 9, selector: ({ method, path }) => `${method} ${path}` });
    fc.assert(
      fc.property(list, (operations) => {
        const names = [...nameOperations(operations as never).values()];
        expect(new Set(names).size).toBe(operations.length);
        for (const name of names) {
          expect(name).toMatch(identifier);
          expect(reservedValueNames.has(name)).toBe(false);
        }
      }),
    );
  });

  it("keep letters only, so that no case function can make two of one", () => {
    expect([camelCase("ﬁx it"), pascalCase("ﬁx it"), pascalCase("a\u200db\u202ec")]).toEqual(["ﬁxIt", "ﬁxIt", "ABC"]);
  });
});
