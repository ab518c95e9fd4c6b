import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { lint, proposedActions } from "../../../generator/lint/index.js";
import { applyActions } from "../../../generator/repair/apply.js";
import { readDocument } from "../read.js";
import { type Mutation, mutations } from "./mutations.js";
import { pairs } from "./pairs.js";

const clean = (document: string) => readFileSync(`test/lint/mutation/clean/${document}`, "utf8");

async function rulesOf(text: string, document: string): Promise<readonly string[]> {
  const findings = await lint({ published: readDocument(text, { file: `example/${document}` }) });
  return findings.map(({ rule }) => rule);
}

function broken({ document, from, to }: Pick<Mutation, "document" | "from" | "to">): string {
  const [before, after, ...more] = clean(document).split(from);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${JSON.stringify(from)} does not stand once in ${document}`);
  return before + to + after;
}

const documents = [...new Set(mutations.map(({ document }) => document))];
let caught = 0;

test.each(documents)("%s has no finding before it is broken", async (document) => {
  expect(await rulesOf(clean(document), document)).toEqual([]);
});

test.each(
  mutations.map((mutation) => [mutation.rule, mutation.document, mutation.to.trim().slice(0, 60), mutation] as const),
)("%s, and nothing else, finds in %s: %s", async (rule, document, _to, mutation) => {
  expect(await rulesOf(broken(mutation), document)).toEqual([rule]);
  caught += 1;
});

test.each(
  mutations.map((mutation) => [mutation.rule, mutation.document, mutation.to.trim().slice(0, 60), mutation] as const),
)("the fix of %s, where there is one, leaves no finding in %s: %s", async (_rule, document, _to, mutation) => {
  const published = readDocument(broken(mutation), { file: `example/${document}` });
  const actions = proposedActions(await lint({ published }), { review: true });
  if (actions.length === 0) return;
  const { document: mended, applied } = applyActions(published, actions);
  expect(applied.filter(({ problem }) => problem !== undefined)).toEqual([]);
  expect((await lint({ published: mended })).map(({ rule }) => rule)).toEqual([]);
});

test.each(pairs.map((pair) => [pair.rules[0], pair.rules[1], pair.to.trim().slice(0, 60), pair] as const))(
  "%s and %s are both found: %s",
  async (_one, _other, _to, pair) => {
    expect([...(await rulesOf(broken(pair), pair.document))].sort()).toEqual(pair.rules);
  },
);

test("sixty ways and more are tried", () => {
  expect(mutations.length).toBeGreaterThanOrEqual(60);
  expect(new Set(mutations.map((mutation) => broken(mutation))).size).toBe(mutations.length);
});

afterAll(() => {
  console.log(`${caught} of ${mutations.length} mutations are caught by their own rule alone`);
});
