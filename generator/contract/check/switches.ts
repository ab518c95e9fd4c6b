import { hundredsOf, type LinkedResponse } from "../link.js";
import { type Remark, suggest } from "../report.js";
import { enumOf, typesOf } from "../schema.js";
import type { Check } from "./check.js";

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
    const related = schema === undefined ? [] : [{ message: "The enumeration.", location: schema.location }];
    if (closed.every((found) => found !== undefined)) {
      for (const { key } of syntax.cases) {
        if (values.includes(key.value)) continue;
        const message = `The document knows no value \`${key.value}\` here.${suggest(key.value, values)}`;
        yield { rule: "contract/case-not-in-enum", message, location: key.location, related };
      }
    }
    yield* missingCases(response, { values, related, isClosed: schema !== undefined });
  }
};

function* missingCases(
  { syntax, response, switch: sources }: LinkedResponse,
  {
    values,
    related,
    isClosed,
  }: {
    readonly values: readonly string[];
    readonly related: NonNullable<Remark["related"]>;
    readonly isClosed: boolean;
  },
): Generator<Remark> {
  const [first] = syntax.switch;
  if (first === undefined) return;
  const isSuccess = hundredsOf(response) === 2;
  if (isSuccess && !isClosed) {
    const [source] = sources;
    yield {
      rule: "contract/switch-not-exhaustive",
      message: "The document does not say which values this has, so nobody can tell whether the cases name them all.",
      location: first.location,
      help: "State the values as an `enum` in the provider's assumptions overlay, with where they are published.",
      ...(source?.place !== undefined && {
        related: [{ message: "The schema without an enumeration.", location: source.place.schema.location }],
      }),
    };
    return;
  }
  if (!isSuccess && syntax.otherwise !== undefined) return;
  const named = new Set(syntax.cases.map(({ key }) => key.value));
  // A case that is not in the enumeration is reported for itself: it is most likely the missing one, misspelt.
  const misspelt = syntax.cases.filter(({ key }) => !values.includes(key.value)).length;
  const missing = [...new Set(values)].filter((value) => !named.has(value));
  if (missing.length <= misspelt) return;
  const names = missing.map((value) => `\`${value}\``).join(", ");
  const message = `No case names ${names}.`;
  yield { rule: "contract/switch-not-exhaustive", message, location: first.location, related };
}

function* scalar({ switch: sources }: LinkedResponse): Generator<Remark> {
  for (const { syntax, place } of sources) {
    const types = place === undefined ? undefined : typesOf(place);
    if (types === undefined || types.size === 0) continue;
    if (["string", "integer", "number", "boolean"].some((type) => types.has(type as "string"))) continue;
    yield {
      rule: "contract/type-mismatch",
      message: `A switch takes text or a number, and the document has ${[...types].join(" or ")} here.`,
      location: syntax.location,
      ...(place !== undefined && {
        related: [{ message: "What the document declares.", location: place.schema.location }],
      }),
    };
  }
}
