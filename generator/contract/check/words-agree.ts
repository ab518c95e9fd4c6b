import { printGuard } from "../guard/print.js";
import { type Known, type KnownValue, OTHER } from "../guard/truth.js";
import { hundredsOf, type LinkedBinding, type LinkedResponse, pathsOf } from "../link.js";
import { foldWord } from "../read-contract-words.js";
import type { Remark } from "../report.js";
import { enumOf } from "../schema.js";
import { isVerdict, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";
import { type Contradiction, contradictions, isKnown, isOwn, isPossible, Judge } from "./judge.js";
import { theResponse, theValue } from "./related.js";
import { isSound } from "./sound-entries.js";
import { type Entry, entriesOf, mayDecide, type Teller, tellersOf } from "./tellers.js";

/**
 * A case or a guard for a word whose meaning the contract knows says what the word says: two outcomes that were swapped look like any
 * others. Where it says that something was done, or will be, the word must be one that is known to say so. Where a provider means
 * something else by it, the verdict says why.
 */
export const wordsAgree: Check = function* (linked) {
  for (const response of linked.responses) {
    yield* swallowed(linked, response);
    yield* guessed(linked, response);
  }
  for (const response of linked.responses) {
    // What leads nowhere is reported for itself, and says nothing.
    if (
      response.switch.some(({ missing }) => missing !== undefined) ||
      response.guards.some(({ missing }) => missing.size > 0)
    )
      continue;
    const tellers = tellersOf(response);
    for (const entry of entriesOf(response)) {
      const { verdict } = entry;
      // What cannot be said at all is reported for itself.
      if (!isVerdict(resolveVerdict(linked.contract, verdict)) || !isPossible(linked, response, verdict.outcome.value))
        continue;
      // What is never met is reported as that.
      if (verdict.because !== undefined || !mayDecide(response, entry, new Map())) continue;
      const judge = new Judge({ linked, response, entry });
      const wrong = contradictions(judge, tellers);
      const [first] = wrong;
      if (first !== undefined) yield { ...contradicted(entry, wrong), related: theValue(response, first.teller) };
      else if (isGuess(judge, tellers)) yield { ...guess(entry), related: theResponse(response) };
      else if (!isKnown(judge, tellers) && isSound(response, entry)) {
        const own = tellers.find((teller) => isOwn(entry, teller));
        yield { ...unknown(entry), related: theValue(response, own ?? {}) };
      }
    }
  }
};

/** A value that the document lists and no case names is decided by `otherwise`, whatever it says. */
function* swallowed(linked: LinkedBinding, response: LinkedResponse): Generator<Remark> {
  const { otherwise, cases } = response.syntax;
  if (otherwise === undefined || otherwise.because !== undefined || hundredsOf(response.response) === 2) return;
  const verdict = resolveVerdict(linked.contract, otherwise);
  const { refused } = linked.contract.fallbacks;
  // That the reason is not known is no other reason.
  if (!isVerdict(verdict) || (verdict.outcome === refused.outcome && verdict.fault === refused.fault)) return;
  const named = new Set(cases.map(({ key }) => key.value));
  const listed = response.switch.flatMap((source) =>
    (source.place === undefined ? [] : (enumOf(source.place)?.values ?? [])).map((value) => ({
      value: String(value),
      source,
    })),
  );
  const stated = [otherwise.outcome.value, otherwise.fault?.value];
  for (const { value, source } of listed) {
    const meant = named.has(value) ? [] : (linked.contract.words.get(foldWord(value)) ?? []);
    const meanings = meant.filter((name) => isPossible(linked, response, name));
    if (meanings.length === 0 || meanings.some((name) => stated.includes(name))) continue;
    const names = meanings.map((name) => `\`${name}\``).join(" or ");
    const message = `\`${value}\` is a word for ${names}, and \`otherwise\` says something else of it. Give it a case, or say why not with \`because\`.`;
    yield {
      rule: "contract/word-contradicted",
      message,
      location: otherwise.outcome.location,
      related: theValue(response, source),
    };
  }
}

/**
 * What no code was read for cannot be known: a status alone, or a code that nobody named, does not say how the resource ended, and under
 * a status that nobody named it says no more than that the call was refused.
 */
function* guessed({ contract }: LinkedBinding, { response, syntax }: LinkedResponse): Generator<Remark> {
  const stated = syntax.otherwise ?? syntax.verdict;
  if (stated === undefined || stated.because !== undefined || hundredsOf(response) === 2) return;
  const verdict = resolveVerdict(contract, stated);
  if (!isVerdict(verdict)) return;
  const { refused, statuses } = contract.fallbacks;
  const { status } = response;
  const isRefused = verdict.outcome === refused.outcome && verdict.fault === refused.fault;
  const isGeneral = status.kind === "code" && statuses.get(status.code)?.fault === verdict.fault;
  const isEnd = verdict.fault !== undefined && contract.settledBy.includes(verdict.fault) && !isGeneral;
  const isUnnamed = status.kind !== "code" && syntax.otherwise !== undefined && !isRefused;
  const role = contract.outcomes.find(({ name }) => name === verdict.outcome)?.role;
  if (role !== "failure" || (!isEnd && !isUnnamed)) return;
  const where = syntax.otherwise === undefined ? "A status alone is" : "A code that nobody named is";
  const message = `${where} not known to mean \`${verdict.fault}\`. If the provider says that it does, say where with \`because\`.`;
  yield {
    rule: "contract/word-unknown",
    message,
    location: (stated.fault ?? stated.outcome).location,
    related: theResponse({ response }),
  };
}

/**
 * Whether a guard says for certain what became of the request where nothing that it looks at, and not what is switched on, has a value
 * that somebody named: of a success, or how the resource ended.
 */
function isGuess(judge: Judge, tellers: readonly Teller[]): boolean {
  if (judge.entry.kind !== "guard" || !judge.isDefinite) return false;
  const own = tellers.filter((teller) => teller.isSwitched || isOwn(judge.entry, teller));
  const { expression } = judge.entry;
  const switched = own.filter(
    ({ isSwitched, text }) => isSwitched && pathsOf(expression).some((path) => printGuard(path) === text),
  );
  // A guard that looks at the state says by it what became of the request, whatever else it looks at.
  return unnamed(switched.length > 0 ? switched : own).some((known) => judge.mayDecide(known));
}

/** Where so many values are looked at, those beyond count as not known at all. */
const MOST_UNNAMED = 8;

const UNNAMED: readonly KnownValue[] = [OTHER, null];

/** Every way in which some values are there that nobody named, and the others are not there. */
function unnamed(tellers: readonly Teller[]): readonly Known[] {
  return tellers
    .slice(0, MOST_UNNAMED)
    .reduce<readonly Known[]>(
      (all, { text }) => all.flatMap((known) => UNNAMED.map((value) => new Map([...known, [text, value]]))),
      [new Map()],
    );
}

function guess({ verdict }: Entry): Remark {
  const message = `This guard says \`${(verdict.fault ?? verdict.outcome).value}\` also where nothing that it looks at has a value that anybody named. Compare with \`==\` or \`in\`, or say why with \`because\`.`;
  return { rule: "contract/word-unknown", message, location: verdict.outcome.location };
}

function contradicted({ kind, verdict }: Entry, wrong: readonly Contradiction[]): Remark {
  const [first] = wrong;
  const names = (first?.meanings ?? []).map((name) => `\`${name}\``).join(" or ");
  const others = [...new Set(wrong.map(({ word }) => word))]
    .filter((word) => word !== first?.word)
    .map((word) => `\`${word}\``);
  const more = others.length === 0 ? "" : ` So with ${others.join(", ")}.`;
  const message = `\`${first?.word}\` is a word for ${names}, and this ${kind} says otherwise where \`${first?.teller.text}\` has it.${more} Say that, or why not with \`because\`.`;
  return { rule: "contract/word-contradicted", message, location: verdict.outcome.location };
}

function unknown({ kind, verdict }: Entry): Remark {
  const message = `Nothing that this ${kind} looks at is known to mean \`${(verdict.fault ?? verdict.outcome).value}\`. If the provider says that it does, say where with \`because\`.`;
  return { rule: "contract/word-unknown", message, location: verdict.outcome.location };
}
