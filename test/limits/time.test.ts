import { expect, test } from "vitest";
import { lint } from "../../generator/lint/index.js";
import { ingest } from "../../generator/source/ingest.js";
import { SourceText } from "../../generator/source/text.js";

/** Its one path is said twice, which the OpenAPI rules know. */
const TEXT = `openapi: 3.1.0
info: { title: T, version: "1" }
paths: { "/a/{b}": {}, "/a/{c}": {} }
`;

async function rulesWithin(seconds: number): Promise<readonly (readonly [string, string])[]> {
  const { value } = ingest({ provider: "p", source: new SourceText("a.yaml", TEXT) });
  if (value === undefined) throw new Error("the document is not read");
  const found = await lint({ published: value, seconds });
  return found.map(({ rule, severity }) => [rule, severity]);
}

test("checks whose time is over are an error, and nothing is said of what they would have found", async () => {
  const incomplete = ["lint/incomplete", "error"];
  expect(await rulesWithin(1e-6)).toEqual([incomplete, incomplete, incomplete]);
});

test("checks that end in time say what they found", async () => {
  const rules = await rulesWithin(60);
  expect(rules).toContainEqual(["openapi/no-identical-paths", "error"]);
  expect(rules).not.toContainEqual(["lint/incomplete", "error"]);
});
