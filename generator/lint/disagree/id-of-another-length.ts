import { get, getString } from "../../source/json.js";
import type { Location } from "../../source/origin.js";
import type { PointerToken } from "../../source/pointer.js";
import type { Context } from "../context.js";
import type { Problem } from "../rule.js";

/** How much longer or shorter a token may be and still be meant for such an id. */
const SLIP = 4;
const ID = /\b([a-z]{2,8}[-_])[0-9A-Za-z]{8,64}\b/g;

/** A text shows an id with the prefix of a schema's ids and another length than the schema fixes. */
export function* idOfAnotherLength(context: Context): Iterable<Problem> {
  const forms = fixedIds(context);
  if (forms.size === 0) return;
  const seen = new Set<string>();
  for (const { text, at } of textsOf(context)) {
    for (const [token, prefix = ""] of text.matchAll(ID)) {
      const form = forms.get(prefix);
      const slip = Math.abs(token.length - (form?.length ?? token.length));
      const key = `${prefix} ${token.length}`;
      if (form === undefined || slip === 0 || slip > SLIP || seen.has(key)) continue;
      seen.add(key);
      yield {
        at: at(),
        message: `\`${token}\` has ${token.length} characters, where the schema of such ids says ${form.length}`,
        subject: key,
        related: [{ message: "The schema that fixes the length", location: context.locate(form.tokens) }],
      };
    }
  }
}

interface FixedId {
  readonly length: number;
  readonly tokens: readonly PointerToken[];
}

/** The prefixes of ids whose length a schema fixes, by its example. */
function fixedIds(context: Context): ReadonlyMap<string, FixedId> {
  const found = new Map<string, FixedId>();
  for (const { node, tokens } of context.sites.of("schema")) {
    const length = get(node, "minLength");
    const example = getString(node, "example");
    if (typeof length !== "number" || node.maxLength !== length || example?.length !== length) continue;
    const prefix = /^([a-z]{2,8}[-_])[0-9A-Za-z]{8,64}$/.exec(example)?.[1];
    if (prefix !== undefined && !found.has(prefix)) found.set(prefix, { length, tokens });
  }
  return found;
}

/** Texts that may show an id among other words: an id alone is checked as the example that it is. */
function* textsOf(
  context: Context,
): Iterable<{ readonly text: string; readonly at: () => readonly PointerToken[] | Location }> {
  for (const passage of context.passages) yield { text: passage.text, at: () => passage.locate() };
  for (const { node, tokens } of context.sites.of("schema")) {
    const text = getString(node, "example");
    if (text !== undefined && /[\s/]/.test(text)) yield { text, at: () => [...tokens, "example"] };
  }
}
