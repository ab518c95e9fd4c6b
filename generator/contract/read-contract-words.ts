import type { ApiModel, Schema } from "../model/model.js";
import { suggest } from "./report.js";
import { enumOf, isPlace, placeAt } from "./schema.js";
import type { Vocabulary } from "./verdict.js";
import type { YamlNode } from "./yaml-reader.js";

/** A provider's word without case and separators: `Pending_Review`, `pendingReview` and `PENDING-REVIEW` are one. */
export function foldWord(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** All that a word may stand for: outcomes, faults, and the values that targets enumerate. */
export function knownWords(from: {
  readonly model: ApiModel;
  readonly vocabulary: Vocabulary;
  readonly targets: ReadonlyMap<string, Schema>;
}): readonly string[] {
  const { model, vocabulary, targets } = from;
  const values = [...targets.values()].flatMap((schema) => {
    const place = placeAt(model, schema, []);
    return isPlace(place) ? (enumOf(place)?.values ?? []).map(String) : [];
  });
  return [...vocabulary.outcomes.map(({ name }) => name), ...vocabulary.faults.keys(), ...values];
}

/** Reads the words that ask for a next step: a binding that gives the step for another says why. */
export function readStepWords(
  node: YamlNode | undefined,
  nextSteps: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const steps = new Map<string, readonly string[]>();
  for (const [step, member] of node?.members("`steps`") ?? []) {
    if (!nextSteps.includes(step))
      member.refuse(`There is no next step \`${step}\`.${suggest(step, nextSteps)}`, "key");
    const words = member.items("The words").flatMap((item) => item.string("A word")?.value ?? []);
    if (words.length === 0)
      member.refuse("A step that nobody's word asks for is never given: list one at least.", "key");
    steps.set(step, words);
  }
  return steps;
}

/**
 * Reads which words providers use for what: by folded word, the names that it stands for. A word that asks for a next step says by
 * that one of the faults that have the step, so it is a word for each of them.
 */
export function readWords(
  node: YamlNode | undefined,
  of: {
    readonly known: readonly string[];
    readonly vocabulary: Vocabulary;
    readonly stepWords: ReadonlyMap<string, readonly string[]>;
  },
): ReadonlyMap<string, readonly string[]> {
  const { known, vocabulary, stepWords } = of;
  const { outcomes } = vocabulary;
  const words = new Map<string, readonly string[]>();
  const claims = (name: string) =>
    outcomes.some((outcome) => outcome.name === name && (outcome.role === "success" || outcome.role === "pending"));
  for (const [name, member] of node?.members("`words`") ?? []) {
    if (!known.includes(name))
      member.refuse(`There is no outcome, fault or value \`${name}\`.${suggest(name, known)}`, "key");
    for (const item of member.items("The words")) {
      const word = item.string("A word")?.value;
      if (word === undefined) continue;
      const others = words.get(foldWord(word)) ?? [];
      const other = others.find((each) => each !== name && (claims(each) || claims(name)));
      // A success is claimed for a word that means nothing else: with two meanings it would be believed in both.
      if (other !== undefined)
        item.refuse(`\`${word}\` is a word for \`${other}\` too, and one of the two is a success.`);
      words.set(foldWord(word), [...others, name]);
    }
  }
  for (const [step, asking] of stepWords) {
    const faults = faultsWith(step, vocabulary);
    for (const word of faults.length === 0 ? [] : asking) {
      const meant = words.get(foldWord(word));
      if (meant === undefined) words.set(foldWord(word), faults);
      else if (!meant.some((name) => faults.includes(name)))
        node?.refuse(
          `\`${word}\` asks for \`${step}\`, and is a word for ${meant.join(", ")}, which has no such step.`,
        );
    }
  }
  return words;
}

/** The faults that have a next step, where nothing else has it. */
function faultsWith(step: string, { faults, outcomes }: Vocabulary): readonly string[] {
  const isElsewhere = outcomes.some(({ faults: carried, next }) => carried.length === 0 && next.includes(step));
  return isElsewhere ? [] : [...faults].flatMap(([name, { steps }]) => (steps.includes(step) ? name : []));
}
