import { expect, test } from "vitest";
import { catalogue } from "../../generator/lint/index.js";
import { concordat } from "./project.js";

const WITH_LISTS = catalogue.flatMap(({ id, lists }) => (lists === undefined ? [] : [{ id, lists }]));

test.each(WITH_LISTS)("explain $id prints what its page lists", async ({ id, lists }) => {
  const { code, stdout } = await concordat(".", "explain", id);
  expect(code).toBe(0);
  for (const { title, note, items } of lists) {
    const listed = items.map((item) => `  - ${item}\n`).join("");
    expect(stdout).toContain(`\n\n${title}:\n  ${note}\n${listed}`);
  }
});

test("a rule lists the keywords that are not kept", () => {
  expect(WITH_LISTS.map(({ id }) => id)).toContain("model/unsupported-keyword");
});
