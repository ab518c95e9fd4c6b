import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogue, familyOf, lint, type Rule } from "../../generator/lint/index.js";
import { rulePage } from "../../generator/lint/page.js";
import { buildModel } from "../../generator/model/build.js";
import { readDocument } from "./read.js";

const FAMILIES = [
  "baseline",
  "contract",
  "docs",
  "emit",
  "example",
  "lint",
  "model",
  "openapi",
  "output",
  "providers",
  "repair",
  "shape",
  "source",
];

/** An example as a whole document: what every document has is added where the example leaves it out. */
function complete(text: string, { as, openapi = "3.0.3" }: Rule["examples"]): string {
  if (as === "page") return text;
  const has = (key: string) => new RegExp(`^${key}:`, "m").test(text);
  return [
    ...(has("openapi") ? [] : [`openapi: ${openapi}\n`]),
    ...(has("info") ? [] : ['info: { title: Example, version: "1" }\n']),
    ...(has("servers") ? [] : ["servers: [{ url: https://api.example.test }]\n"]),
    ...(has("paths") ? [] : ["paths: {}\n"]),
    text,
  ].join("");
}

async function findingsOf(rule: Rule, text: string) {
  const file = rule.examples.as === "page" ? "example/source.md" : "example/source.yaml";
  const published = readDocument(complete(text, rule.examples), { file });
  return await lint({ published, drafts: buildModel(published).findings });
}

describe.each(catalogue.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("has words for what, why and what to do", () => {
    for (const words of [rule.title, rule.why, rule.help, rule.examples.wrong, rule.examples.right]) {
      expect(words.trim()).not.toBe("");
    }
    expect(FAMILIES).toContain(familyOf(rule));
  });

  test("has its page, in the catalogue's own words", async () => {
    await expect(rulePage(rule)).toMatchFileSnapshot(`../../docs/rules/${id}.md`);
  });

  test("has a file of its own", () => {
    expect(existsSync(`generator/lint/rules/${id}.ts`)).toBe(true);
  });
});

const running = catalogue.filter(({ examples }) => examples.as !== "shown").map((rule) => [rule.id, rule] as const);
const fragments = running.filter(([, { examples }]) => examples.as === undefined);

test.each(running)("%s finds its wrong example and not its right one", async (id, rule) => {
  const wrong = await findingsOf(rule, rule.examples.wrong);
  const right = await findingsOf(rule, rule.examples.right);
  expect(wrong.map((finding) => finding.rule)).toContain(id);
  expect(right.map((finding) => finding.rule)).not.toContain(id);
});

test.each(fragments)("%s stands alone: its wrong example has no second error", async (id, rule) => {
  const wrong = await findingsOf(rule, rule.examples.wrong);
  expect(wrong.filter((finding) => finding.severity === "error" && finding.rule !== id)).toEqual([]);
});

test.each(fragments)("%s has a right example that is right: nothing is found in it above info", async (_id, rule) => {
  const right = await findingsOf(rule, rule.examples.right);
  expect(right.filter(({ severity }) => severity !== "info")).toEqual([]);
});

/** What a page of a few lines leaves out: each has a page of its own that says it. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "contract/auth-missing",
  "contract/response-field-optional",
  "contract/status-missing",
  "contract/success-without-body",
  "docs/error-schema-missing",
]);

/** What a page is about beside what its rule finds in the other one: two texts that agree are still in prose only. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  "docs/prose-disagrees": ["docs/enum-only-in-prose", "docs/precondition-only-in-prose"],
};

/** As fragments get an address, a page gets one. */
function withServer(page: string): string {
  const has = /^servers:/m.test(page);
  return has ? page : page.replace(/^openapi: .*\n/m, "$&servers: [{ url: https://api.example.test }]\n");
}

const pages = running.filter(([, { examples }]) => examples.as === "page");

test.each(pages)(
  "%s has a right page that is right: what is found in it is what a short page leaves out",
  async (id, rule) => {
    const known = new Set([...LEFT_OUT, ...(BESIDE[id] ?? [])]);
    const right = await findingsOf(rule, withServer(rule.examples.right));
    const found = right.filter(({ rule: other, severity }) => severity !== "info" && !known.has(other));
    expect(found.map(({ rule: other, message }) => `${other}: ${message}`)).toEqual([]);
  },
);

test("every rule that other stages do not report has examples that run", () => {
  const shown = catalogue.filter((rule) => rule.examples.as === "shown");
  expect(shown.filter((rule) => rule.check !== undefined || rule.redocly !== undefined)).toEqual([]);
});

test("ids are unique and in order", () => {
  const ids = catalogue.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test("every page in docs/rules belongs to a rule", () => {
  const pages = readdirSync("docs/rules", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  const ids = new Set(catalogue.map(({ id }) => `${id}.md`));
  expect(pages.filter((page) => !ids.has(page.replaceAll("\\", "/")) && page !== "README.md")).toEqual([]);
});
