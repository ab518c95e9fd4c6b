import type { ApiModel, Schema } from "../model/model.js";
import type { Conversion } from "./plan.js";
import { isPlace, keyword, type Place, placeAt, typesOf } from "./schema.js";

const STATED = ["epoch_seconds", "epoch_milliseconds", "date_time"] as const;

/** What a binding may say after `as`. */
export const STATED_CONVERSIONS: readonly string[] = STATED;

export interface ConversionFault {
  readonly error: string;
  /** Where it is none of types: nobody states the unit. */
  readonly rule?: "contract/unit-unstated";
}

/**
 * How a provider's value becomes what a target takes, or why it cannot. A time is never guessed: a string must be declared
 * `date-time`, a number needs its unit stated with `as`.
 *
 * @param from undefined for a header: its value is text
 */
export function conversionOf(question: {
  /** The provider's model, which `from` is of. */
  readonly model: ApiModel;
  readonly contract: ApiModel;
  readonly target: Schema;
  readonly from: Place | undefined;
  readonly as: string | undefined;
}): Conversion | ConversionFault {
  const { model, contract, target, from, as } = question;
  const wanted = placeAt(contract, target, []);
  if (!isPlace(wanted)) return { error: "The target has no schema." };
  const wants = kindOf(contract, wanted);
  const has = from === undefined ? "string" : kindOf(model, from);
  const stated = STATED.find((known) => known === as);
  if (as !== undefined && stated === undefined) {
    return { error: `\`as\` must be one of ${STATED.map((known) => `\`${known}\``).join(", ")}.` };
  }
  if (wants === "time") return toTime({ has, from, stated });
  if (stated !== undefined)
    return { error: `The target takes ${nameOf(wants)}, not a time: \`as\` has no meaning here.` };
  if (wants === "string" && (has === "string" || has === "time")) return "string";
  if (wants === "strings" && has === "strings") return "string_list";
  return { error: `The target takes ${nameOf(wants)}, and the document has ${nameOf(has)} here.` };
}

type Kind = "string" | "time" | "number" | "strings" | "other" | "unknown";

function kindOf(model: ApiModel, place: Place): Kind {
  const types = new Set(typesOf(place));
  types.delete("null");
  const [type] = types;
  if (type === undefined) return "unknown";
  if ([...types].every((candidate) => candidate === "number" || candidate === "integer")) return "number";
  if (types.size > 1) return "other";
  if (type === "string") return keyword(place, "format") === "date-time" ? "time" : "string";
  if (type !== "array") return "other";
  const items = keyword(place, "items");
  const item = items === undefined ? undefined : placeAt(model, items, []);
  if (item === undefined || !isPlace(item)) return "other";
  const kinds = typesOf(item);
  return kinds.size === 1 && kinds.has("string") ? "strings" : "other";
}

function toTime({
  has,
  from,
  stated,
}: {
  readonly has: Kind;
  readonly from: Place | undefined;
  readonly stated: (typeof STATED)[number] | undefined;
}): Conversion | ConversionFault {
  if (has === "number") {
    if (stated === undefined)
      return {
        error: "A number becomes a time only with its unit: say `as: epoch_seconds` or `as: epoch_milliseconds`.",
      };
    if (stated === "date_time") return { error: "The document has a number here, not a date-time." };
    const written = from === undefined ? [] : unitsOf(from);
    if (written.length === 0)
      return {
        error: "Nobody says in which unit this time is: not its description, not its format, not an example.",
        rule: "contract/unit-unstated",
      };
    const other = written.find((unit) => unit !== stated);
    return other === undefined ? stated : { error: `The document says \`${other}\` here.` };
  }
  if (has === "time") {
    return stated === undefined || stated === "date_time"
      ? "date_time"
      : { error: "The document has a date-time here, not a number." };
  }
  if (has === "string" && stated === "date_time") return asDateTime(from);
  if (has === "string")
    return { error: "The document does not say that this text is a time. If it is (RFC 3339), say `as: date_time`." };
  return { error: `The target takes a time, and the document has ${nameOf(has)} here.` };
}

