/** Words for a stage of life that documentation of APIs uses as an adjective. */
export const STAGES = "active|pending|open|initiated|completed|expired|closed|paid|processing|draft|unpaid|in-progress";

const CAPITALS = "[A-Z]{3,}(?:_[A-Z]+)*";
const STATE = `(?:\`\\w+\`|${CAPITALS}|(?:${STAGES})\\b)`;

/**
 * The states that a sentence makes a condition of: `Only pets in FREE or LOST status can be taken`, `can only be taken while it is
 * still free`, `Only FREE pets may be taken`, `must be in FREE status`. Empty where it makes none.
 */
export function statesOf(text: string): readonly string[] {
  const forms = [
    new RegExp(
      `\\bonly\\b[^.;]*?\\bin (?:an? |the )?(${STATE}(?:(?:, | or | and |, or )${STATE})*) (?:status|state)\\b[^.;]*\\b(?:can|may)\\b`,
      "i",
    ),
    new RegExp(
      `\\bcan(?:not)? only be \\w+ (?:while|when|if)\\b[^.;]*?\\b(?:is|are)(?: still)?(?: in)? (${STATE}(?:(?:, | or |, or )${STATE})*)`,
      "i",
    ),
    new RegExp(`\\bonly (${CAPITALS}|${STAGES}) \\w+(?: \\w+)? (?:can|may) be\\b`, "i"),
    new RegExp(
      `\\bmust (?:currently |still )?be in (?:an? |the )?(${STATE}(?:(?:, | or |, or )${STATE})*) (?:status|state)\\b`,
    ),
    new RegExp(
      `\\bmust be (?:in )?(?:an? |the )?(${CAPITALS}(?:(?:, | or |, or )${CAPITALS})*)(?: status| state)? (?:to be|before|in order)\\b`,
    ),
  ];
  for (const form of forms) {
    const found = form.exec(text)?.[1];
    if (found === undefined) continue;
    const states = found.split(/,\s*(?:or |and )?|\s+(?:or|and)\s+/).map((state) => state.replaceAll("`", ""));
    // The case-insensitive search takes any word for capitals; a state is either written in capitals or a known stage.
    const fitting = states.filter(
      (state) =>
        /^[A-Z]{3,}(?:_[A-Z]+)*$/.test(state) || new RegExp(`^(?:${STAGES})$`, "i").test(state) || found.includes("`"),
    );
    if (fitting.length > 0) return fitting;
  }
  return [];
}

/** `Releases a FREE pet`, `Immediately release a pending pet`: the state that the first words take for granted. */
export function takenForGranted(text: string): string | undefined {
  const found = /^(?:\w+ly )?[A-Z]?[a-z]+ an? ([A-Za-z-]+) (?:[\w-]+ ){0,2}\w+\b/.exec(text)?.[1];
  return found !== undefined && (/^[A-Z]{3,}$/.test(found) || new RegExp(`^(?:${STAGES})$`, "i").test(found))
    ? found
    : undefined;
}
