import type { Fix } from "../../../repair/overlay.js";
import { equalJson, isArray, type JsonValue } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { exchange, safe } from "../../fixes.js";
import { listed } from "../../literals.js";
import { inWords } from "../../quote.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

const ID = "openapi/no-duplicated-enum-values";

export const noDuplicatedEnumValues: Rule = defineRule({
  id: ID,
  redocly: "no-duplicated-enum-values",
  severity: "warning",
  title: "An enum lists a value twice",
  why: "Generators make two members of one name, which does not compile in some languages; usually one of them was meant to be another.",
  help: "Remove the repeated value, or correct it.",
  redoclyGathers: true,
  redoclyTells: tell,
  redoclyFix: listOnce,
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: string
      enum: [CAT, DOG, CAT]
`,
    right: `components:
  schemas:
    Pet:
      type: string
      enum: [CAT, DOG]
`,
  },
});

/** How many repeated values are written out. */
const SHOWN = 3;

function tell(context: Context, at: readonly PointerToken[]): Told | undefined {
  const values = context.valueAt(at.slice(0, -1));
  if (!isArray(values)) return undefined;
  const first = (value: JsonValue) => values.findIndex((other) => equalJson(other, value));
  const repeated = [...new Set(values.flatMap((value, index) => (first(value) < index ? [first(value)] : [])))];
  const shown = repeated.slice(0, SHOWN).map((index) => inWords(values[index]));
  const rest = repeated.length - shown.length;
  return {
    message: `The enum lists ${rest > 0 ? `${shown.join(", ")} and ${rest} more` : listed(shown)} more than once`,
  };
}

/** The list without what it repeats. */
function listOnce(context: Context, at: readonly PointerToken[]): Fix | undefined {
  const list = at.slice(0, -1);
  const values = context.valueAt(list);
  if (!isArray(values)) return undefined;
  const kept = values.filter((value, index) => values.findIndex((other) => equalJson(other, value)) === index);
  const reason = "The enum lists a value twice.";
  const change = { rule: ID, reason, root: context.document.root, tokens: list.slice(0, -1) };
  return safe(...exchange({ ...change, key: "enum", from: values, to: kept }));
}
