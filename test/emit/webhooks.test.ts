import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileErrors } from "./compiler.js";
import { emitSmall, smallModel } from "./small.js";
import { type LoadedWebhooks, loadWebhooks } from "./webhooks.js";

const document = `
openapi: 3.1.0
info: { title: Doors, version: "1" }
paths:
  /doors:
    post:
      operationId: watchDoor
      responses: { "204": { description: ok } }
      callbacks:
        onChange:
          "{$request.query.url}":
            post:
              requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Change" } } } }
              responses: { "204": { description: seen } }
          "{$request.query.second}":
            post: { responses: { "204": { description: seen } } }
webhooks:
  door.opened:
    post:
      security: [{ Key: [] }]
      parameters:
        - { name: X-Event, in: header, required: true, schema: { type: string } }
        - { name: nowhere, in: path, required: true, schema: { type: string } }
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Change" } } } }
      responses:
        "200": { description: seen, content: { application/json: { schema: { type: object, required: [next], properties: { next: { type: string, enum: [more, stop] } } } } } }
components:
  securitySchemes:
    Key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Change:
      type: object
      required: [id, state]
      properties:
        id: { type: string, readOnly: true }
        secret: { type: string, writeOnly: true }
        state: { type: string, enum: [open, closed] }
`;

const emitted = emitSmall(smallModel(document));
let webhooks: LoadedWebhooks;
const seen: unknown[] = [];

beforeAll(async () => {
  webhooks = await loadWebhooks((await emitted).packages);
});

afterAll(() => webhooks?.remove());

async function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  const app = webhooks.createServer({
    doorOpened: ({ body: change }: { body: unknown }) => {
      seen.push(change);
      return { status: 200, body: { next: "more" } };
    },
    watchDoorOnChange: () => ({ status: 204 }),
    watchDoorOnChange2: () => ({ status: 204 }),
  });
  const init = { method: "POST", body: JSON.stringify(body) };
  return await app.request(path, { ...init, headers: { "content-type": "application/json", ...headers } });
}

const key = { "x-key": "k", "x-event": "e" };

describe("webhooks and callbacks", () => {
  it("are served under their own names, with a value that the document does not list", async () => {
    const response = await post("/door.opened", { id: "1", state: "ajar" }, key);
    expect([response.status, await response.json()]).toEqual([200, { next: "more" }]);
    expect(seen.at(-1)).toEqual({ id: "1", state: "ajar" });
  });

  it.each([
    ["a body of another shape", "/door.opened", { id: 1, state: "open" }, key, 400],
    ["a body without a read-only property that is required", "/door.opened", { state: "open" }, key, 400],
    ["a header that is missing", "/door.opened", { id: "1", state: "open" }, { "x-key": "k" }, 400],
    ["a credential that is missing", "/door.opened", { id: "1", state: "open" }, { "x-event": "e" }, 401],
    ["another path", "/door.closed", {}, key, 404],
  ])("refuse %s", async (_, path, body, headers, status) => {
    expect((await post(path, body, headers)).status).toBe(status);
  });

  it("have one path for each expression of a callback", async () => {
    expect((await post("/watchDoor/onChange", { id: "1", state: "open" })).status).toBe(204);
    expect((await post("/watchDoor/onChange-2", {})).status).toBe(204);
  });

  it("have types for what arrives: read-only members, open enums; and closed ones for what is answered", async () => {
    const user = `import { createServer, type ChangeResponse } from "@concordat/small/webhooks";
      import { ChangeResponse as check } from "@concordat/small/webhooks/validators";
      const change: ChangeResponse = { id: "1", state: "ajar" };
      // @ts-expect-error: what is only written is not told
      void change.secret;
      void check.is(change);
      void createServer({
        doorOpened: ({ body, headers }) => {
          const texts: string[] = [body.id, body.state, headers["X-Event"]];
          return { status: 200, body: { next: texts.length > 3 ? "more" : "stop" } };
        },
        watchDoorOnChange: () => ({ status: 204 }),
        watchDoorOnChange2: () => ({ status: 204 }),
      });
      // @ts-expect-error: not one of the listed values
      void createServer({ doorOpened: () => ({ status: 200, body: { next: "else" } }), watchDoorOnChange: () => ({ status: 204 }), watchDoorOnChange2: () => ({ status: 204 }) });`;
    const { packages } = await emitted;
    expect(compileErrors({ packages, users: { "user.ts": user } })).toEqual([]);
  });

  it("are named in the README, which says what is not done", async () => {
    const { packages } = await emitted;
    const readme = packages
      .find(({ folder }) => folder === "small")
      ?.files.find(({ path }) => path === "README.md")?.text;
    expect(readme).toContain("- `doorOpened`: `POST /door.opened`");
    expect(readme).toContain("Signatures are not verified");
  });

  it("are absent from a package whose document has none", async () => {
    const model = smallModel(document.slice(0, document.indexOf("      callbacks:")));
    const { packages } = await emitSmall(model);
    const own = packages.find(({ folder }) => folder === "small");
    expect(own?.files.filter(({ path, text }) => path.includes("webhook") || /webhook/i.test(text))).toEqual([]);
  });
});
