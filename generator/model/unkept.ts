import { get, isObject, type JsonValue } from "../source/json.js";
import { type Context, report } from "./context.js";
import { child, type ObjectPlace } from "./place.js";

/** The objects that have a field which changes what goes over the wire and which no reader keeps. */
type Holder =
  | "document"
  | "schema"
  | "parameter"
  | "mediaType"
  | "encoding"
  | "incomingOperation"
  | "bodilessOperation";

interface Unkept {
  readonly field: string;
  /** Which of its values change anything. */
  readonly when?: (value: JsonValue) => boolean;
  /** What becomes of it. */
  readonly message: string;
  readonly help?: string;
}

/** JSON Schema 2020-12, and the dialects of OpenAPI that add annotations to it (OpenAPI 3.1, 4.8.24.1). */
const DIALECT =
  /^https:\/\/(?:json-schema\.org\/draft\/2020-12\/schema|spec\.openapis\.org\/oas\/3\.\d+\/dialect\/[\w.-]+)#?$/;

const isOtherDialect = (value: JsonValue): boolean => typeof value !== "string" || !DIALECT.test(value);

const dialect = (field: string): Unkept => ({
  field,
  when: isOtherDialect,
  message: `${field} names another dialect, but the schemas are read as JSON Schema 2020-12`,
  help: "Write the schemas in JSON Schema 2020-12, which is the dialect of OpenAPI 3.1 and 3.2.",
});

const byPosition = (field: string, what: string): Unkept => ({
  field,
  message: `${field} says how ${what} are written by their position, which is not done: the body is of unknown type`,
  help: "Describe the parts by name, as properties of the schema with `encoding`.",
});

/** Some generators of documents give every operation a form, and an optional one without a field says nothing. */
function saysSomething(body: JsonValue): boolean {
  const content = get(body, "content");
  if (!isObject(content) || get(body, "required") === true) return true;
  return Object.values(content).some((mediaType) => !isEmptyObject(get(mediaType, "schema")));
}

/** Whether a schema takes the empty object alone. */
function isEmptyObject(schema: JsonValue | undefined): boolean {
  const properties = get(schema, "properties");
  return isObject(properties) && Object.keys(properties).length === 0 && get(schema, "additionalProperties") === false;
}

const UNKEPT: Readonly<Record<Holder, { readonly of: string; readonly fields: readonly Unkept[] }>> = {
  document: { of: "the document", fields: [dialect("jsonSchemaDialect")] },
  schema: { of: "a schema", fields: [dialect("$schema")] },
  parameter: {
    of: "a parameter",
    fields: [
      {
        field: "allowEmptyValue",
        when: (value) => value === true,
        message:
          "allowEmptyValue lets the parameter be empty, which is refused here where its schema refuses the empty text",
        help: 'Let the schema allow it, as with `anyOf` and `const: ""`.',
      },
    ],
  },
  mediaType: {
    of: "a media type",
    fields: [byPosition("prefixEncoding", "the first parts"), byPosition("itemEncoding", "parts")],
  },
  encoding: {
    of: "an encoding",
    fields: [
      {
        field: "encoding",
        message: "encoding within an encoding says how a part's own members are written, which is not done",
      },
      byPosition("prefixEncoding", "the first parts of a part"),
      byPosition("itemEncoding", "the parts of a part"),
    ],
  },
  incomingOperation: {
    of: "a webhook or a callback",
    fields: [
      { field: "callbacks", message: "The callbacks of a webhook or of a callback are not read: they might not end" },
    ],
  },
  bodilessOperation: {
    of: "a GET or a HEAD",
    fields: [
      {
        field: "requestBody",
        when: saysSomething,
        message: "A GET or HEAD has no body with a meaning (RFC 9110, 9.3.1), and this one is not sent",
        help: "Describe the same as query parameters, or as the operation that the provider has with POST or QUERY.",
      },
    ],
  },
};

/** Every field that is reported: of what it is, and what becomes of it. */
export function unkeptFields(): readonly { readonly field: string; readonly of: string; readonly message: string }[] {
  return Object.values(UNKEPT).flatMap(({ of, fields }) =>
    fields.map(({ field, message }) => ({ field, of, message })),
  );
}

/**
 * Reports the fields of an object that change what goes over the wire and are not kept, each at its place.
 *
 * @returns whether there were any, so that the part that they concern can be taken as unknown
 */
export function reportUnkept(context: Context, place: ObjectPlace, holder: Holder): boolean {
  let found = false;
  for (const { field, when, ...words } of UNKEPT[holder].fields) {
    const member = child(place, field);
    if (member === undefined || when?.(member.value) === false) continue;
    found = true;
    report(context, { rule: "model/unsupported-keyword", place: member, ...words });
  }
  return found;
}
