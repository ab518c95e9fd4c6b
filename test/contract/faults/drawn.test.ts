import { describe, expect, it } from "vitest";
import { compileBinding } from "../../../generator/contract/compile.js";
import { cancelContract, effectiveDocument, effectiveModel, fileOf, PROVIDERS } from "../documents.js";
import { behaviourOf, errorsOf, rulesOf } from "./caught.js";
import { drawn, nodesRead, seeded } from "./drawn.js";
import type { Edit } from "./edit.js";

const DRAWS = 15;
const contract = cancelContract();

/** What an adapter follows without a finding, and why it then claims no more than before. Each is named in the output. */
const FOLLOWED: readonly (readonly [place: RegExp, reason: string])[] = [
  [/\/parameters\/\d+\/schema(\/|$)/, "what is sent is the same text, whatever its schema says"],
  [/\/content(\/[^/]+)?$/, "a media type that is not declared is not read, so its body decides nothing"],
  [/\/content\/[^/]+\/schema(\/\$ref)?$/, "a body that is not described in this media type is not read"],
  [/\/properties\/sessionId\/format$/, "the id is compared to the letter: what differs is another's, which is unknown"],
  [/\/(summary|tags|operationId)$/, "a name or a comment"],
];

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

function pointerOf(edit: Edit): string {
  if ("set" in edit) return edit.set;
  if ("remove" in edit) return edit.remove;
  return "rename" in edit ? edit.rename : edit.append;
}

describe("a change of what a binding reads, drawn at random", () => {
  it.each(PROVIDERS)(
    "is found, stops the adapter compiling, leaves it the same to the byte, or makes it no surer: %s",
    async (of) => {
      const right = await behaviourOf({ of });
      const fates = { found: 0, "does not compile": 0, same: 0 };
      const missed: string[] = [];
      const followed: string[] = [];
      for (const document of changesFor(of)) {
        const fault = { what: "drawn", of, document };
        if (rulesOf(fault).length > 0) fates.found++;
        // The adapter decides by its text and the operation's data alone: where both are the same, so is every decision.
        else if ((await behaviourOf(fault)) === right) fates.same++;
        else if ((await errorsOf(fault)).length > 0) fates["does not compile"]++;
        else {
          const pointer = pointerOf(document);
          const [, reason] = FOLLOWED.find(([place]) => place.test(pointer)) ?? [];
          if (reason === undefined) missed.push(JSON.stringify(document));
          else followed.push(`  ${JSON.stringify(document)}: ${reason}`);
        }
      }
      console.info([`${of}: ${JSON.stringify(fates)}, ${followed.length} followed`, ...followed].join("\n"));
      expect(missed).toEqual([]);
      expect(fates.found).toBeGreaterThan(0);
    },
    240_000,
  );
});
