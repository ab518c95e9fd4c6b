import { afterAll, describe, expect, it } from "vitest";
import { PROVIDERS } from "../documents.js";
import { BINDING_FAULTS } from "./bindings.js";
import { errorsOf, rulesOf } from "./caught.js";
import { CONTRACT_FAULTS } from "./contracts.js";
import { DOCUMENT_FAULTS } from "./documents.js";
import type { Fault } from "./fault.js";
import { PACKAGE_FAULTS } from "./packages.js";

const CHECKED = { document: DOCUMENT_FAULTS, binding: BINDING_FAULTS, contract: CONTRACT_FAULTS };
const ALL = [...Object.values(CHECKED).flat(), ...PACKAGE_FAULTS];

const caught = new Set<Fault>();
const rules = new Set<string>();

afterAll(() => {
  const missed = ALL.filter((fault) => !caught.has(fault));
  const lines = missed.map(({ of, what }) => `  missed: ${of}: ${what}`);
  const score = `${caught.size} of ${ALL.length} single changes caught, by ${rules.size} rules and the compiler`;
  console.info([score, ...lines].join("\n"));
});

describe("what is right", () => {
  it.each(PROVIDERS)("is not found fault with: %s", (of) => {
    expect(rulesOf({ of })).toEqual([]);
  });

  it.each(PROVIDERS)("compiles: %s", async (of) => {
    expect(await errorsOf({ what: "nothing", of })).toEqual([]);
  });
});

describe.each(Object.entries(CHECKED))("one change of a %s", (_kind, faults) => {
  it.each(faults.map((fault) => [`${fault.of}: ${fault.what}`, fault] as const))("%s", (_name, fault) => {
    const found = rulesOf(fault);
    expect(found).toContain(fault.rule);
    caught.add(fault);
    for (const rule of found) rules.add(rule);
  });
});

describe("one change of the types beneath a generated adapter", () => {
  it.each(PACKAGE_FAULTS.map((fault) => [`${fault.of}: ${fault.what}`, fault] as const))("%s", async (_name, fault) => {
    const errors = await errorsOf(fault);
    const elsewhere = errors.filter((error) => !error.startsWith(`@concordat/${fault.of}/src/cancel-session.ts(`));
    expect(errors).not.toEqual([]);
    expect(elsewhere).toEqual([]);
    caught.add(fault);
  });
});

it("the table is as large as it must be, and says nothing twice", () => {
  expect(ALL.length).toBeGreaterThanOrEqual(80);
  const changes = Object.values(CHECKED)
    .flat()
    .map(({ of, document, binding, contract }) => JSON.stringify([of, document, binding, contract]));
  expect(new Set(changes).size).toBe(changes.length);
});
