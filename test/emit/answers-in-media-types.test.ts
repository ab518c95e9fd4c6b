import { beforeAll, describe, expect, it } from "vitest";
import { compileErrors } from "./compiler.js";
import { asked, served } from "./served.js";
import { emitSmall, smallModel } from "./small.js";

const model = smallModel(`
openapi: 3.1.0
info: { title: Reports, version: "1" }
servers: [{ url: https://x.test }]
paths:
  /report:
    get:
      operationId: report
      responses:
        "200":
          description: ok
          content:
            application/json: { schema: { $ref: "#/components/schemas/Report" } }
            text/csv: { schema: { type: string } }
            image/*: {}
        "4XX":
          description: no
          content:
            application/json: { schema: { $ref: "#/components/schemas/Report" } }
            application/hal+json: { schema: { $ref: "#/components/schemas/Report" } }
  /picture: { get: { operationId: picture, responses: { "200": { description: ok, content: { image/*: {} } } } } }
  /note: { get: { operationId: note, responses: { "200": { description: ok, content: { text/plain: {} } } } } }
components:
  schemas: { Report: { type: object, required: [total], properties: { total: { type: integer } } } }
`);

describe("answers in one of several media types", () => {
  let result: object;
  let at: Awaited<ReturnType<typeof served>>;

  beforeAll(async () => {
    at = await served(model, () => result);
  });

  const answer = async (given: object, operation = "report") => {
    result = given;
    at.told.length = 0;
    const { headers, ...answer } = await asked(at.loaded, { baseUrl: at.baseUrl }, operation);
    return { ...answer, type: headers?.get("content-type") };
  };

  it("come through as what the handler says that they are", async () => {
    const csv = { status: 200, contentType: "text/csv", body: "x,y" };
    expect(await answer(csv)).toEqual({ ...csv, type: "text/csv" });
    const json = { status: 200, contentType: "application/json", body: { total: 1 } };
    expect(await answer(json)).toEqual({ ...json, type: "application/json" });
    const hal = { status: "4XX", httpStatus: 404, contentType: "application/hal+json", body: { total: 1 } };
    expect(await answer(hal)).toEqual({ ...hal, type: "application/hal+json" });
  });

  it("are JSON where the handler does not say", async () => {
    expect(await answer({ status: 200, body: { total: 1 } })).toMatchObject({ contentType: "application/json" });
  });

  it("have the type that came below a range", async () => {
    const bytes = new Uint8Array([1, 2]);
    const png = { contentType: "image/png", body: expect.any(ReadableStream), type: "image/png" };
    expect(await answer({ status: 200, contentType: "image/png", body: bytes })).toMatchObject(png);
    expect(await answer({ status: 200, contentType: "image/png", body: bytes }, "picture")).toMatchObject(png);
  });

  it("do not say what goes without saying", async () => {
    expect(await answer({ status: 200, body: "a" }, "note")).toEqual({
      status: 200,
      body: "a",
      type: "text/plain",
    });
  });

  it.each([
    ["is not declared", { contentType: "text/html", body: "" }],
    ["is another than the header says", { contentType: "text/csv", headers: { "content-type": "application/json" } }],
  ])("are a bare 500 where the type %s", async (_, more) => {
    expect(await answer({ status: 200, body: { total: 1 }, ...more })).toMatchObject({ httpStatus: 500 });
    expect(String(at.told[0])).toMatch(/WrongAnswer: report: .*(?:text\/html|contentType)/);
  });

  it("have types that tell them apart, for who is answered and who answers", async () => {
    const { packages } = await emitSmall(model);
    const user = `import { createClient } from "@concordat/small";
      import { createServer } from "@concordat/small/server";
      const result = await createClient().report();
      if (result.status === 200) {
        if (result.contentType === "application/json") void (result.body.total satisfies number);
        else if (result.contentType === "text/csv") void (result.body satisfies string);
        else void (result.body satisfies ReadableStream<Uint8Array>);
        // @ts-expect-error: it is one of three
        void result.body.total;
      } else if (result.status === "4XX") {
        void (result.contentType satisfies "application/json" | "application/hal+json");
      }
      const body = new Uint8Array();
      const others = { note: () => ({ status: 200, body: "" } as const), picture: () => ({ status: 200, contentType: "image/png", body } as const) };
      createServer({ ...others, report: () => ({ status: 200, body: { total: 1 } }) });
      createServer({ ...others, report: () => ({ status: 200, contentType: "text/csv", body: "x,y" }) });
      createServer({ ...others, report: () => ({ status: 200, contentType: "image/png", body }) });
      createServer({ ...others, report: () => ({ status: "4XX", httpStatus: 404, body: { total: 1 } }) });
      // @ts-expect-error: a text is CSV, which has to be said
      createServer({ ...others, report: () => ({ status: 200, body: "x,y" }) });
      // @ts-expect-error: no CSV
      createServer({ ...others, report: () => ({ status: 200, contentType: "text/csv", body: { total: 1 } }) });
      // @ts-expect-error: nobody knows which image it is
      createServer({ ...others, report: () => ({ status: 200, body: { total: 1 } }), picture: () => ({ status: 200, body }) });`;
    expect(compileErrors({ packages, users: { "user.ts": user } })).toEqual([]);
  });
});
