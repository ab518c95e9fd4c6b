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
components:
  securitySchemes:
    Key: { type: apiKey, in: header, name: X-Key }
    Basic: { type: http, scheme: Basic }
    Token: { type: oauth2, flows: { clientCredentials: { tokenUrl: "https://example.com/token", scopes: {} } } }
  schemas:
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
  return compileErrors({ packages, users: { "user.ts": user } }).filter((error) => error.startsWith("user.ts"));
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
      else { const reason: "undeclared_status" | "undeclared_media_type" | "unreadable_body" = result.reason; void reason; }
      void result.headers.get("x");
      export {};`;
    expect(errorsOf(user)).toEqual([]);
  });

  it("have one body for media types that share a schema, none where none is declared, bytes and text by what arrives", async () => {
    const user = `${client}
      import type { AddDoorResult, Door, GetImageResult } from "@concordat/small";
      const made: Extract<AddDoorResult, { status: 201 }>["body"] = { id: "1" } satisfies Door;
      const there: AddDoorResult = { status: 204 };
      const image: Extract<GetImageResult, { status: 200 }>["body"][] = [new Uint8Array(), "text"];
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

  it("leave undefined where an option is optional, with exact optional properties on", async () => {
    const user = `${client}
      declare const tags: ("red" | "blue")[] | undefined;
      await client.listDoors({ query: { floor: 1, tags } });
      export {};`;
    expect(errorsOf(user)).toEqual([]);
  });
});
