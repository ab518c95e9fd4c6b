import { beforeAll, describe, expect, it } from "vitest";
import type { GeneratedPackage } from "../../generator/emit/files.js";
import { compileErrors } from "./compiler.js";
import { emitSmall, smallModel } from "./small.js";

const document = `
openapi: 3.1.0
info: { title: Doors, version: "1" }
paths:
  /doors:
    parameters:
      - { name: floor, in: query, required: true, schema: { type: integer } }
    get:
      operationId: listDoors
      parameters:
        - { name: tags, in: query, schema: { type: array, items: { type: string, enum: [red, blue] } } }
        - { name: filter, in: query, style: deepObject, schema: { type: object, properties: { open: { type: boolean } } } }
      responses:
        "200": { description: ok, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Door" } } } } }
        4XX: { description: bad, content: { application/problem+json: { schema: { type: object, properties: { title: { type: string } } } } } }
        default: { description: other }
    post:
      operationId: addDoor
      security: [{ Key: [] }, { Basic: [], Token: [] }, {}]
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/Door" } }
          application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Door" } }
      responses:
        "201":
          description: made
          content:
            application/json: { schema: { $ref: "#/components/schemas/Door" } }
            text/json: { schema: { $ref: "#/components/schemas/Door" } }
        "204": { description: was there }
  /image:
    get:
      operationId: getImage
      responses:
        "200": { description: ok, content: { image/png: { schema: { type: string, format: binary } }, text/plain: { schema: { type: string } } } }
  /files:
    post:
      operationId: addFile
      requestBody:
        required: true
        content:
          multipart/form-data: { schema: { type: object, required: [file], properties: { file: { type: string, format: binary }, more: { type: array, items: { type: string, format: binary } }, purpose: { type: string, enum: [proof, logo] } } } }
          application/octet-stream: { schema: { type: string, format: binary } }
          application/json: { schema: { type: object, required: [url], properties: { url: { type: string } } } }
      responses:
        "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/File" } } } }
        "202": { description: ok, content: { text/event-stream: { schema: { type: string } } } }
  /events:
    get:
      operationId: watchDoors
      responses:
        "200":
          description: ok
          content:
            text/event-stream:
              itemSchema:
                oneOf:
                  - { type: object, required: [event], properties: { event: { const: opened }, data: { type: string } } }
                  - { type: object, required: [event], properties: { event: { const: closed }, data: { type: string } } }
components:
  securitySchemes:
    Key: { type: apiKey, in: header, name: X-Key }
    Basic: { type: http, scheme: Basic }
    Token: { type: oauth2, flows: { clientCredentials: { tokenUrl: "https://example.com/token", scopes: {} } } }
  schemas:
    File:
      type: object
      required: [kind, state]
      properties:
        kind: { type: string, enum: [file] }
        state: { type: string, enum: [ready, broken] }
        before: { type: [string, "null"], enum: [ready, broken, null] }
        parts: { type: array, items: { $ref: "#/components/schemas/File" } }
        states: { type: array, items: { anyOf: [{ type: string, enum: [ready, broken] }, { type: integer }] } }
    Door:
      type: object
      required: [id]
      properties: { id: { type: string }, colour: { type: [string, "null"] } }
`;

let packages: readonly GeneratedPackage[] = [];

beforeAll(async () => {
  packages = (await emitSmall(smallModel(document))).packages;
});

/** Errors of one module that uses the package. */
function errorsOf(user: string): string[] {
  return compileErrors({ packages, users: { "user.ts": user }, only: "user.ts" });
}

const client =
  'import { createClient } from "@concordat/small";\nconst client = createClient({ baseUrl: "https://x.test" });';

