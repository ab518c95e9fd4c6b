import type { Schema } from "../../model/model.js";
import { type Code, code, empty, json, lines, stringLiteral } from "../code/index.js";
import type { FunctionKind, ValidatorFile } from "./file.js";
import { patternTest } from "./pattern-test.js";
import { local, OUTER_NAMES, type Place, part, pascal, rootPlace, when } from "./place.js";
import { checkFunction } from "./schema.js";
import { UniqueNames } from "./unique-names.js";

/** What `unevaluatedProperties` and `unevaluatedItems` ask of the schemas beside them. */
type Kind = "properties" | "items";

interface Collector {
  readonly kind: Kind;
  readonly place: Place;
  /** The variable that collects. */
  readonly evaluated: Code;
  readonly file: ValidatorFile;
}

/**
 * The statements that collect which properties or items of the value the schema evaluates, its own `unevaluated…` left aside:
 * annotations of core 11.2 and 11.3, found by asking each alternative again whether it holds.
 */
export function evaluatedBy(schema: Schema, collector: Collector): Code {
  const { kind } = collector;
  return lines([own[kind](schema, collector), inPlace(schema, collector)]);
}

/** A schema that is applied to the same value: there `unevaluated…` evaluates what is left. */
function nested(schema: Schema, collector: Collector, ending: string): Code {
  const { kind, place, evaluated } = collector;
  const inner = { ...collector, place: part(place, ending) };
  if (kind === "properties" && schema.unevaluatedProperties !== undefined) return allProperties(inner);
  if (kind === "items" && schema.unevaluatedItems !== undefined)
    return code`${evaluated}.before = ${place.value}.length;`;
  return evaluatedBy(schema, inner);
}

function inPlace(schema: Schema, collector: Collector): Code {
  const { place, file } = collector;
  const ifHolds = (member: Schema, ending: string): Code =>
    whenHolds(member, collector, ending, nested(member, collector, ending));
  const branches = (list: readonly Schema[] | undefined, ending: string): Code[] =>
    (list ?? []).map((member, index) => ifHolds(member, `${ending}${index + 1}`));
  return lines([
    reference(schema, collector),
    ...(schema.allOf ?? []).map((member, index) => nested(member, collector, `AllOf${index + 1}`)),
    ...branches(schema.anyOf, "AnyOf"),
    ...branches(schema.oneOf, "OneOf"),
    ...[...(schema.dependentSchemas ?? [])].map(([key, dependent]) =>
      collector.kind === "items"
        ? empty
        : when(
            code`v.own(${place.value}, ${stringLiteral(key)}) !== undefined`,
            nested(dependent, collector, `With${pascal(key)}`),
          ),
    ),
    conditional(schema, collector, file),
  ]);
}

function conditional(schema: Schema, collector: Collector, file: ValidatorFile): Code {
  if (schema.if === undefined) return empty;
  const holds = lines([
    nested(schema.if, collector, "If"),
    schema.then === undefined ? empty : nested(schema.then, collector, "Then"),
  ]);
  const otherwise = schema.else === undefined ? empty : nested(schema.else, collector, "Else");
  const { place } = collector;
  const check = checkFunction(schema.if, `${place.hint}If`, file);
  return lines([
    when(code`report.passes(${check}, ${place.value}, "")`, holds),
    when(code`!report.passes(${check}, ${place.value}, "")`, otherwise),
  ]);
}

function whenHolds(schema: Schema, { place, file }: Collector, ending: string, body: Code): Code {
  if (body === "") return empty;
  const check = checkFunction(schema, `${place.hint}${ending}`, file);
  return when(code`report.passes(${check}, ${place.value}, "")`, body);
}

const containers: Record<Kind, { readonly value: Code; readonly evaluated: Code; readonly function: FunctionKind }> = {
  properties: {
    value: code`Readonly<Record<string, unknown>>`,
    evaluated: code`Set<string>`,
    function: "evaluateProperties",
  },
  items: { value: code`readonly unknown[]`, evaluated: code`v.EvaluatedItems`, function: "evaluateItems" },
};

function reference(schema: Schema, { kind, place, evaluated, file }: Collector): Code {
  const target = schema.ref === undefined ? undefined : file.schemas.get(schema.ref);
  if (target === undefined) return empty;
  const types = containers[kind];
  const parameters = code`(value: ${types.value}, evaluated: ${types.evaluated}, report: v.Report)`;
  const name = file.function(target.schema, types.function, target.name, (name) => {
    const inside = {
      ...rootPlace(target.name),
      locals: new UniqueNames([...OUTER_NAMES, "value", "evaluated", "report"]),
    };
    const body = nested(target.schema, { kind, place: inside, evaluated: code`evaluated`, file }, "");
    if (body === "") return code`const ${name}: ${parameters} => void = v.anything;`;
    const unused = /\breport\b/.test(body) ? code`report` : code`_report`;
    return code`
      function ${name}(value: ${types.value}, evaluated: ${types.evaluated}, ${unused}: v.Report): void {
        ${body}
      }`;
  });
  const call = code`${name}(${place.value}, ${evaluated}, report)`;
  return file.isRecursive(target.pointer) ? code`report.within("", () => ${call});` : code`${call};`;
}

const own: Record<Kind, (schema: Schema, collector: Collector) => Code> = {
  properties: (schema, collector) => {
    if (schema.additionalProperties !== undefined) return allProperties(collector);
    const { place, evaluated, file } = collector;
    const names = [...(schema.properties?.keys() ?? [])];
    const patterns = [...(schema.patternProperties ?? [])].map(([pattern, property]) => {
      const key = local(place, "key");
      const test = patternTest({ pattern, schema: property, text: key, hint: place.hint, file });
      if (test === undefined) return allProperties(collector);
      return code`for (const ${key} of v.keysOf(${place.value})) if (${test.matches}) ${evaluated}.add(${key});`;
    });
    const named = names.length === 0 ? empty : code`for (const name of ${json(names)}) ${evaluated}.add(name);`;
    return lines([named, ...patterns]);
  },
  items: (schema, collector) => {
    const { place, evaluated } = collector;
    if (schema.items !== undefined) return code`${evaluated}.before = ${place.value}.length;`;
    const { prefixItems, contains } = schema;
    const before = code`${evaluated}.before`;
    return lines([
      prefixItems === undefined ? empty : code`${before} = Math.max(${before}, ${prefixItems.length});`,
      contains === undefined ? empty : containedItems(contains, collector),
    ]);
  },
};

function containedItems(contains: Schema, { place, evaluated, file }: Collector): Code {
  const [index, item] = [local(place, "index"), local(place, "item")];
  const check = checkFunction(contains, `${place.hint}Contains`, file);
  return code`
    for (const [${index}, ${item}] of ${place.value}.entries()) {
      if (report.passes(${check}, ${item}, "")) ${evaluated}.also.add(${index});
    }`;
}

function allProperties({ place, evaluated }: Collector): Code {
  const key = local(place, "key");
  return code`for (const ${key} of v.keysOf(${place.value})) ${evaluated}.add(${key});`;
}
