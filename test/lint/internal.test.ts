import { expect, test } from "vitest";
import { exitCodeOf } from "../../generator/cli/threshold.js";
import { catalogue, lint, type Rule } from "../../generator/lint/index.js";
import { applyActions } from "../../generator/repair/apply.js";
import { readDocument } from "./read.js";

const DOCUMENT = readDocument(`openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths: {}
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string, minLength: "1" } } }
    Kind: { enum: [cat, dog] }
`);

const OTHERS = ["shape/enum-without-type", "shape/number-as-string"];

/** The catalogue, with the check of one rule in place of its own. */
function withCheck(id: string, check: NonNullable<Rule["check"]>): readonly Rule[] {
  return catalogue.map((rule) => (rule.id === id ? { ...rule, check } : rule));
}

const fails = (): never => {
  throw new Error("no such member");
};

test.each(["shape/limits-contradict", "docs/open-enum"])(
  "of the rule %s that throws the finding lint/internal tells, once and by name",
  async (id) => {
    const findings = await lint({ published: DOCUMENT, rules: withCheck(id, fails) });
    const internal = findings.filter(({ rule }) => rule === "lint/internal");
    expect(internal).toMatchObject([
      {
        rule: "lint/internal",
        severity: "error",
        status: "open",
        message: `The rule ${id} failed on this document: no such member`,
        location: { file: "example/source.yaml", line: 1 },
      },
    ]);
  },
);

test("a rule that throws is said to be a mistake of ours, with how to report it", async () => {
  const [internal] = await lint({ published: DOCUMENT, rules: withCheck("docs/open-enum", fails) });
  expect(internal?.rule).toBe("lint/internal");
  expect(internal?.why).toContain("a mistake of ours");
  expect(internal?.help).toMatch(/^Report it with this message, what `concordat --version` prints/);
});

test("a rule that throws keeps no other rule, and none of its own findings before that, from being told", async () => {
  const check: Rule["check"] = function* () {
    yield { at: ["info"], message: "The first is found" };
    fails();
  };
  const findings = await lint({ published: DOCUMENT, rules: withCheck("shape/limits-contradict", check) });
  expect(findings.map(({ rule }) => rule).sort()).toEqual(
    [...OTHERS, "lint/internal", "shape/limits-contradict"].sort(),
  );
});

test("a run in which a rule throws does not end as one that found nothing", async () => {
  const clean = readDocument(
    DOCUMENT.source.text.replace('"1" } } }', "1 } } }").replace("{ enum:", "{ type: string, enum:"),
  );
  const options = { "fail-on": undefined, "max-warnings": undefined };
  expect(exitCodeOf(await lint({ published: clean }), options)).toBe(0);
  const findings = await lint({ published: clean, rules: withCheck("docs/open-enum", fails) });
  expect(exitCodeOf(findings, options)).toBe(1);
});

test("what a rule found is not repaired where it throws behind the repairs", async () => {
  const own = catalogue.find(({ id }) => id === "shape/enum-without-type");
  const { document: effective } = applyActions(DOCUMENT, [{ target: "$.info", update: { title: "Repaired" } }]);
  const rules = withCheck("shape/enum-without-type", (context) =>
    context.document.root === DOCUMENT.root ? (own?.check?.(context) ?? []) : fails(),
  );
  const findings = await lint({ published: DOCUMENT, effective, rules });
  expect(findings.map(({ rule, status }) => `${rule} ${status}`)).toEqual([
    "lint/internal open",
    "shape/number-as-string open",
    "shape/enum-without-type open",
  ]);
});

test("a rule that throws before the repairs and behind them is told of once", async () => {
  const { document: effective } = applyActions(DOCUMENT, [{ target: "$.info", update: { title: "Repaired" } }]);
  const rules = withCheck("shape/limits-contradict", fails);
  const findings = await lint({ published: DOCUMENT, effective, rules });
  expect(findings.map(({ rule }) => rule).sort()).toEqual(["lint/internal", ...OTHERS]);
});
