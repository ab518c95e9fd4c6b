import { expect, test } from "vitest";
import { MAX_EXAMPLES } from "../../generator/lint/examples.js";
import { lint } from "../../generator/lint/index.js";
import { readDocument } from "../lint/read.js";

/** What a document with so many examples, in schemas of ten, is told of them. */
async function toldOf(count: number): Promise<readonly string[]> {
  const examples = Array.from({ length: count }, (_, at) => (at < MAX_EXAMPLES ? "a" : 1));
  const schemas = Object.fromEntries(
    Array.from({ length: Math.ceil(count / 10) }, (_, at) => [
      `S${at}`,
      { type: "string", examples: examples.slice(at * 10, at * 10 + 10) },
    ]),
  );
  const root = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {}, components: { schemas } };
  const found = await lint({ published: readDocument(JSON.stringify(root)) });
  return found
    .filter(({ rule }) => rule === "lint/incomplete" || rule === "example/schema-mismatch")
    .map(({ rule, location, message }) => `${rule} ${location.pointer} ${message}`);
}

test("as many examples as are compared are compared without a word", async () => {
  expect(await toldOf(MAX_EXAMPLES)).toEqual([]);
});

test("of more examples the first that is not compared is told", async () => {
  expect(await toldOf(MAX_EXAMPLES + 3)).toEqual([
    "lint/incomplete /components/schemas/S1000/examples/0 10000 examples are compared with their schemas; this one and 2 after it are not",
  ]);
});
