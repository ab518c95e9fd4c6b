import type { Fix } from "../../../repair/overlay.js";
import { equalJson, get, isArray, type JsonValue } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { exchange, restingOn, review, standing } from "../../fixes.js";
import { jsonTypeOf } from "../../json-type.js";
import { booleanIn, listed, numberIn } from "../../literals.js";
import { inWords } from "../../quote.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

const ID = "openapi/no-enum-type-mismatch";

const NULL_HELP =
  "Write `nullable: true` beside the type, since 3.1 `null` as one of the types, if the value may be null; else drop null from the list.";

export const noEnumTypeMismatch: Rule = defineRule({
  id: ID,
  redocly: "no-enum-type-mismatch",
  severity: "error",
  title: "An enum has a value of another type",
  why: "The value can never occur: it fails the type, and what the type allows is not listed.",
  help: "Write the value in the type that the schema states, or correct the type.",
  lists: [
    {
      title: "What has no fix",
      note: "`concordat fix` proposes nothing where the document does not tell which of two things is meant:",
      items: [
        "null in the list of a schema that does not allow it, such as `enum: [a, null]` without `nullable` in 3.0: either null may occur and the type is to allow it, or it cannot and is to leave the list (OpenAPI 3.0.3, 4.7.24.1: null must be allowed by both). The one lets clients send and read null, the other has them refuse it.",
        "a value that cannot be written in the type, such as `enum: [a]` of type integer.",
      ],
    },
  ],
  redoclyGathers: true,
  redoclyTells: tell,
  redoclyFix: inType,
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: string
      enum: [1, 2]
`,
    right: `components:
  schemas:
    Pet:
      type: integer
      enum: [1, 2]
`,
  },
});

/** How many values of another type are written out. */
const SHOWN = 3;

function tell(context: Context, at: readonly PointerToken[]): Told | undefined {
  const constant = at.at(-1) === "const";
  const schema = context.valueAt(at.slice(0, constant ? -1 : -2));
  const type = get(schema, "type");
  const types = (isArray(type) ? type : [type]).filter((one) => typeof one === "string");
  if (types.length === 0) return undefined;
  const allowed = get(schema, "nullable") === true ? [...types, "null"] : types;
  const value = context.valueAt(at);
  if (constant) return { message: `\`const\` is ${inWords(value)}, where \`type\` says ${listed(types, "or")}` };
  const list = context.valueAt(at.slice(0, -1));
  const wrong = (isArray(list) ? list : []).filter((one) => !allowed.some((name) => isOfType(one, name)));
  if (wrong.length === 0) return undefined;
  const shown = wrong.slice(0, SHOWN).map(inWords);
  const rest = wrong.length - shown.length;
  const words = rest === 0 ? listed(shown) : `${shown.join(", ")} and ${rest} more`;
  return {
    message: `The enum lists ${words}, where \`type\` says ${listed(types, "or")}`,
    ...(wrong.every((one) => one === null) ? { help: NULL_HELP } : {}),
  };
}

function isOfType(value: JsonValue, type: string): boolean {
  const own = jsonTypeOf(value);
  return own === type || (own === "integer" && type === "number");
}

/** The list with its values in the type that the schema states, where each has one. */
function inType(context: Context, at: readonly PointerToken[]): Fix | undefined {
  const schema = at.slice(0, -2);
  const values = context.valueAt(at.slice(0, -1));
  const type = get(context.valueAt(schema), "type");
  if (!isArray(values) || typeof type !== "string") return undefined;
  const written = values.map((value) => asType(value, type));
  if (written.includes(undefined)) return undefined;
  const to = written.flatMap((value) => (value === undefined ? [] : [value]));
  // Where null alone is of another type a person must say whether it may occur.
  if (equalJson(values, to)) return undefined;
  const change = { rule: ID, reason: `The schema says ${type}.`, root: context.document.root, tokens: schema };
  return restingOn(
    [standing(change.root, schema, { type })],
    review(...exchange({ ...change, key: "enum", from: values, to })),
  );
}

function asType(value: JsonValue, type: string): JsonValue | undefined {
  const own = jsonTypeOf(value);
  if (own === "null" || isOfType(value, type)) return value;
  if (type === "string") return own === "object" || own === "array" ? undefined : String(value);
  if (typeof value !== "string") return undefined;
  if (type === "boolean") return booleanIn(value);
  const number = type === "number" || type === "integer" ? numberIn(value) : undefined;
  return type === "integer" && !Number.isInteger(number) ? undefined : number;
}
