import type { JsonType } from "../../model/model.js";
import { pathText } from "../guard/path.js";
import { printGuard } from "../guard/print.js";
import type { Expr, LiteralValue } from "../guard/syntax.js";
import { hundredsOf, type LinkedResponse, type LinkedValue } from "../link.js";
import { type Remark, suggest } from "../report.js";
import { enumOf, typeOf, typesOf } from "../schema.js";
import type { Check } from "./check.js";
import { holdsByName } from "./guard-names.js";
import { theResponse, theSchema } from "./related.js";
import { literalOf } from "./subjects.js";

/** What an adapter reads as a code. A truth value is none: a guard looks at it. */
const CODES: readonly JsonType[] = ["string", "integer", "number"];

/** A switch names each value of the document's enumeration once, and no other. */
export const switchesExhaustive: Check = function* ({ responses }) {
  for (const response of responses) {
    const { syntax } = response;
    const [first] = syntax.switch;
    if (
      first === undefined ||
      response.switch.some(({ syntax: { value }, place }) => value.kind === "body" && place === undefined)
    )
      continue;
    yield* scalar(response);
    const closed = response.switch.map(({ place }) => (place === undefined ? undefined : enumOf(place)));
    const values = closed.flatMap((found) => found?.values ?? []).map(String);
    const schema = closed.find((found) => found !== undefined)?.schema;
    const related =
      schema === undefined ? theResponse(response) : [{ message: "The enumeration.", location: schema.location }];
    yield* impossible(response, closed);
    const open = response.switch.find((_, index) => closed[index] === undefined);
    if (open === undefined) {
      for (const { key } of syntax.cases) {
        if (values.includes(key.value)) continue;
        const message = `The document knows no value \`${key.value}\` here.${suggest(key.value, values)}`;
        yield { rule: "contract/case-not-in-enum", message, location: key.location, related };
      }
    }
    yield* missingCases(response, { values, related, open });
  }
};

function* missingCases(
  linked: LinkedResponse,
  {
    values,
    related,
    open,
  }: {
    readonly values: readonly string[];
    readonly related: NonNullable<Remark["related"]>;
    /** The first source whose values the document does not count: what it holds, no list of cases covers. */
    readonly open: LinkedValue | undefined;
  },
): Generator<Remark> {
  const { response, syntax } = linked;
  const [first] = syntax.switch;
  if (first === undefined) return;
  const isSuccess = hundredsOf(response) === 2;
  if (isSuccess && open !== undefined) {
    yield {
      rule: "contract/switch-not-exhaustive",
      message: "The document does not say which values this has, so nobody can tell whether the cases name them all.",
      location: open.syntax.location,
      help: "State the values as an `enum` in the provider's assumptions overlay, with where they are published.",
      related:
        open.place === undefined
          ? theResponse({ response })
          : [{ message: "The schema without an enumeration.", location: open.place.schema.location }],
    };
    return;
  }
  if (!isSuccess && syntax.otherwise !== undefined) return;
  const named = new Set(syntax.cases.map(({ key }) => key.value));
  // A case that is not in the enumeration is reported for itself: it is most likely the missing one, misspelt.
  const misspelt = open === undefined ? syntax.cases.filter(({ key }) => !values.includes(key.value)).length : 0;
  const missing = [...new Set(values)].filter((value) => !named.has(value));
  if (missing.length <= misspelt) return;
  const names = missing.map((value) => `\`${value}\``).join(", ");
  const taken = missing.some((value) => isCompared(linked, value));
  const message = `No case names ${names}.${taken ? " A guard that compares with it does not stand for its case: what the guard decides by that alone, the case says." : ""}`;
  yield { rule: "contract/switch-not-exhaustive", message, location: first.location, related };
}

/** Whether a guard compares what is switched on with a value. */
function isCompared(response: LinkedResponse, value: string): boolean {
  const switched = new Set(response.switch.map(({ syntax }) => pathText(syntax.value)));
  const isMeant = (side: Expr, literal: LiteralValue) => switched.has(printGuard(side)) && String(literal) === value;
  return response.syntax.when.some(({ expression }) => holdsByName(expression, isMeant));
}

/** A case for a number or a truth value that is not written as one: where no text can come, it is never met. */
function* impossible({ syntax, switch: sources }: LinkedResponse, closed: readonly unknown[]): Generator<Remark> {
  if (closed.some((found) => found !== undefined)) return;
  for (const { key } of syntax.cases) {
    const canBe = sources.some(({ place }) => {
      const types = place === undefined ? new Set<JsonType>() : typesOf(place);
      const value = literalOf(key.value, place);
      // What no switch takes is reported for itself.
      if (!CODES.some((type) => types.has(type))) return true;
      return types.has(typeOf(value)) || (typeof value === "number" && types.has("number"));
    });
    const [first] = sources;
    if (canBe || first?.place === undefined) continue;
    const message = `\`${key.value}\` is no ${[...typesOf(first.place)].join(" or ")} as a response has it.`;
    yield { rule: "contract/case-not-in-enum", message, location: key.location, related: theSchema(first.place) };
  }
}

function* scalar({ response, switch: sources }: LinkedResponse): Generator<Remark> {
  for (const { syntax, place } of sources) {
    const types = place === undefined ? undefined : typesOf(place);
    if (types === undefined || types.size === 0) continue;
    const isEach = [...types].every((type) => type === "null" || CODES.includes(type));
    // What a refusal holds that is no code is no reason to doubt it; a success is read in every form that it may have.
    if (CODES.some((type) => types.has(type)) && (isEach || hundredsOf(response) !== 2)) continue;
    yield {
      rule: "contract/type-mismatch",
      message: `A switch takes text or a number, and the document has ${[...types].join(" or ")} here.${types.has("boolean") ? " A guard looks at a truth value." : ""}`,
      location: syntax.location,
      ...(place !== undefined && { related: theSchema(place) }),
    };
  }
}
