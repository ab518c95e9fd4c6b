import type { OperationSpec } from "./operation.js";
import { isAbsent, percent, Unwritable, writeSimple } from "./parameters.js";
import { isSegment } from "./text.js";

/** A template's parts: literal text and names in braces, in turn. */
export function partsOf(template: string): readonly ({ readonly literal: string } | { readonly name: string })[] {
  return template
    .split(/(\{[^{}]+\})/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("{") && part.endsWith("}") ? { name: part.slice(1, -1) } : { literal: part }));
}

/**
 * Fills a path template.
 *
 * @param refuse says which parameter cannot be sent, and why; never returns
 * @throws TypeError where a parameter of the template has no value, or a caller's own template has no place for one
 */
export function expandPath(about: {
  readonly template: string;
  readonly operation: OperationSpec;
  readonly values: Readonly<Record<string, unknown>>;
  readonly refuse: (parameter: string, why: string) => never;
}): string {
  const { operation, refuse, template, values } = about;
  if (template !== operation.path) keepsAll(template, operation);
  let path = "";
  // Segments that a value helps to form, by the value's name.
  const filled: { readonly name: string; readonly from: number }[] = [];
  for (const part of partsOf(template)) {
    if ("literal" in part) {
      path += literal(part.literal);
      continue;
    }
    const { name } = part;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (isAbsent(value)) throw new TypeError(`${operation.name}: path parameter ${JSON.stringify(name)} is missing`);
    filled.push({ name, from: path.length });
    path += expand(operation, name, value, refuse);
  }
  for (const { name, from } of filled) {
    const start = path.lastIndexOf("/", from - 1) + 1;
    const end = path.indexOf("/", from);
    const segment = path.slice(start, end === -1 ? undefined : end);
    // A URL parser takes `%2e` for a dot.
    if (!isSegment(segment.replaceAll(/%2e/gi, "."))) refuse(name, "makes no path segment: it is empty, . or ..");
  }
  return path;
}

/** A caller's template that forgets a parameter would send the request without the id that says what it is about. */
function keepsAll(template: string, operation: OperationSpec): void {
  const named = new Set(partsOf(template).flatMap((part) => ("name" in part ? [part.name] : [])));
  const known = partsOf(operation.path).flatMap((part) => ("name" in part ? [part.name] : []));
  const lost = known.find((name) => !named.has(name));
  if (lost === undefined) return;
  throw new TypeError(`${operation.name}: option paths has no place for the path parameter ${JSON.stringify(lost)}`);
}

function expand(
  operation: OperationSpec,
  name: string,
  value: unknown,
  refuse: (name: string, why: string) => never,
): string {
  const declared = operation.parameters.find((parameter) => parameter.in === "path" && parameter.name === name);
  const spec = declared ?? { name, in: "path", required: true, style: "simple", explode: false, types: ["string"] };
  try {
    const text = writeSimple(spec, value, percent);
    if (text === "") refuse(name, "makes no path segment: it is empty, . or ..");
    return text;
  } catch (error) {
    if (error instanceof Unwritable) return refuse(name, error.message);
    throw error;
  }
}

/** A document's own text as a URL has it. `?` stays: some documents tell operations apart by a query in the path. */
export function literal(text: string): string {
  return encodeURI(text.replace(/\p{Surrogate}/gu, "\ufffd"))
    .replaceAll("%25", "%")
    .replaceAll("#", "%23");
}
