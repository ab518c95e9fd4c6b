import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Exchange } from "../corpus/round-trip/exchange.js";
import { smallModel } from "./small.js";

const yaml = `
openapi: 3.1.0
info: { title: Texts, version: "1" }
paths:
  /query:
    get:
      operationId: query
      parameters:
        - { name: text, in: query, schema: { type: [string, "null"] } }
        - { name: texts, in: query, schema: { type: array, items: { type: [string, "null"] } } }
        - { name: count, in: query, schema: { type: [integer, "null"] } }
      responses: { "204": { description: done } }
  /form:
    post:
      operationId: form
      requestBody:
        required: true
        content: { application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Named" } } }
      responses: { "204": { description: done } }
  /multipart:
    post:
      operationId: multipart
      requestBody:
        required: true
        content: { multipart/form-data: { schema: { $ref: "#/components/schemas/Named" } } }
      responses: { "204": { description: done } }
components:
  schemas:
    Named: { type: object, properties: { text: { type: [string, "null"] }, plain: { type: string } } }
`;

describe("text that looks like something else", () => {
  let exchange: Exchange;
  beforeAll(async () => {
    exchange = await Exchange.start(smallModel(yaml));
  });
  afterAll(async () => await exchange.end());

  const done = { answer: { status: 204 }, received: { status: 204 }, covers: [] };
  const sent = (operation: string, group: "query" | "body", value: object) =>
    exchange.send(operation, { ...done, input: { [group]: value }, expected: { [group]: value } });

  it.each(["null", "true", "1", "", " ", "[]", "{}", '"', "%41", "a+b"])("%j stays text", async (text) => {
    expect(await sent("query", "query", { text })).toBeUndefined();
    for (const operation of ["form", "multipart"])
      expect(await sent(operation, "body", { text, plain: text })).toBeUndefined();
  });

  it("a list of texts that say null stays one", async () => {
    expect(await sent("query", "query", { texts: ["null", "a"] })).toBeUndefined();
  });

  it("null without text among the types is still read", async () => {
    const seen: unknown[] = [];
    const handle = ({ query }: { readonly query: unknown }) => {
      seen.push(query);
      return { status: 204 };
    };
    const { fetch } = exchange.loaded.createServer({ query: handle, form: handle, multipart: handle });
    await fetch(new Request("http://localhost/query?count=null"));
    expect(seen).toEqual([{ count: null }]);
  });
});
