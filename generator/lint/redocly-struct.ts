import { closest } from "../source/closest.js";
import { get, isObject } from "../source/json.js";
import type { PointerToken } from "../source/pointer.js";
import type { Context } from "./context.js";
import { listed } from "./literals.js";
import { homesOf } from "./members.js";
import { inCode, inWords } from "./quote.js";
import { capital, kindAt, memberAt, nounOf, objectAt } from "./redocly-places.js";
import type { Told } from "./rule.js";

interface Place {
  readonly context: Context;
  readonly at: readonly PointerToken[];
}

type Teller = (place: Place, ...parts: readonly string[]) => Told;

/** What the rule `struct` of @redocly/openapi-core says, by the form of its message, in words that name the value and what to do. */
const TELLERS: readonly (readonly [RegExp, Teller])[] = [
  [/^Expected type `\w+` \((\w+)\) but got/, wrongType],
  [/^Expected type `([^`]+)` but got/, wrongType],
  [/^The field `(.+)` must be present/, absent],
  [/^Must contain at least one of the following fields: (.+)\.$/, noneOf],
  [/^Property `(.+)` is not expected here/, unexpected],
  [/ can be one of the following only: (.+)\.$/, notListed],
  [/^The field `(.+)` is not allowed here/, notBeside],
  [/^The value of the \S+ field must be greater than or equal to (\d+)/, below],
];

/** Redocly's message in our words, or undefined where its form is none that is known. */
export function tellStruct(context: Context, at: readonly PointerToken[], message: string): Told | undefined {
  for (const [form, teller] of TELLERS) {
    const match = form.exec(message);
    if (match !== null) return teller({ context, at }, ...match.slice(1));
  }
  return undefined;
}

const WANTED: Readonly<Record<string, string>> = {
  array: "a list",
  object: "an object",
  string: "a string",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
};

function wrongType({ context, at }: Place, type = ""): Told {
  const value = context.valueAt(at);
  const wanted = WANTED[type] ?? type;
  const help = wrongTypeHelp({ context, at }, type);
  return {
    message: `${capital(memberAt(context, at))} is ${inWords(value)}, where OpenAPI wants ${wanted}`,
    ...(help === undefined ? {} : { help }),
  };
}

function below({ context, at }: Place, least = ""): Told {
  return {
    message: `${capital(memberAt(context, at))} is ${inWords(context.valueAt(at))}, where OpenAPI wants ${least} or more`,
    help: "Write the number that is meant, or remove the keyword: without it there is no limit.",
  };
}

function wrongTypeHelp({ context, at }: Place, type: string): string | undefined {
  const value = context.valueAt(at);
  const own = at.at(-1);
  if (own === "required" && typeof value === "boolean")
    return "A schema lists the names of its required properties: move this property's name into `required` of the schema that has it, and remove the boolean.";
  if (type === "string" && value !== null && typeof value !== "object") return "Put the value in quotes.";
  if (value === null)
    return `Write the value, or remove ${memberAt(context, at)}: a name with nothing behind it is null.`;
  if (own === "examples" && type === "object")
    return "Give each example a name, with the example itself under `value`; a single one may stand under `example`.";
  if (type === "array") return "Write a list, also where it has a single item.";
  return type === "object"
    ? "Write an object with the members that the specification names for this place."
    : undefined;
}

/** What a member that must be there is for. */
const PURPOSE: ReadonlyMap<string, string> = new Map([
  ["description", "say in a sentence what it stands for"],
  ["responses", "say what comes back, a status at a time"],
  ["in", "say where the value goes: query, header, path or cookie"],
  ["name", "give the name that goes over the wire"],
  ["schema", "describe the value"],
  ["content", "describe the body by its media type"],
  ["version", "give the version of this document, as a string"],
  ["url", "give the address"],
  ["paths", "list the addresses; where there are none, write an empty object"],
  ["flows", "describe at least one OAuth 2.0 flow"],
  ["type", "say what kind it is"],
]);

function absent({ context, at }: Place, name = ""): Told {
  const purpose = PURPOSE.get(name);
  return {
    message: `${capital(objectAt(context, at))} has no ${inCode(name)}, which OpenAPI demands`,
    help: purpose === undefined ? `Add ${inCode(name)}.` : `Add ${inCode(name)}: ${purpose}.`,
  };
}

/** What was written in the form of OpenAPI 2.0 has one cause. */
const FORM_OF_2 = "form-of-2";

/** Keywords of a value's type, which OpenAPI 2.0 wrote beside the name of a parameter. */
const OF_SCHEMA =
  "type format items enum default minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern minItems maxItems uniqueItems multipleOf".split(
    " ",
  );

function noneOf({ context, at }: Place, names = ""): Told {
  const wanted = names.split(", ");
  const node = context.valueAt(at);
  const stray = OF_SCHEMA.filter((keyword) => isObject(node) && Object.hasOwn(node, keyword));
  const neither = `${capital(objectAt(context, at))} has ${wanted.length === 2 ? `neither ${wanted.map(inCode).join(" nor ")}` : `none of ${listed(wanted.map(inCode))}`}`;
  if (!wanted.includes("schema") || stray.length === 0)
    return {
      message: neither,
      help: `Add one of them${wanted.includes("schema") ? ": `schema` describes the value" : ""}.`,
    };
  const are = stray.length === 1 ? "stands" : "stand";
  return {
    message: `${neither}: ${listed(stray.map(inCode))} ${are} beside its name, as in OpenAPI 2.0`,
    why: "Since OpenAPI 3.0 the type is read from `schema` alone, so a client takes this value to be of any type.",
    group: FORM_OF_2,
    help: `Move ${listed(stray.map(inCode))} into \`schema\`.`,
  };
}

