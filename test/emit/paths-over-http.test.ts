import { afterAll, describe, expect, it } from "vitest";
import { Exchange } from "../corpus/round-trip/exchange.js";
import { tripsOf } from "../corpus/round-trip/trips.js";
import { asked, served } from "./served.js";
import { smallModel } from "./small.js";

const ends: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const end of ends) await end();
});

/** Which operation took each request. */
async function exchanged(paths: readonly string[]): Promise<readonly (string | undefined)[]> {
  const operation = (path: string) => {
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
    const parameters = names.map((name) => `{ name: ${name}, in: path, required: true, schema: { type: string } }`);
    return `  ${JSON.stringify(path)}: { get: { parameters: [${parameters}], responses: { "204": { description: done } } } }\n`;
  };
  const model = smallModel(
    `openapi: 3.1.0\ninfo: { title: Paths, version: "1" }\npaths:\n${paths.map(operation).join("")}`,
  );
  const exchange = await Exchange.start(model);
  ends.push(() => exchange.end());
  return await Promise.all(
    model.operations.flatMap((each) => {
      const validators = exchange.loaded.validators[each.name] ?? {};
      const [trip] = tripsOf({ model, operation: each, validators, seed: 1, undrawn: [] });
      return trip === undefined ? [] : [exchange.send(each.name, trip)];
    }),
  );
}

describe("paths that documents write", () => {
  it.each([
    "/cookies#formExploded",
    "/a%20b",
    "/a%20b/{id}",
    "/a%20b-{id}.json",
    "/größe/{id}",
    "/größe-{id}",
    "/a b",
    "/items({id})",
    "/items#{id}",
    "/a%2Fb",
    "/a%23b",
  ])("%s is found by the generated server as the generated client sends it", async (path) => {
    expect(await exchanged([path])).toEqual([undefined]);
  });
});

/** What the server's handler is given of `input`, and what the client is answered, of one operation at `path`. */
async function oneAt(path: string, parameters: string, input: object): Promise<readonly unknown[]> {
  const { loaded, baseUrl } = await served(
    smallModel(`openapi: 3.1.0
info: { title: Paths, version: "1" }
paths:
  ${JSON.stringify(path)}:
    get: { operationId: read, parameters: ${parameters}, responses: { "200": { description: done, content: { application/json: {} } } } }
`),
    ({ path, query }) => ({ status: 200, body: { path, query } }),
  );
  const { status, body } = await asked(loaded, { baseUrl }, "read", input);
  return [status, body];
}

describe("a path and its parameters that do not name the same things", () => {
  const parameter = (name: string, where: string) =>
    `{ name: ${name}, in: ${where}, required: true, schema: { type: integer } }`;

  it("is asked for without a parameter that it has no place for", async () => {
    const parameters = `[${parameter("id", "path")}, ${parameter("lost", "path")}, ${parameter("lost", "query")}]`;
    const input = { path: { id: 7 }, query: { lost: 8 } };
    expect(await oneAt("/a/{id}", parameters, input)).toEqual([200, { path: { id: 7 }, query: { lost: 8 } }]);
  });

  it("is asked for with text in a place that no parameter has", async () => {
    const input = { path: { id: "a/7" } };
    expect(await oneAt("/a/{id}", `[${parameter("ID", "path")}]`, input)).toEqual([
      200,
      { path: { id: "a/7" }, query: {} },
    ]);
    await expect(oneAt("/a/{id}", "[]", {})).rejects.toThrow('path parameter "id" is missing');
  });
});
