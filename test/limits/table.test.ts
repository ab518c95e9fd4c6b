import { expect, test } from "vitest";
import { MAX_WORLDS } from "../../generator/contract/guard/reach.js";
import { MAX_EXAMPLES } from "../../generator/lint/examples.js";
import { DEFAULT_CONFIG, readConfig } from "../../generator/source/config.js";
import { LIMIT_NAMES, LIMITS } from "../../generator/source/limits.js";
import { SourceText } from "../../generator/source/text.js";

const read = (text: string) => readConfig(new SourceText("concordat.yaml", text));

test("docs/limits.md is made of the table", async () => {
  const rows = LIMIT_NAMES.map((name) => {
    const { value, seen, counts } = LIMITS[name];
    return `| \`${name}\` | ${value} | ${seen ?? ""} | ${counts} |`;
  });
  const page = `# Limits

A provider's document is untrusted, and a small one may ask for a lot of work. Work on it is bounded; what crosses a limit is a finding
\`source/limit\` that names the place, the limit and what to do, and the document is not read any further.

Limits can be raised, and lowered, in \`concordat.yaml\`:

    limits:
      nodes: 2000000
      containers: 600000

| limit | default | largest seen | what it counts |
|---|---|---|---|
${rows.join("\n")}

"Largest seen" is the largest in the documents of Stripe, Plaid, Square, CyberSource, DigitalOcean, Adyen, PayPal, Conekta, Hyperswitch
and Agentic Commerce.

Three limits are no setting. The OpenAPI rules of Redocly run in a thread of their own, which is stopped when it needs more than 512 MB
or when the seconds are over; patterns that could run for hours are not run at all
([emit/pattern-not-enforced](rules/emit/pattern-not-enforced.md)); of the examples, the first ${MAX_EXAMPLES} are compared with their
schemas. A check that did not run is the finding
[lint/incomplete](rules/lint/incomplete.md), an error: a part of the checks never passes for the whole.

The clock is looked at between files that are read, between rules, and after each thing that a rule finds; Redocly's rules are stopped
by it. What runs between is bounded by counts instead, and so are the model and the packages, which no clock stops: they take time in
proportion to the document, once \`nodes\`, \`written\`, \`depth\`, \`references\` and \`expansion\` hold.

All this holds for the document that overlays make, too: what they add counts, with everything that a \`copy\` repeats, and an action
that would make the document three times as large, and larger than \`nodes\` is by default, is not applied
([repair/invalid-overlay](rules/repair/invalid-overlay.md)).

## Guards of a binding

To tell whether each guard and each case of a binding can be met, every value that its guards name is tried with every other. Guards
that have a value in common, directly or through one another, are tried together, all others apart; what a \`switch\` names counts only
where a guard names it too. Guards whose values come together in more than ${MAX_WORLDS} ways are not tried: the finding
[contract/case-unreachable](rules/contract/case-unreachable.md) says how many ways there are, and the binding is not compiled. Fourteen
conditions that hold or not come together in 16384 ways, fifteen are too many. Split such guards so that they look at different values,
or name fewer values in them. This limit is no setting.
`;
  await expect(page).toMatchFileSnapshot("../../docs/limits.md");
});

test.each(LIMIT_NAMES.filter((name) => LIMITS[name].seen !== undefined))(
  "%s leaves room for three times the largest document that was seen",
  (name) => {
    const { seen = 0, value } = LIMITS[name];
    expect(value).toBeGreaterThanOrEqual(3 * seen);
  },
);

test("concordat.yaml raises a limit and leaves the others", () => {
  const { value, findings } = read("limits: { nodes: 7 }\n");
  expect(findings).toEqual([]);
  expect(value?.limits).toEqual({ ...DEFAULT_CONFIG.limits, nodes: 7 });
});

test.each([
  ["limits: { node: 7 }", 'There is no limit "node". Did you mean "nodes"?'],
  ["limits: { nodes: many }", '"limits.nodes" must be a whole number above zero.'],
  ["limits: { nodes: 0 }", '"limits.nodes" must be a whole number above zero.'],
  ["limits: 7", '"limits" must be a mapping of limits, each a whole number above zero.'],
])("%s is a finding, and the default stands", (text, message) => {
  const { value, findings } = read(text);
  expect(findings.map((finding) => finding.message)).toEqual([message]);
  expect(value?.limits).toEqual(DEFAULT_CONFIG.limits);
});