/** What OpenAPI 2.0 had, and where it stands since 3.0. */
const MOVED: ReadonlyMap<string, string> = new Map([
  ["response schema", "Move it into `content`, under the media type that the server sends."],
  ["response examples", "Move each into `content`, under its media type."],
  ["operation produces", "Name the media types in `content` of each response."],
  ["operation consumes", "Name the media types in `content` of `requestBody`."],
  ["document produces", "Name the media types in `content` of each response."],
  ["document consumes", "Name the media types in `content` of each `requestBody`."],
  ["document host", "Write the address under `servers`."],
  ["document basePath", "Write the address under `servers`."],
  ["document schemes", "Write the address under `servers`."],
  ["document definitions", "Move the schemas into `components.schemas`, and the references to them with them."],
  ["document securityDefinitions", "Move the schemes into `components.securitySchemes`."],
  ["document parameters", "Move them into `components.parameters`."],
  ["document responses", "Move them into `components.responses`."],
  ["components definitions", "Move the schemas into `components.schemas`, and the references to them with them."],
  ["components securityDefinitions", "Move the schemes into `components.securitySchemes`."],
  ["securityScheme flow", "Describe it under `flows`, by its name."],
  ["securityScheme authorizationUrl", "Move it into the flow, under `flows`."],
  ["securityScheme tokenUrl", "Move it into the flow, under `flows`."],
  ["securityScheme scopes", "Move them into the flow, under `flows`."],
  ["parameter collectionFormat", "Say it with `style` and `explode`."],
]);

function unexpected({ context, at }: Place, name = ""): Told {
  const owner = at.slice(0, -1);
  const kind = kindAt(context, owner);
  const { version } = context.document;
  const old = version === "2.0" ? undefined : moved(kind, name);
  const message = `${inCode(name)} is no member of ${objectAt(context, owner)} in OpenAPI ${version}`;
  if (old !== undefined)
    return {
      message: `${message}, as it was in 2.0`,
      why: "Tools for this version do not read it, so what it says does not hold.",
      help: old,
      group: FORM_OF_2,
    };
  if (kind === "pathItem" && name !== name.toLowerCase())
    return { message, help: `Methods are written in small letters: ${inCode(name.toLowerCase())}.` };
  const status = kind === "responses" ? statusMeantBy(name) : undefined;
  if (status !== undefined)
    return {
      message: `${message}. Did you mean ${inCode(status)}?`,
      help: `Write ${inCode(status)} if that is what is meant.`,
    };
  const homes = homesOf(name).filter((home) => home !== kind);
  const home =
    homes.length > 0 && homes.length < 4
      ? `; it belongs to ${listed(
          homes.map((one) => `a ${nounOf(one)}`),
          "or",
        )}`
      : "";
  return {
    message: `${message}${home}`,
    help: "Move it to where it belongs or remove it; a name of your own begins with `x-`.",
  };
}

