import { getArray, getObject, getString, isObject } from "../../../source/json.js";
import type { Context } from "../../context.js";
import { addMembers, restingOn, review, standing } from "../../fixes.js";
import { listed } from "../../literals.js";
import { closedListIn } from "../../prose/closed-lists.js";
import { statesOf } from "../../prose/conditions.js";
import { hasOpenValues } from "../../prose/open-values.js";
import { inQuotes } from "../../quote.js";
import { defineRule, type Problem, type Rule } from "../../rule.js";

const ID = "docs/enum-only-in-prose";

export const enumOnlyInProse: Rule = defineRule({
  id: ID,
  severity: "warning",
  title: "The values of a field are listed in prose only",
  why: "Generated types say string, so no compiler and no validator knows the values that a caller must tell apart.",
  help: "Write the values as `enum`. Where the prose defines each of them, `concordat fix` proposes it for review.",
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: object
      properties:
        status:
          type: string
          description: The state. FREE indicates that it may be taken. KEPT indicates that it has a home.
`,
    right: `components:
  schemas:
    Pet:
      type: object
      properties:
        status:
          type: string
          enum: [FREE, KEPT]
          description: The state. FREE indicates that it may be taken. KEPT indicates that it has a home.
`,
  },
  *check(context) {
    const properties = [...propertiesInProse(context)];
    yield* properties;
    yield* closedLists(context);
    if (properties.length === 0) yield* statesInProse(context);
  },
});

/** A state-like property without an enum, whose own description, or a sibling's, names its values. */
function* propertiesInProse(context: Context): Iterable<Problem> {
  for (const { node, tokens } of context.sites.of("schema")) {
    const members = getObject(node, "properties");
    if (members === undefined) continue;
    for (const [name, property] of Object.entries(members)) {
      if (!isObject(property) || !isOpenString(property) || !NAMES_A_STATE.test(name)) continue;
      const description = getString(property, "description") ?? "";
      // A list that is never closed is told as such by a rule of its own.
      if (hasOpenValues(description)) continue;
      const defined = definedIn(description);
      const others = Object.values(members).flatMap((member) =>
        comparedIn(getString(member, "description") ?? "", name),
      );
      const values = [...new Set([...defined, ...spannedIn(withSpans(description)), ...others])];
      if (values.length === 0) continue;
      const at = [...tokens, "properties", name];
      const count = stated(description);
      yield {
        at,
        point: "key",
        message: `\`${name}\` has no enum; the prose names ${listed(values)}${values.length === 1 ? " as one of its values" : ""}${count !== undefined && count > values.length ? `, of ${count} that it says there are` : ""}`,
        subject: name,
        ...(defined.length > 1 && defined.length === values.length
          ? {
              fix: restingOn(
                [standing(context.document.root, at, { description })],
                review(
                  addMembers({
                    rule: ID,
                    root: context.document.root,
                    reason: "The description of the field defines each of its values.",
                    tokens: at,
                    update: { enum: defined },
                  }),
                ),
              ),
            }
          : {}),
      };
    }
  }
}

const NAMES_A_STATE = /(?:^|_)(?:status|state)$|(?:Status|State)$/;

/** Any other text of which a sentence of its description says all values: `one of \`a\`, \`b\` or \`c\``. */
function* closedLists({ passages }: Context): Iterable<Problem> {
  const told = new Set<unknown>();
  for (const { owner, text, locate } of passages) {
    if (owner?.kind !== "schema" || owner.node.type !== "string" || !isOpenString(owner.node)) continue;
    const name = String(owner.tokens.at(-1));
    if (NAMES_A_STATE.test(name) || told.has(owner.node)) continue;
    if (hasOpenValues(getString(owner.node, "description") ?? "")) continue;
    const values = closedListIn(text);
    // A value that names a member beside it is one of those members, of which prose seldom keeps count.
    const beside = getObject(owner.parent?.node, "properties") ?? {};
    if (values.length === 0 || values.some((value) => Object.hasOwn(beside, value))) continue;
    told.add(owner.node);
    yield {
      at: locate(),
      message: `\`${name}\` has no enum; the prose says that it is one of ${listed(values, "or")}`,
      subject: name,
    };
  }
}

function isOpenString(property: { readonly [key: string]: unknown }): boolean {
  const closed = ["enum", "const", "$ref", "allOf", "anyOf", "oneOf"].some((key) => Object.hasOwn(property, key));
  return (
    !closed &&
    (property.type === undefined ||
      property.type === "string" ||
      (Array.isArray(property.type) && property.type.includes("string")))
  );
}

/** `X indicates …`, `X: …` at the start of a line: a definition of a value in capitals. */
function definedIn(text: string): readonly string[] {
  return [
    ...new Set(
      [...text.matchAll(/\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*) (?:indicates|means)\b/g)].map((match) => match[1] ?? ""),
    ),
  ];
}

