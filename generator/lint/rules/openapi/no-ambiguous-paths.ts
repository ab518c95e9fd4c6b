import { isArray, isObject, type JsonObject } from "../../../source/json.js";
import { METHODS } from "../../../source/objects.js";
import { byCodeUnit } from "../../../source/order.js";
import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { inCode } from "../../quote.js";
import { pathsIn } from "../../redocly-places.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

export const noAmbiguousPaths: Rule = defineRule({
  id: "openapi/no-ambiguous-paths",
  redocly: "no-ambiguous-paths",
  severity: "warning",
  title: "Two paths match one request",
  why: "A server cannot tell which operation is meant, and routers differ in which they take.",
  help: "Make the paths differ in a fixed segment, or ask which operation the server takes. `concordat fix` proposes nothing here: no repair of the document can tell which of the two is meant.",
  redoclyTells: tell,
  redoclySeverity: (context, at, message) => {
    const [own, other] = bothOf(context, at, message);
    return keptApart(context, own, other) && "info";
  },
  examples: {
    wrong: `paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
  /{kind}/mine:
    get:
      parameters: [{ name: kind, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
`,
    right: `paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
  /kinds/{kind}/mine:
    get:
      parameters: [{ name: kind, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
`,
  },
});

function tell(context: Context, at: readonly PointerToken[], message: string): Told | undefined {
  const [own, other, ...more] = bothOf(context, at, message);
  if (other === undefined) return undefined;
  const others = more.length === 0 ? "" : `, and so with ${more.length} more`;
  const matches = `${inCode(bothMatch(own, other))} matches both ${inCode(own)} and ${inCode(other)}${others}`;
  const related = [other, ...more].map((path) => ({
    message: "The other path",
    location: context.locate(["paths", path], "key"),
  }));
  const apart = keptApart(context, own, other);
  if (apart === undefined) return { message: matches, related };
  const { but, by, why } = apart;
  return {
    message: `${matches}, ${but}`,
    why,
    help: `Nothing where the server is known to choose by ${by}; else make the paths differ in a fixed segment.`,
    related,
  };
}

/** A path and those before it, by name, that match what it matches; first one that nothing keeps apart. Redocly names one alone. */
function bothOf(
  context: Context,
  at: readonly PointerToken[],
  message: string,
): readonly [own: string, other?: string, ...more: readonly string[]] {
  const own = String(at.at(-1));
  const named = pathsIn(message).filter((path) => path !== own);
  const paths = context.valueAt(["paths"]);
  const before = isObject(paths) ? Object.keys(paths).filter((path) => path < own && areAmbiguous(path, own)) : [];
  const others = [...new Set([...named, ...before])].sort(byCodeUnit);
  const apart = others.filter((other) => keptApart(context, own, other) !== undefined);
  return [own, ...others.filter((other) => !apart.includes(other)), ...apart];
}

/** As Redocly has it: as many segments and places, and no two segments that are text and differ. */
function areAmbiguous(one: string, other: string): boolean {
  const isPlace = (segment: string | undefined) => /^\{.+\}$/.test(segment ?? "");
  const [a, b] = [one.split("/"), other.split("/")];
  return (
    a.length === b.length &&
    a.filter(isPlace).length === b.filter(isPlace).length &&
    a.every((segment, index) => segment === b[index] || isPlace(segment) || isPlace(b[index]))
  );
}

/** What tells two paths apart that one address matches. */
interface Apart {
  readonly but: string;
  readonly by: string;
  readonly why: string;
}

/** Undefined where one request can mean either, and where a path's operations are not known. */
function keptApart(context: Context, own: string, other: string | undefined): Apart | undefined {
  if (other === undefined) return undefined;
  const shared = sharedMethods(context, own, other);
  if (shared.length === 0) {
    return {
      but: "which have no method in common",
      by: "path and method",
      why: "The method tells which is meant. A router that chooses by the path alone may still answer 405.",
    };
  }
  const refusals = shared.map((method) => refusal(context, method, own, other) ?? refusal(context, method, other, own));
  const [first] = refusals;
  if (first === undefined || refusals.includes(undefined)) return undefined;
  return {
    but: `and ${first}`,
    by: "the schema of a parameter",
    why: "The value tells which is meant. A router that takes any text as a parameter may still choose the wrong one.",
  };
}

function sharedMethods(context: Context, own: string, other: string): readonly string[] {
  const [ours, theirs] = [own, other].map((path) => {
    const at = ["paths", path];
    const item = context.resolver.follow(context.valueAt(at), at)?.node;
    return isObject(item) ? METHODS.filter((method) => Object.hasOwn(item, method)) : METHODS;
  });
  return ours?.filter((method) => theirs?.includes(method)) ?? METHODS;
}

/** That a place of one path takes no such value as the fixed segment which the other has there. */
function refusal(context: Context, method: string, path: string, other: string): string | undefined {
  const segments = other.split("/");
  for (const [index, place] of path.split("/").entries()) {
    const name = /^\{(.*)\}$/.exec(place)?.[1];
    const segment = segments[index];
    if (name === undefined || segment === undefined || segment.includes("{")) continue;
    const schema = schemaOf(context, method, path, name);
    if (schema !== undefined && !mayBe(schema, segment)) return `${inCode(place)} takes no ${inCode(segment)}`;
  }
  return undefined;
}

function schemaOf(context: Context, method: string, path: string, name: string): JsonObject | undefined {
  const operation = context.operations.find((one) => one.path === path && one.method === method.toUpperCase());
  const parameter = operation?.parameters.find((one) => one.in === "path" && one.name === name)?.node;
  if (parameter === undefined || !Object.hasOwn(parameter, "schema")) return parameter;
  const schema = context.resolver.follow(parameter.schema, [])?.node;
  return isObject(schema) ? schema : undefined;
}

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** Whether a text can be a value: so where the schema says nothing that a text in an address is easily held against. */
function mayBe({ type, format, enum: values }: JsonObject, text: string): boolean {
  if (type === "integer") return /^-?\d+$/.test(text);
  if (type === "number") return text !== "" && Number.isFinite(Number(text));
  if (type === "boolean") return text === "true" || text === "false";
  if (isArray(values)) return values.some((value) => String(value) === text);
  return format !== "uuid" || UUID.test(text);
}

/** An address that both paths match: of each pair of segments the one that is no place. */
function bothMatch(one: string, other: string): string {
  const segments = other.split("/");
  return one
    .split("/")
    .map((segment, index) => (segment.startsWith("{") ? (segments[index] ?? segment) : segment))
    .join("/");
}