/** What stands in the map of responses: letters that look like digits are taken for them. */
function statusMeantBy(name: string): string | undefined {
  const status = name.toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
  return /^[1-5](?:[0-9]{2}|XX)$/.test(status) ? status : closest(name, ["default"]);
}

function moved(kind: string | undefined, name: string): string | undefined {
  if ((kind === "parameter" || kind === "header") && OF_SCHEMA.includes(name))
    return "Move it into `schema`, which describes the value since 3.0.";
  return MOVED.get(`${kind} ${name}`);
}

function notListed({ context, at }: Place, list = ""): Told {
  const value = context.valueAt(at);
  const allowed = [...list.matchAll(/"([^"]*)"/g)].map(([, word = ""]) => word);
  const meant = typeof value === "string" ? closest(value, allowed) : undefined;
  const inPlace = isTypeFileOf2(context, at) ? FILE_INSIDE : undefined;
  const old = typeof value === "string" ? OLD_VALUES.get(`${String(at.at(-1))} ${value}`) : undefined;
  return {
    message: `${capital(memberAt(context, at))} is ${inWords(value)}, where OpenAPI knows ${allowed.length > 0 ? listed(allowed) : list}${meant === undefined ? "" : `. Did you mean \`${meant}\`?`}`,
    help:
      inPlace ?? old ?? (meant === undefined ? "Write one of these." : `Write \`${meant}\` if that is what is meant.`),
  };
}

/** OpenAPI 2.0, Response Object: the whole of a response may be a file, which the tables of that version's other schemas do not have. */
export function isFileOf2(context: Context, at: readonly PointerToken[]): boolean {
  return isTypeFileOf2(context, at) && at.at(-2) === "schema" && kindAt(context, at.slice(0, -2)) === "response";
}

function isTypeFileOf2(context: Context, at: readonly PointerToken[]): boolean {
  return context.document.version === "2.0" && at.at(-1) === "type" && context.valueAt(at) === "file";
}

const FILE_INSIDE =
  "Only the whole of a response, or a field of a form, is a file: write `type: string` with `format: byte` for bytes within a value.";

/** Values that OpenAPI 2.0 or another schema language knows. */
const OLD_VALUES: ReadonlyMap<string, string> = new Map([
  ["in body", "Since OpenAPI 3.0 the body is no parameter: describe it under `requestBody`."],
  ["in formData", "Since OpenAPI 3.0 a form is a body: describe its fields as properties under `requestBody`."],
  ["type basic", "Write `type: http` with `scheme: basic`."],
  ["type file", "Write `type: string` with `format: binary`."],
  ["type any", "Leave `type` out: a schema without a type takes any value."],
  ["type date", "Write `type: string` with `format: date`."],
  ["type datetime", "Write `type: string` with `format: date-time`."],
  ["type decimal", "Write `type: number`, or `type: string` with a pattern where no digit may be lost."],
  ["type float", "Write `type: number` with `format: float`."],
  ["type double", "Write `type: number` with `format: double`."],
  ["type int", "Write `type: integer`."],
  ["type long", "Write `type: integer` with `format: int64`."],
  ["type map", "Write `type: object` with `additionalProperties`."],
  ["type list", "Write `type: array` with `items`."],
  ["type uuid", "Write `type: string` with `format: uuid`."],
]);

function notBeside({ context, at }: Place, name = ""): Told {
  const owner = at.slice(0, -1);
  const type = get(context.valueAt(owner), "type");
  const beside = typeof type === "string" ? ` beside \`type: ${inCode(type).slice(1)}` : "";
  return {
    message: `${inCode(name)} is not allowed in ${objectAt(context, owner)}${beside}`,
    help: "Remove it, or correct the type that it belongs to.",
  };
}