/** `` `a`, `b` (as long as it is new) or `c` ``: values in code, one after the other. */
const LIST = /`\w+`(?: ?\([^()]*\))?(?:(?:, ?(?:and |or )?| and | or )`\w+`(?: ?\([^()]*\))?)+/g;

/** `` `a`: it is new. `` or `` - `b` or `c`: it is old. ``: a line that defines values. */
const DEFINED = /^[-*\s]*(`\w+`(?:(?:, ?(?:or |and )?| or | and )`\w+`)*)(?::| [-–—] )/gm;

const AND = "(?:,\\s(?:and\\s|or\\s)?|\\s(?:and|or)\\s)";

/** `'a', 'b' or 'c'`, the same in double quotes, and `OPEN, PAID, or FAILED`: values that stand in no code. */
const LISTS_WITHOUT_SPANS = [/'\w{3,}'/, /"\w{3,}"/, /\b[A-Z][A-Z_]{2,}\b/].map(
  ({ source }) => new RegExp(`${source}(?:${AND}${source})+`, "g"),
);

/**
 * The text with the words of such lists in code, unless they are said to be examples: codes of countries and abbreviations are told so.
 * Plain words in lower case stay words, be they joined by `_`: the larger documents that this was measured on have five lists of them,
 * of which three are said to be examples (`e.g. card, wallet_token`), one stands in code already, and one is the text of a link.
 */
function withSpans(text: string): string {
  return LISTS_WITHOUT_SPANS.reduce(
    (marked, list) =>
      marked.replace(list, (run, offset: number) =>
        /(?:\bexamples?|\be\.g\.|\bex|\bsuch as|\blike)\W*$/i.test(marked.slice(Math.max(0, offset - 20), offset))
          ? run
          : run
              .replace(/\s+/g, " ")
              .replace(/['"]?(\w{3,})['"]?(?=\W|$)/g, (word, name: string) =>
                isWordOfList(word) ? `\`${name}\`` : word,
              ),
      ),
    text,
  );
}

/** In quotes or in capitals; the `and` and `or` of a list are neither. */
function isWordOfList(word: string): boolean {
  return /^['"A-Z]/.test(word);
}

function spannedIn(text: string): readonly string[] {
  const lines = [...text.matchAll(DEFINED)].map(([, names = ""]) => names);
  if (lines.length > 1) return lines.flatMap(inSpans);
  const [, list = ""] =
    /\b(?:(?:possible|allowed|valid) values|options)(?: are| include)?:?\s((?:\([^()]*\)|[^.;(])*)/i.exec(text) ?? [];
  const lists = [list, ...[...text.matchAll(LIST)].map(([run]) => run)].map(inSpans);
  const [named, ...others] = lists.filter(({ length }) => length > 1);
  // A list that has none of them is of something else.
  if (named !== undefined)
    return [named, ...others.filter((other) => other.some((word) => named.includes(word)))].flat();
  return [...text.matchAll(/`([A-Za-z]+(?:_[A-Za-z]+)*)` (?:is the only|indicates|means|if|when)\b/g)].map(
    (match) => match[1] ?? "",
  );
}

/** The words in code; `null` is no value of a text. */
function inSpans(text: string): readonly string[] {
  return [...text.matchAll(/`(\w+)`/g)].flatMap(([, word]) => (word === undefined || word === "null" ? [] : [word]));
}

/** `` `status` is `closed` ``, `only when status is CLOSED`, ``reached `completed` ``. */
function comparedIn(text: string, name: string): readonly string[] {
  const quoted = name.replace(/[^A-Za-z0-9_]/g, "");
  const compared = new RegExp(`\`?\\b${quoted}\\b\`? is (?:\`(\\w+)\`|([A-Z][A-Z_]+)\\b)`, "g");
  return [...text.matchAll(compared), ...text.matchAll(/\breached `(\w+)`/g)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
}

const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** How many values a description says there are: `the other three` is three and the one that it speaks of. */
function stated(text: string): number | undefined {
  const others = /\bthe other (\w+)\b/i.exec(text)?.[1]?.toLowerCase();
  const index = others === undefined ? -1 : NUMBERS.indexOf(others);
  return index < 0 ? undefined : index + 2;
}

/** A precondition that names states which no enum of the document has. */
function* statesInProse(context: Context): Iterable<Problem> {
  const known = new Set(
    context.sites
      .of("schema")
      .flatMap(({ node }) => getArray(node, "enum") ?? [])
      .flatMap((value) => (typeof value === "string" ? [value.toLowerCase()] : [])),
  );
  for (const passage of context.passages) {
    const states = statesOf(passage.text).filter((state) => /^[A-Z_]+$/.test(state));
    if (states.length < 2 || states.some((state) => known.has(state.toLowerCase()))) continue;
    yield {
      at: passage.locate(),
      message: `The states ${listed(states)} exist in no schema: ${inQuotes(passage.text)}`,
      subject: states.join(" "),
    };
    return;
  }
}
