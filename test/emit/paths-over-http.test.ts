import { afterAll, describe, expect, it } from "vitest";
import { Exchange } from "../corpus/round-trip/exchange.js";
import { tripsOf } from "../corpus/round-trip/trips.js";
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
