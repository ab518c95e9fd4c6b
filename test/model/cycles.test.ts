import { describe, expect, it } from "vitest";
import { cyclicComponents } from "../../generator/model/strongly-connected.js";
import { placesOf, schemaOf, withoutPlaces } from "./documents.js";

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const read = (
  schemas: Parameters<typeof schemaOf>[1] extends infer O
    ? NonNullable<O extends { schemas?: infer S } ? S : never>
    : never,
) => schemaOf(to("A"), { schemas });

describe("a schema that applies to one value again and again", () => {
  it.each([
    ["names itself", { A: to("A") }, "/components/schemas/A"],
    ["extends itself", { A: { allOf: [to("A")] } }, "/components/schemas/A/allOf/0"],
    ["lists itself", { A: { anyOf: [{ type: "string" }, to("A")] } }, "/components/schemas/A/anyOf/1"],
    ["refuses itself", { A: { not: to("A") } }, "/components/schemas/A/not"],
    ["depends on itself", { A: { dependentSchemas: { a: to("A") } } }, "/components/schemas/A/dependentSchemas/a"],
  ])("because it %s loses that reference, with a finding", (_, schemas, pointer) => {
    const { model, findings } = read(schemas);
    expect(placesOf(findings)).toEqual([`model/reference-cycle ${pointer}`]);
    expect(JSON.stringify(withoutPlaces([...model.schemas.values()]))).not.toContain('"ref"');
  });

  it("by inheritance keeps the list of its variants", () => {
    const { model, findings } = read({ A: { oneOf: [to("B")] }, B: { allOf: [to("A"), { properties: { b: {} } }] } });
    expect(placesOf(findings)).toEqual(["model/reference-cycle /components/schemas/B/allOf/0"]);
    expect(withoutPlaces(model.schemas.get("/components/schemas/A")?.schema)).toEqual({
      oneOf: [{ ref: "/components/schemas/B" }],
    });
  });

  it("is told from one that contains others of its kind", () => {
    const tree = { properties: { left: to("A") }, additionalProperties: to("A"), items: to("A"), contains: to("A") };
    expect(read({ A: tree }).findings).toEqual([]);
  });

  it("is told from one that only leads to a cycle", () => {
    const { model, findings } = read({ A: { allOf: [to("B")] }, B: { anyOf: [to("B"), {}] } });
    expect(placesOf(findings)).toEqual(["model/reference-cycle /components/schemas/B/anyOf/0"]);
    expect(model.schemas.get("/components/schemas/A")?.schema.allOf?.[0]?.ref).toBe("/components/schemas/B");
  });
});

describe("cyclic components", () => {
  it("are found in chains of any length", () => {
    const chain = new Map(Array.from({ length: 50_000 }, (_, node) => [node, [(node + 1) % 50_000]]));
    expect(new Set(cyclicComponents(chain).values()).size).toBe(1);
  });

  it("are told apart", () => {
    const graph = new Map([
      ["a", ["b"]],
      ["b", ["a", "c"]],
      ["c", ["d"]],
      ["d", ["c"]],
      ["e", ["a"]],
    ]);
    const found = cyclicComponents(graph);
    expect([...found.keys()].sort()).toEqual(["a", "b", "c", "d"]);
    expect(found.get("a")).toBe(found.get("b"));
    expect(found.get("c")).not.toBe(found.get("a"));
  });
});
