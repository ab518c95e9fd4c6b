import { describe, expect, it } from "vitest";
import { compileBinding } from "../../../generator/contract/compile.js";
import { cancelContract, effectiveDocument, effectiveModel, fileOf, PROVIDERS } from "../documents.js";
import { behaviourOf, emitted, errorsOf, rulesOf } from "./caught.js";
import { answersFor, driven, surer, type Told } from "./claims.js";
import { drawn, nodesRead, seeded } from "./drawn.js";
import type { Edit } from "./edit.js";

/** Changes for each provider, and answers that an adapter is driven with; CONCORDAT_CASES=10 asks for ten times as many changes. */
const DRAWS = 10 * Number(process.env.CONCORDAT_CASES ?? "1");
const ANSWERS = 300;
const contract = cancelContract();

/** Different changes of what the provider's binding reads, the same each time. */
function changesFor(provider: string): readonly Edit[] {
  const model = effectiveModel(provider);
  const source = fileOf(`specs/providers/${provider}/bindings/cancel-session.yaml`);
  const plan = compileBinding({ contract, model, source }).value;
  if (plan === undefined) throw new Error("no plan");
  const nodes = nodesRead(model, plan);
  const { root } = effectiveDocument(provider);
  const random = seeded(PROVIDERS.findIndex((name) => name === provider) + 1);
  const edits = new Map<string, Edit>();
  for (let tries = 0; tries < 1_000 && edits.size < DRAWS; tries++) {
    const edit = drawn(root, nodes, random);
    if (edit !== undefined) edits.set(JSON.stringify(edit), edit);
  }
  return [...edits.values()];
}

describe("a change of what a binding reads, drawn at random", () => {
  it.each(PROVIDERS)(
    "is found, stops the adapter compiling, leaves it the same to the byte, or makes it claim no more: %s",
    async (of) => {
      const right = await emitted({ of });
      const answers = answersFor(of, ANSWERS);
      const before = await driven(right, of);
      const told = [];
      for (const one of answers) told.push(await before.ask(one));
      before.remove();
      const fates = { found: 0, same: 0, "does not compile": 0, "claims no more": 0 };
      const missed: string[] = [];
      for (const document of changesFor(of)) {
        const fault = { what: "drawn", of, document };
        if (rulesOf(fault).length > 0) {
          fates.found++;
          continue;
        }
        const packages = await emitted(fault);
        // The adapter decides by its text and the operation's data alone: where both are the same, so is every decision.
        if (behaviourOf(packages, of) === behaviourOf(right, of)) {
          fates.same++;
          continue;
        }
        const after = await driven(packages, of);
        const more: string[] = [];
        for (const [index, one] of answers.entries()) {
          const said = surer(told[index] ?? { sent: [], result: "" }, await after.ask(one));
          if (said !== undefined) more.push(said);
        }
        after.remove();
        if (more.length === 0) fates["claims no more"]++;
        // What is told otherwise must have been seen by whoever builds the packages.
        else if ((await errorsOf(fault)).length > 0) fates["does not compile"]++;
        else missed.push(`${JSON.stringify(document)}: ${more[0]}`);
      }
      console.info(`${of}: ${JSON.stringify(fates)}, each driven with ${ANSWERS} answers`);
      expect(missed).toEqual([]);
      expect(fates.found).toBeGreaterThan(0);
    },
    600_000,
  );

  it("sees an adapter that is surer than before", () => {
    const base = {
      sessionId: "s",
      next: "none" as const,
      provenance: { provider: "p", basis: "body" as const, attempts: 1 },
    };
    const done: Told = { sent: ["a"], result: { ...base, outcome: "cancelled" } };
    const dated: Told = { sent: ["a"], result: { ...base, outcome: "cancelled", cancelledAt: "2026-03-01T12:00:00Z" } };
    const unknown: Told = {
      sent: ["a"],
      result: { ...base, outcome: "indeterminate", fault: { code: "NO_RESPONSE" } },
    };
    expect([surer(done, done), surer(dated, done), surer(done, unknown)]).toEqual([undefined, undefined, undefined]);
    for (const [before, after] of [
      [unknown, done],
      [done, dated],
      [done, { ...done, sent: ["b"] }],
      [done, { ...done, result: "TypeError" }],
    ] as const) {
      expect(surer(before, after)).toBeTypeOf("string");
    }
  });
});
