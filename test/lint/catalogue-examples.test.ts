import { readdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { catalogue, familyOf } from "../../generator/lint/index.js";
import { BINDINGS, rulesOfBase, rulesOfBinding, rulesOfContract, rulesOfExpectations } from "./examples/bindings.js";
import { CASES } from "./examples/cases.js";
import { COMPARED, rowsOf } from "./examples/compared.js";
import { NOT_RUN } from "./examples/not-run.js";
import { removeCopied, rulesOfSteps } from "./examples/project.js";

const shown = catalogue.filter(({ examples }) => examples.as === "shown");
/** Tested by folders of their own: a binding by rows, the comparison with the five providers. */
const ELSEWHERE = new Set(["contract", "providers"]);
const own = shown.filter((rule) => !ELSEWHERE.has(familyOf(rule)));

afterAll(removeCopied);

describe("an example that other stages read", () => {
  const running = own.flatMap((rule) => {
    const run = CASES[rule.id];
    return run === undefined ? [] : [[rule.id, rule, run] as const];
  });

  test.each(running)("%s is found by its stage in the wrong one", async (id, { examples }, run) => {
    expect(await rulesOfSteps(run(examples.wrong, "wrong"))).toContain(id);
  });

  test.each(running)("%s is not found in the right one", async (id, { examples }, run) => {
    expect(await rulesOfSteps(run(examples.right, "right"))).not.toContain(id);
  });

  test("is run, or in the list with the reason why not", () => {
    const listed = [...Object.keys(CASES), ...Object.keys(NOT_RUN)].sort();
    expect(listed).toEqual(own.map(({ id }) => id).sort());
  });
});

describe("an example of a binding", () => {
  /** Whose examples are no part of a binding. */
  const others = new Set(["contract/invalid-contract", "contract/invalid-expectations"]);
  const bound = shown.filter((rule) => familyOf(rule) === "contract" && !others.has(rule.id));
  const running = bound.flatMap((rule) => {
    const example = BINDINGS[rule.id];
    return example === undefined ? [] : [[rule.id, rule, example] as const];
  });

  test("stands in a binding that is without findings", () => {
    expect(rulesOfBase()).toEqual([]);
  });

  test.each(running)("%s is found in the wrong one and not in the right one", (id, { examples }, example) => {
    expect(rulesOfBinding(example, examples.wrong)).toContain(id);
    expect(rulesOfBinding(example, examples.right)).not.toContain(id);
  });

  test("is run for each rule", () => {
    expect(bound.map(({ id }) => id).filter((id) => !Object.hasOwn(BINDINGS, id))).toEqual([]);
  });

  test("contract/invalid-contract is found in the wrong contract and not in the right one", () => {
    const rule = shown.find(({ id }) => id === "contract/invalid-contract");
    expect(rulesOfContract(rule?.examples.wrong ?? "")).toContain("contract/invalid-contract");
    expect(rulesOfContract(rule?.examples.right ?? "")).toEqual([]);
  });

  test("contract/invalid-expectations is found in the wrong expectations and not in the right ones", () => {
    const rule = shown.find(({ id }) => id === "contract/invalid-expectations");
    expect(rulesOfExpectations(rule?.examples.wrong ?? "")).toEqual(["contract/invalid-expectations"]);
    expect(rulesOfExpectations(rule?.examples.right ?? "")).toEqual([]);
  });
});

describe("an example of two providers", () => {
  const compared = shown.filter((rule) => familyOf(rule) === "providers");

  test("is run for each rule", () => {
    expect(Object.keys(COMPARED).sort()).toEqual(compared.map(({ id }) => id).sort());
  });

  test.each(compared.map((rule) => [rule.id, rule] as const))("%s is found where they differ", (id, { examples }) => {
    const [a, b] = COMPARED[id] ?? [];
    if (a === undefined || b === undefined) throw new Error("there is no such example");
    const values: { readonly a: string; readonly b: string } = parse(examples.wrong);
    const message = rowsOf(a, b).get(id);
    expect(message).toContain(`${values.a} (a)`);
    expect(message).toContain(`${values.b} (b)`);
    expect([...rowsOf(a, a).keys()]).not.toContain(id);
  });
});

/** The text of every test below a folder. */
function testsIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
    .join("\n");
}

const named = Object.entries(NOT_RUN).map(([id, { file, title }]) => [id, file, title] as const);

test.each(named)("%s, whose example does not run, is found in %s: %s", (id, file, title) => {
  expect(testOf(readFileSync(file, "utf8"), title)).toSatisfy((body: string) => isAsserted(id, body));
});

/** The body of the one test of that title, to the line that closes it. */
function testOf(text: string, title: string): string {
  const [before, rest, ...more] = text
    .split(`test(${JSON.stringify(title)}`)
    .flatMap((part) => part.split(`it(${JSON.stringify(title)}`));
  if (before === undefined || rest === undefined || more.length > 0) throw new Error(`no one test is called ${title}`);
  const indent = /[ ]*$/.exec(before)?.[0] ?? "";
  return rest.slice(0, rest.indexOf(`\n${indent}}`));
}

/** Whether a statement expects the rule, by itself or by a name that the test gives it, and none expects that it is missing. */
function isAsserted(id: string, body: string): boolean {
  const [, name] = new RegExp(`const (\\w+) = [^;]*"${id}"`).exec(body) ?? [];
  const expected = body
    .split(/;\n/)
    .filter(
      (statement) =>
        /\bexpect\(/.test(statement) &&
        (statement.includes(`"${id}"`) || (name !== undefined && new RegExp(`\\b${name}\\b`).test(statement))),
    );
  return expected.length > 0 && expected.every((statement) => !statement.includes(".not."));
}

test.each(shown.filter((rule) => familyOf(rule) === "contract").map(({ id }) => id))(
  "%s has its row among the mistakes of a binding",
  (id) => {
    expect(testsIn("test/contract")).toContain(`"${id}"`);
  },
);
