import { expect, test } from "vitest";
import { lint, proposedActions } from "../../generator/lint/index.js";
import { applyActions } from "../../generator/repair/apply.js";
import { readDocument } from "./read.js";

const operation = (...names: readonly string[]) =>
  `{ security: [], parameters: [${names.map((name) => `{ name: ${name}, in: path, required: true, schema: { type: string } }`).join(", ")}], responses: { "200": { description: A } } }`;

const documentOf = (paths: string) =>
  readDocument(`openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
${paths}`);

const found = async (paths: string) =>
  (await lint({ published: documentOf(paths) })).map(({ message, fix }) => [message, fix?.safety ?? "none"]);

test.each([
  ["/account/:account_id/pets", "`:account_id`", "`{account_id}`", "/account/{account_id}/pets"],
  ["/account/<account_id>", "`<account_id>`", "`{account_id}`", "/account/{account_id}"],
  ["/account/<string:account_id>", "`<string:account_id>`", "`{account_id}`", "/account/{account_id}"],
])("%s is one finding for all operations, which says what was meant", async (path, written, meant, fitting) => {
  const paths = `  "${path}": { get: ${operation("account_id")}, put: ${operation("account_id")} }\n`;
  expect(await found(paths)).toEqual([
    [`The path says ${written}, which OpenAPI reads as text: did you mean ${meant}?`, "review"],
  ]);
  const published = documentOf(paths);
  const actions = proposedActions(await lint({ published }), { review: true });
  const { document } = applyActions(published, actions);
  expect(Object.keys(document.root.paths ?? {})).toEqual([fitting]);
  expect(await lint({ published: document })).toEqual([]);
});

test("two places of a path are told of together", async () => {
  expect(await found(`  "/a/:b/{c}/:d": { get: ${operation("b", "c", "d")} }\n`)).toEqual([
    ["The path says `:b` and `:d`, which OpenAPI reads as text: did you mean `{b}` and `{d}`?", "review"],
  ]);
});

test("a path that exists under the name that it would get stays as it is", async () => {
  const paths = `  "/a/:b": { get: ${operation("b")} }\n  "/a/{b}": { put: ${operation("b")} }\n`;
  expect((await found(paths)).map(([, fix]) => fix)).toEqual(["none"]);
});

test("what no parameter is called is text", async () => {
  expect(await found(`  "/a/:cancel": { get: ${operation()} }\n  "/b:cancel": { get: ${operation()} }\n`)).toEqual([]);
});