/** Text that the document does not call a date-time is read as one where nothing that it says is against it. */
function asDateTime(from: Place | undefined): Conversion | ConversionFault {
  const format = from === undefined ? undefined : keyword(from, "format");
  if (format !== undefined && OTHER_FORMATS.has(format))
    return { error: `The document says \`format: ${format}\` here, and that is no date-time.` };
  const examples = from === undefined ? [] : (keyword(from, "examples") ?? []);
  const other = examples.find((example) => typeof example === "string" && !DATE_TIME.test(example));
  if (other === undefined) return "date_time";
  return { error: `The document has the example \`${String(other)}\` here, and that is no date-time (RFC 3339).` };
}

/**
 * Formats that are known and no date-time (JSON Schema Validation 2020-12, 7.3; the OpenAPI Format Registry). A provider's own format
 * says nothing that is known; what is no time is left out when it is read.
 */
const OTHER_FORMATS: ReadonlySet<string> = new Set(
  (
    "date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference uri-template iri iri-reference uuid " +
    "json-pointer relative-json-pointer regex int32 int64 float double decimal byte binary base64url password http-date"
  ).split(" "),
);

/** RFC 3339, 5.6, as far as the form goes. */
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** What a number of the document counts. Of what is no time in a unit that is read, the document's own words. */
type Unit = "epoch_seconds" | "epoch_milliseconds" | "microseconds" | "nanoseconds" | "a duration" | `${number}`;

/** The units that the document speaks of at a place: in words, by the format, or by the size of an example. */
function unitsOf(place: Place): readonly Unit[] {
  const description = keyword(place, "description") ?? "";
  const format = keyword(place, "format");
  const examples = keyword(place, "examples") ?? [];
  const shown: readonly (Unit | undefined)[] = [
    format === "unix-time" ? "epoch_seconds" : undefined,
    // A nought stands for no time at all.
    ...examples.map((example) => (typeof example === "number" && example !== 0 ? bySize(example) : undefined)),
  ];
  const said = inWords(description);
  // "The time in seconds after which it ends": beside an example of today's size, that is no duration.
  const isTime = shown.some((unit) => unit === "epoch_seconds" || unit === "epoch_milliseconds");
  const units = [said === "a duration" && isTime ? undefined : said, ...shown];
  return [...new Set(units.flatMap((unit) => unit ?? []))];
}

function inWords(description: string): Unit | undefined {
  if (/\bmicro(?:second)?s?\b|\b[uµμ]s\b/i.test(description)) return "microseconds";
  if (/\bnano(?:second)?s?\b|\bns\b/.test(description)) return "nanoseconds";
  const isTime = /\b(?:epoch|unix|posix|1970|timestamp)\b/i.test(description);
  if (!isTime && /\b(?:until|after|from now|remaining|left|duration|lifetime|time to live|ttl)\b/i.test(description))
    return "a duration";
  if (/\bmilli(?:second)?s?\b|\bms\b/i.test(description)) return "epoch_milliseconds";
  // POSIX time counts seconds.
  return /\bseconds?\b|\b(?:unix|posix|epoch) ?time(?:stamp)?\b/i.test(description) ? "epoch_seconds" : undefined;
}

/** Between 2001 and 2286, seconds have ten digits; milliseconds have thirteen. */
function bySize(time: number): Unit {
  if (time >= 1e9 && time < 1e10) return "epoch_seconds";
  return time >= 1e12 && time < 1e13 ? "epoch_milliseconds" : `${time}`;
}

function nameOf(kind: Kind): string {
  switch (kind) {
    case "string":
      return "a string";
    case "time":
      return "a date-time";
    case "number":
      return "a number";
    case "strings":
      return "a list of strings";
    case "other":
      return "a value of another type";
    case "unknown":
      return "a value of no stated type";
  }
}
