import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build.js";
import { locate } from "../../generator/source/origin.js";
import { parsePointer } from "../../generator/source/pointer.js";
import { changed } from "./changed.js";
import { documentFrom, documentOf, modelOf } from "./documents.js";
import { shop } from "./shop.js";
import { swaggerShop } from "./swagger-shop.js";

describe("a model", () => {
  const document = documentFrom(shop, "3.0");
  const { model, findings } = modelOf(document);

  it("is built without findings from a sound document", () => {
    expect(findings).toEqual([]);
    expect(model).toMatchObject({ title: "Shop", description: "All of it" });
    expect(model.operations.map(({ name }) => name)).toEqual(["readPet", "postPetsId"]);
    expect([...model.schemas.values()].map(({ name }) => name)).toEqual(["Pet", "ErrorSchema"]);
  });

  it("knows where each of its nodes stands", () => {
    const nodes: { location: { pointer: string }; pointer: string }[] = [];
    const collect = (value: unknown): void => {
      if (value instanceof Map) for (const item of value.values()) collect(item);
      else if (Array.isArray(value)) for (const item of value) collect(item);
      else if (typeof value === "object" && value !== null) {
        if ("location" in value && "pointer" in value) nodes.push(value as never);
        for (const item of Object.values(value)) collect(item);
      }
    };
    collect([model.servers, model.operations, model.schemas, model.securitySchemes]);
    expect(nodes.length).toBeGreaterThan(30);
    for (const { location, pointer } of nodes) {
      expect(location).toEqual(locate(document.root, parsePointer(pointer) ?? []));
    }
    expect(model.operations[0]?.location).toMatchObject({ file: "openapi.yaml", line: 12, column: 7 });
  });

  it("is the same for the same document", () => {
    expect(modelOf(documentFrom(shop, "3.0")).model.operations).toEqual(model.operations);
  });

  it("names itself after the provider where there is no title", () => {
    expect(modelOf(documentOf({})).model.title).toBe("shop");
  });
});

describe("an operation whose page states no address", () => {
  const waiting = { "x-concordat-operations": { closeSession: { summary: "Close" } } };

  it("is an error and no operation", () => {
    const { model, findings } = modelOf(documentOf({ paths: {}, ...waiting }));
    expect(model.operations).toEqual([]);
    expect(findings).toMatchObject([
      {
        rule: "model/operation-without-address",
        severity: "error",
        location: { pointer: "/x-concordat-operations/closeSession" },
      },
    ]);
    expect(findings[0]?.message).toContain("no method and no path");
  });

  it("is none once it has moved", () => {
    expect(modelOf(documentOf({ "x-concordat-operations": {} })).findings).toEqual([]);
  });
});

describe("a document that lies", () => {
  it("in Swagger 2.0 at any place and in any way gives a model with findings, and never an exception", () => {
    fc.assert(
      fc.property(changed(documentFrom(swaggerShop, "2.0").root), (root) => {
        expect(buildModel(documentOf(root, "2.0")).value?.openapi31.openapi).toBe("3.1.1");
      }),
    );
  });

  it("at any place and in any way gives a model with findings, and never an exception", () => {
    fc.assert(
      fc.property(changed(documentFrom(shop, "3.0").root), (root) => {
        const { value, findings } = buildModel(documentOf(root, "3.0"));
        expect(value?.openapi31.openapi).toBe("3.1.1");
        for (const { message } of findings) expect(message.length).toBeLessThan(1000);
      }),
      { numRuns: 1500 },
    );
  });
});
