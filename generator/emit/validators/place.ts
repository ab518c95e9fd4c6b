import { type Code, code, stringLiteral, templateLiteral } from "../code/index.js";
import { UniqueNames } from "./unique-names.js";

/** Where a check stands while it is written: the variable that holds the value, and how its pointer is spelt. */
export interface Place {
  readonly value: Code;
  /** The variable with the pointer of the function's value, and the text below it. */
  readonly base: Code;
  readonly below: string;
  /** Names that variables of this function have. */
  readonly locals: UniqueNames;
  /** What functions made for parts of this one are called after. */
  readonly hint: string;
  /** Blocks of other values that this one stands in. */
  readonly depth: number;
}

/** What the text of a file of validators refers to by name and does not declare. */
export const OUTER_NAMES: readonly string[] = ["v", "types", "operations", "Math", "Number", "RegExp", "Set"];
/** How the names of the file's own functions and constants begin. */
const OWN_NAME = /^(?:check|evaluate|keys|enum|pattern)./;

/** The place at the start of a function `(value, at, report)`. */
export function rootPlace(hint: string): Place {
  const locals = new UniqueNames([...OUTER_NAMES, "value", "at", "report"]);
  return { value: code`value`, base: code`at`, below: "", locals, hint, depth: 0 };
}

/** The place's pointer as an expression. */
export function pointerOf(place: Place): Code {
  return place.below === "" ? place.base : templateLiteral([{ expression: place.base }, place.below]);
}

/** The pointer of what `token` (an expression) names below the place. */
export function pointerBelow(place: Place, token: Code): Code {
  return templateLiteral([{ expression: place.base }, `${place.below}/`, { expression: token }]);
}

/** `report.add(…)` for the value at `place`. */
export function violation(place: Place, keyword: string, message: string): Code {
  return code`report.add(${pointerOf(place)}, ${stringLiteral(keyword)}, ${stringLiteral(message)});`;
}

/** A variable that nothing else in the function has, named like the text where that is a name. */
export function local(place: Place, text: string): Code {
  const plain = /^[A-Za-z_$][\w$]*$/.test(text) && !OWN_NAME.test(text) ? text : "member";
  return place.locals.take(plain);
}

export function member(place: Place, value: Code, key: string): Place {
  const token = key.replaceAll("~", "~0").replaceAll("/", "~1");
  return { ...place, value, below: `${place.below}/${token}`, hint: place.hint + pascal(key), depth: place.depth + 1 };
}

/** A place whose pointer is in a variable of its own, as that of an item in a loop. */
export function dynamic(place: Place, value: Code, base: Code): Place {
  return { ...place, value, base, below: "", depth: place.depth + 1 };
}

/** A place on the same value, for which functions get another ending. */
export function part(place: Place, ending: string): Place {
  return { ...place, hint: place.hint + ending };
}

export function pascal(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")
    .slice(0, 40);
}

/** `if (condition) statement`, on one line where the statement is one; nothing to do, no code; no condition, always. */
export function when(condition: Code, body: Code): Code {
  if (body === "" || condition === "") return body;
  if (!body.includes("\n") && /^(?:report\.|check)/.test(body) && condition.length + body.length < 100)
    return code`if (${condition}) ${body}`;
  return code`
    if (${condition}) {
      ${body}
    }`;
}

/** `else …`, without a block of its own where the body is one `if`. */
export function otherwise(body: Code): Code {
  const isOneIf =
    body.startsWith("if (") && body.split("\n").every((line, index) => index === 0 || /^(?: |\}|else)/.test(line));
  if (isOneIf) return code`else ${body}`;
  return code`
    else {
      ${body}
    }`;
}
