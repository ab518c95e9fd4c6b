import { code, empty, moduleSpecifier } from "../../../generator/emit/code/index.js";
import { emitValidators } from "../../../generator/emit/validators.js";
import type { ApiModel, MediaType, Operation, Schema } from "../../../generator/model/model.js";
import { schemasOf, subschemas } from "../../../generator/model/reach.js";
import { isObject, type JsonObject, type JsonValue } from "../../../generator/source/json.js";
import type { Location } from "../../../generator/source/origin.js";
import { evaluate } from "../../emit/validators/compile.js";

/** An example of a document that its schema's validator does not take. */
export interface Refused {
  /** Where it stands. Of a schema's, the schema or the parameter that has it. */
  readonly location: Location;
  readonly found: string;
}

interface Stated {
  readonly location: Location;
  readonly schema: Schema;
  readonly values: readonly JsonValue[];
}

/** Every example of requests, answers, parameters, headers and schemas, checked by a validator of its own. */
export function refusedExamples(model: ApiModel): {
  readonly checked: readonly Location[];
  readonly refused: readonly Refused[];
} {
  const stated = statedIn(model);
  const { value: text = empty } = emitValidators({
    schemas: [],
    inline: stated.map(({ schema }, index) => ({ name: `example${index}`, schema, type: code`unknown` })),
    resolve: model.schemas,
    typeOf: () => code`unknown`,
    imports: empty,
    runtimeModule: moduleSpecifier("runtime"),
  });
  const validators = evaluate(text);
  const refused = stated.flatMap(({ location, values }, index) =>
    values.flatMap((value) => {
      const [first] = validators[`example${index}`]?.check(value) ?? [];
      return first === undefined ? [] : [{ location, found: `${location.pointer}: ${first.pointer} ${first.message}` }];
    }),
  );
  return { checked: stated.flatMap(({ location, values }) => values.map(() => location)), refused };
}

function statedIn(model: ApiModel): readonly Stated[] {
  const incoming = [...(model.webhooks ?? []), ...model.operations.flatMap(({ callbacks = [] }) => callbacks)];
  const operations = [...model.operations, ...incoming];
  const bodies = operations
    .flatMap(contentsOf)
    .flatMap(({ examples, schema }) =>
      schema === undefined ? [] : examples.map(({ location, value }) => ({ location, schema, values: [value] })),
    );
  const seen = new Set<Schema>();
  return [
    ...bodies,
    // A parameter's own examples are its schema's.
    ...operations
      .flatMap(({ parameters }) => parameters)
      .flatMap(({ location, schema }) => below(schema, seen).map((each) => ({ ...each, location }))),
    ...[...model.schemas.values()].flatMap(({ schema }) => below(schema, seen)),
    ...operations.flatMap(schemasOf).flatMap((schema) => below(schema, seen)),
  ];
}

function contentsOf({ requestBody, responses }: Pick<Operation, "requestBody" | "responses">): readonly MediaType[] {
  return [...(requestBody?.content ?? []), ...responses.flatMap(({ content }) => content)];
}

/** The schemas with examples in a schema, each once. */
function below(root: Schema, seen: Set<Schema>): readonly Stated[] {
  const found: Stated[] = [];
  const pending = [root];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    pending.push(...subschemas(schema));
    const { examples = [], location } = schema;
    if (examples.length > 0) found.push({ location, schema, values: examples });
  }
  return found;
}

/**
 * The examples of a document's own file that were not checked, found in its JSON and not by the model. Left out are those of schemas
 * that nothing refers to, and of headers that are no parameters.
 */
export function unread({ document, schemas }: ApiModel, checked: readonly Location[]): readonly string[] {
  const places = new Set(checked.flatMap(({ pointer }) => waysTo(pointer)));
  return exampleKeys(document.root).filter((pointer) => {
    const owner = pointer.replace(/\/examples?(?:\/[^/]+)?$/, "");
    const component = /^\/components\/schemas\/[^/]+/.exec(pointer)?.[0];
    const isReached = component === undefined || schemas.has(component);
    const isChecked = [pointer, `${pointer}/value`, owner, owner.replace(/\/schema$/, "")].some((at) => places.has(at));
    return isReached && !isChecked;
  });
}

/** An example that stands below another's place is of the same list. */
function waysTo(pointer: string): readonly string[] {
  return [pointer, pointer.replace(/\/value$/, "")];
}

/** Members that hold data. */
const DATA = new Set(["default", "enum", "const", "required"]);
/** Members whose own members have any names. */
const MAPS = new Set(
  "properties patternProperties $defs paths callbacks schemas responses parameters headers content requestBodies webhooks".split(
    " ",
  ),
);

/** The pointers of the examples of schemas, parameters, headers and media types; where one refers to another, of the other. */
function exampleKeys(value: JsonValue, pointer = "", isMap = false): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => exampleKeys(item, `${pointer}/${index}`));
  if (!isObject(value) || isIgnored(value, pointer)) return [];
  return Object.entries(value).flatMap(([name, member = null]) => {
    const at = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (!isMap && name === "example") return [at];
    if (!isMap && name === "examples") return pointer === "/components" ? [] : examplesAt(member, at);
    if (!isMap && (DATA.has(name) || name.startsWith("x-"))) return [];
    return exampleKeys(member, at, !isMap && MAPS.has(name));
  });
}

/** Headers that a document cannot describe as parameters or headers (OpenAPI 3.1, 4.8.12.1, 4.8.17.1). */
function isIgnored(value: JsonObject, pointer: string): boolean {
  if (pointer.endsWith("/headers/Content-Type")) return true;
  return value.in === "header" && /^(?:accept|authorization|content-type)$/i.test(String(value.name));
}

function examplesAt(value: JsonValue, pointer: string): readonly string[] {
  if (!isObject(value)) return [pointer];
  return Object.entries(value).map(([name, member]) => {
    const target = isObject(member) ? member.$ref : undefined;
    return typeof target === "string" && target.startsWith("#") ? target.slice(1) : `${pointer}/${name}`;
  });
}
