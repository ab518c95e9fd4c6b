import { formatPointer } from "../../source/pointer.js";
import type { Contract } from "../contract.js";
import { hundredsOf, type LinkedResponse } from "../link.js";
import { foldWord } from "../read-contract-words.js";
import type { Remark } from "../report.js";
import { enumOf, type Place } from "../schema.js";
import type { Check } from "./check.js";
import { isNamedAsProse } from "./prose.js";
import { theSchema } from "./related.js";
import { type Teller, tellersOf } from "./tellers.js";

/** A value of a body that only guards look at, and where the document declares it. */
type Looked = Teller & { readonly place: Place };

/**
 * A success is decided by a switch over the state that its body has, and by guards only where they look at more. With guards alone nobody
 * hears of a value that none of them names (the checker counts no cases, the result tells no word, an absent state is no drift); where
 * something else is switched on, its cases would decide what the state denies.
 */
export const statesSwitched: Check = function* ({ contract, responses }) {
  for (const response of responses) {
    const { syntax } = response;
    // What leads nowhere is reported for itself.
    const isRead =
      response.switch.every(({ missing }) => missing === undefined) &&
      response.guards.every(({ missing }) => missing.size === 0);
    if (hundredsOf(response.response) !== 2 || syntax.whenKey === undefined || !isRead) continue;
    const tellers = tellersOf(response);
    const looked = tellers.filter(isLooked);
    const isState = (teller: Teller): boolean => teller.values.some((value) => isWord(contract, value));
    const state = looked.find(isState);
    if (syntax.switch.length === 0) {
      const [first] = state === undefined ? looked : [state];
      if (first !== undefined) yield remark(first, { response, location: syntax.whenKey });
    } else if (state !== undefined && !tellers.some((teller) => teller.isSwitched && isState(teller))) {
      yield remark(state, { response, location: syntax.whenKey });
    }
  }
};

/** A body's code or state: of several that the document lists, or that a guard compares with text. */
function isLooked(teller: Teller): teller is Looked {
  const { isSwitched, path, place, values } = teller;
  if (isSwitched || place === undefined) return false;
  const listed = enumOf(place)?.values ?? [];
  const isText = values.some((value) => typeof value === "string");
  if (listed.length > 0) return listed.length > 1 && (isText || values.some((value) => typeof value === "number"));
  return isText && !isNamedAsProse(path.at(-1) ?? "");
}

function isWord({ words }: Contract, value: unknown): boolean {
  return typeof value === "string" && words.has(foldWord(value));
}

function remark(
  { path, place }: Looked,
  { response, location }: { readonly response: LinkedResponse; readonly location: Remark["location"] },
): Remark {
  const pointer = formatPointer(path);
  const [source] = response.switch;
  const what =
    source === undefined ? "a value that none of them names is not told" : "the cases decide what none of them names";
  return {
    rule: "contract/switch-not-exhaustive",
    message: `Guards alone look at \`${pointer}\`: ${what}, and one that is absent goes unnoticed. Write \`switch: $response.body#${pointer}\` with a case for each value; a guard stays for what looks at more.`,
    location,
    related: theSchema(place),
  };
}