describe("a generated client's types", () => {
  it("tell results apart by status: exact codes, ranges, default, and what is not described", async () => {
    const user = `${client}
      const result = await client.listDoors({ query: { floor: 1 } });
      if (result.status === 200) { const id: string | undefined = result.body[0]?.id; void id; }
      else if (result.status === "4XX") { const [code, title]: [number, string | undefined] = [result.httpStatus, result.body.title]; void [code, title]; }
      else if (result.status === "default") { const code: number = result.httpStatus; void code; }
      else { const reason: "undeclared_status" | "undeclared_media_type" | "unreadable_body" | "inexact_number" = result.reason; void reason; }
      void result.headers.get("x");
      export {};`;
    expect(errorsOf(user)).toEqual([]);
  });

  it("say of each event of a stream what the document says of it", async () => {
    const user = `${client}
      const result = await client.watchDoors();
      if (result.status === 200) for await (const { data, event } of result.body) {
        const [kind, text]: ["opened" | "closed", string] = [event, data];
        void [kind, text];
      }
      export {};`;
    expect(errorsOf(user)).toEqual([]);
    expect(errorsOf(user.replace('"opened" | "closed"', '"opened"'))).toHaveLength(1);
  });

  it("have one body for media types that share a schema, none where none is declared, bytes and text by what arrives", async () => {
    const user = `${client}
      import type { AddDoorResult, Door, GetImageResult } from "@concordat/small";
      const made: Extract<AddDoorResult, { status: 201 }>["body"] = { id: "1" } satisfies Door;
      const there: AddDoorResult = { status: 204 };
      const image: Extract<GetImageResult, { status: 200 }>["body"][] = [new Uint8Array(), new Blob([]), "text"];
      const got = await client.getImage();
      if (got.status === 200) {
        const body: ReadableStream<Uint8Array> | string = got.body;
        void body;
      }
      void [client, made, there, image];`;
    expect(errorsOf(user)).toEqual([]);
  });

  it.each([
    ["a required query parameter", "await client.listDoors({});", /query/],
    ["a value outside an enum", 'await client.listDoors({ query: { floor: 1, tags: ["green"] } });', /green/],
    ["a body of another shape", "await client.addDoor({ body: { name: 1 } });", /name/],
    [
      "a media type that is not declared",
      'await client.addDoor({ body: { id: "1" }, contentType: "text/plain" });',
      /text\/plain/,
    ],
    ["a server that the document does not name", "createClient({});", /baseUrl/],
    ["a path of an operation that is not there", 'createClient({ baseUrl: "", paths: { addDor: "/x" } });', /addDor/],
    ["credentials of another kind", 'createClient({ baseUrl: "", auth: { password: "x" } });', /auth|password/],
  ])("refuse %s", async (_, use, message) => {
    expect(errorsOf(`${client}\nvoid client;\n${use}`).join("\n")).toMatch(message);
  });

  it("take each kind of credential, and those that are needed together", async () => {
    const user = `import { createClient } from "@concordat/small";
      const baseUrl = "https://x.test";
      void createClient({ baseUrl, auth: { apiKey: "k" } });
      void createClient({ baseUrl, auth: { username: "u", token: () => "t" } });
      void createClient({ baseUrl, auth: async () => ({ apiKey: "k" }) });
      void createClient({ baseUrl });`;
    expect(errorsOf(user)).toEqual([]);
  });

  it("have the body that each media type takes, and bytes and files in every form", async () => {
    const user = `${client}
      const stream = new Blob(["a"]).stream();
      await client.addFile({ body: { url: "https://x.test" } });
      await client.addFile({ body: new Uint8Array(), contentType: "application/octet-stream" });
      await client.addFile({ body: stream, contentType: "application/octet-stream" });
      await client.addFile({ body: { file: stream, more: [new Blob()], purpose: "logo" }, contentType: "multipart/form-data" });
      // @ts-expect-error: bytes are not what goes without saying
      await client.addFile({ body: new Uint8Array() });
      // @ts-expect-error: a form is no JSON
      await client.addFile({ body: { url: "https://x.test" }, contentType: "multipart/form-data" });
      // @ts-expect-error: what is sent is closed
      await client.addFile({ body: { file: stream, purpose: "else" }, contentType: "multipart/form-data" });`;
    expect(errorsOf(user)).toEqual([]);
  });

  it("expect values that the document does not list in what is received, and none in what is answered", async () => {
    const user = `${client}
      import { createServer } from "@concordat/small/server";
      const result = await client.addFile({ body: { url: "" } });
      if (result.status === 200) {
        const { state, before, kind }: { state: string; before?: string | null; kind: "file" } = result.body;
        if (result.body.state === "ready" || result.body.state === "a new one") void [state, before, kind];
        // @ts-expect-error: not every value is listed
        const listed: "ready" | "broken" = result.body.state;
        void listed;
        // @ts-expect-error: neither in a list
        const inList: "ready" | "broken" | number | undefined = result.body.states?.[0];
        void inList;
      } else if (result.status === 202) {
        for await (const { data } of result.body) void data.length;
      }
      const others = { listDoors: () => ({ status: "default", httpStatus: 500 } as const), addDoor: () => ({ status: 204 } as const), getImage: () => ({ status: 200, contentType: "text/plain", body: "" } as const), watchDoors: () => ({ status: 200, body: (async function* () { yield { data: "", event: "opened" as const }; })() } as const) };
      createServer({ ...others, addFile: () => ({ status: 200, body: { kind: "file", state: "ready", before: null, parts: [{ kind: "file", state: "broken" }] } }) });
      // @ts-expect-error: not one of the listed values
      createServer({ ...others, addFile: () => ({ status: 200, body: { kind: "file", state: "a new one" } }) });
      createServer({ ...others, addFile: (request) => {
        if (request.contentType === "application/octet-stream") void request.body.byteLength;
        else if (request.contentType === "multipart/form-data") void [request.body.file.name, request.body.more?.[0]?.size, request.body.purpose];
        else void request.body.url;
        return { status: 202, body: (async function* () { yield { data: "x" }; })() };
      } });`;
    expect(errorsOf(user)).toEqual([]);
  });

  it("ask what bytes below a range are, where nothing else says it", async () => {
    const range = (path: string, mediaType: string, more = "") =>
      `  /${path}: { post: { operationId: ${path}, requestBody: { required: true, content: { "${mediaType}": {}${more} } }, responses: { "204": { description: ok } } } }`;
    const emitted = await emitSmall(
      smallModel(`
openapi: 3.1.0
info: { title: Ranges, version: "1" }
paths:
${range("image", "image/*")}
${range("file", "*/*")}
${range("note", "text/*")}
${range("odd", "chemical/*")}
${range("either", "image/*", ', "application/octet-stream": {}')}
`),
    );
    const user = `import { createClient } from "@concordat/small";
      const client = createClient({ baseUrl: "https://x.test" });
      const body = new Uint8Array();
      await client.image({ body, contentType: "image/png" });
      // @ts-expect-error: nobody knows which image it is
      await client.image({ body });
      // @ts-expect-error: no image
      await client.image({ body, contentType: "application/pdf" });
      await client.file({ body });
      await client.file({ body, contentType: "application/pdf" });
      await client.note({ body: "a" });
      await client.note({ body: "a", contentType: "text/csv" });
      await client.odd({ body, contentType: "chemical/x-cif" });
      await client.either({ body });
      await client.either({ body, contentType: "image/png" });`;
    const users = { "user.ts": user };
    expect(compileErrors({ packages: emitted.packages, users })).toEqual([]);
  });

  it("take a path for an operation that is there", () => {
    expect(errorsOf(`${client}\nvoid client;\nvoid createClient({ baseUrl: "", paths: { addDoor: "/x" } });`)).toEqual(
      [],
    );
  });

  it.each([
    ["[{ Key: [] }]", true],
    ["[{ Key: [] }, { Basic: [], Token: [] }]", true],
    ["[{ Key: [] }, {}]", false],
    ["[]", false],
    ["[{ Mutual: [] }, { Key: [] }]", false],
  ])("ask for credentials where every operation needs some that are sent: %s → %s", async (security, isRequired) => {
    const model = smallModel(`
openapi: 3.1.0
info: { title: Doors, version: "1" }
servers: [{ url: "https://doors.test" }]
security: [{ Key: [] }]
paths:
  /a: { get: { operationId: a, responses: { "204": { description: ok } } } }
  /b: { get: { operationId: b, security: ${security}, responses: { "204": { description: ok } } } }
components:
  securitySchemes:
    Key: { type: apiKey, in: header, name: X-Key }
    Basic: { type: http, scheme: Basic }
    Token: { type: http, scheme: Bearer }
    Mutual: { type: mutualTLS }
`);
    const emitted = (await emitSmall(model)).packages;
    const errors = (options: string) =>
      compileErrors({
        packages: emitted,
        users: { "user.ts": `import { createClient } from "@concordat/small";\nvoid createClient(${options});` },
        only: "user.ts",
      });
    expect(errors('{ auth: { apiKey: "k" } }')).toEqual([]);
    expect(errors('{ auth: async () => ({ apiKey: "k" }) }')).toEqual([]);
    if (isRequired) expect(errors("{ timeoutMs: 5 }").join("\n")).toMatch(/auth/);
    else expect(errors("")).toEqual([]);
  });

  it("leave undefined where an option is optional, with exact optional properties on", async () => {
    const user = `${client}
      declare const tags: ("red" | "blue")[] | undefined;
      await client.listDoors({ query: { floor: 1, tags } });
      export {};`;
    expect(errorsOf(user)).toEqual([]);
  });
});
