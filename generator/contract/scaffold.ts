import type { ApiModel, Operation, Response, Schema } from "../model/model.js";
import type { Contract } from "./contract.js";
import { bodySchemaOf, hundredsOf, requestSchemaOf, statusName } from "./link.js";
import { foldWord } from "./read-contract-words.js";
import { enumOf, isPlace, type Place, placeAt, propertyNames, requiredNames, typesOf } from "./schema.js";
import { sharedWords, wordsOf } from "./shared-words.js";

interface ScaffoldInput {
  readonly contract: Contract;
  readonly model: ApiModel;
  readonly operation: Operation;
}

/**
 * The text of a binding to fill in. Everything that the document declares is listed; names that agree are put together; whatever a
 * person must decide is a `?`, which does not compile.
 */
export function scaffoldBinding(input: ScaffoldInput): string {
  const { operation } = input;
  const responses = operation.responses.filter((response) => ![1, 3, 5].includes(hundredsOf(response) ?? 0));
  return [
    `operation: ${scalar(operation.operationId ?? `${operation.method.toUpperCase()} ${operation.path}`)}`,
    "request:",
    ...requestLines(input),
    "responses:",
    ...responses.flatMap((response) => responseLines(input, response)),
    "",
  ].join("\n");
}

/** Text of a document as one YAML scalar: plain where nothing in it could mean something else. */
function scalar(text: string): string {
  return /^[A-Za-z_/$][A-Za-z0-9_./$#-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function requestLines({ contract, model, operation }: ScaffoldInput): readonly string[] {
  const lines: string[] = [];
  const sent = new Set<string>();
  const source = (name: string, fallback?: string): string => {
    const input =
      contract.inputs.find((each) => !sent.has(each.name) && foldWord(each.name) === foldWord(name)) ??
      contract.inputs.find((each) => !sent.has(each.name) && each.name === fallback);
    if (input === undefined) return "$input.?";
    sent.add(input.name);
    return `$input.${input.name}`;
  };
  for (const place of ["path", "query", "header", "cookie"] as const) {
    const there = operation.parameters.filter((parameter) => parameter.in === place);
    const known = (name: string) => contract.inputs.some((input) => foldWord(input.name) === foldWord(name));
    const wanted = there.filter(({ name, required }) => required || known(name));
    if (wanted.length === 0) continue;
    // The only parameter of a path names the resource.
    const only = place === "path" && wanted.length === 1 ? contract.identity.input : undefined;
    lines.push(`  ${place}:`, ...wanted.map(({ name }) => `    ${scalar(name)}: ${source(name, only)}`));
  }
  const schema = requestSchemaOf(operation);
  const body = schema === undefined ? undefined : placeAt(model, schema, []);
  if (body !== undefined && isPlace(body)) {
    const required = operation.requestBody?.required === true ? requiredNames(body) : [];
    const known = (name: string) => contract.inputs.some((input) => foldWord(input.name) === foldWord(name));
    const wanted = propertyNames(body).filter((name) => required.includes(name) || known(name));
    if (wanted.length > 0)
      lines.push("  body:", ...wanted.map((name) => `    ${scalar(pointerOf([name]))}: ${source(name)}`));
  }
  const rest = contract.inputs.filter(({ name }) => !sent.has(name)).map(({ name }) => name);
  return [...lines, `  drop: [] # neither sent nor dropped: ${rest.length === 0 ? "none" : rest.join(", ")}`];
}

function pointerOf(path: readonly string[]): string {
  return path.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function responseLines(input: ScaffoldInput, response: Response): readonly string[] {
  const { contract, model } = input;
  const key = `  ${JSON.stringify(statusName(response))}:`;
  const isSuccess = hundredsOf(response) === 2;
  const schema = bodySchemaOf(response);
  const enums = schema === undefined ? [] : enumsOf(model, schema);
  const [first, ...others] = enums;
  const general = response.status.kind === "code" && contract.fallbacks.statuses.has(response.status.code);
  const set = schema === undefined ? [] : setLines(input, { schema, isSuccess });
  if (first === undefined) {
    if (general) return [`${key} {}`];
    if (schema === undefined || !isSuccess) return [key, '    outcome: "?"', ...set];
    return [key, "    switch: $response.body#/?", ...set];
  }
  const listed = enums.map(({ pointer, values }) => `    # ${scalar(pointer)}: ${values.map(scalar).join(", ")}`);
  if (others.length > 0) return [key, ...listed, "    switch: $response.body#/?", "    cases: {}", ...set];
  const cases = first.values.map((value) => `      ${scalar(value)}: { outcome: "?" }`);
  return [key, `    switch: ${scalar(`$response.body#${first.pointer}`)}`, "    cases:", ...cases, ...set];
}

/** The enumerations at the top of a body, and one level below. */
function enumsOf(
  model: ApiModel,
  schema: Schema,
): readonly { readonly pointer: string; readonly values: readonly string[] }[] {
  const found: { pointer: string; values: readonly string[] }[] = [];
  const visit = (path: readonly string[]): void => {
    const place = placeAt(model, schema, path);
    if (!isPlace(place)) return;
    const closed = path.length === 0 ? undefined : enumOf(place);
    if (closed !== undefined && closed.values.length > 0)
      found.push({ pointer: pointerOf(path), values: closed.values.map(String) });
    if (path.length < 2) for (const name of propertyNames(place)) visit([...path, name]);
  };
  visit([]);
  const top = found.filter(({ pointer }) => !pointer.slice(1).includes("/"));
  return top.length > 0 ? top : found;
}

function setLines(
  { contract, model }: ScaffoldInput,
  { schema, isSuccess }: { readonly schema: Schema; readonly isSuccess: boolean },
): readonly string[] {
  const root = placeAt(model, schema, []);
  const names = isPlace(root) ? propertyNames(root) : [];
  const targets = [...(isSuccess ? [`/${contract.identity.result}`] : []), ...contract.targets.keys()];
  const lines = targets.flatMap((target) => {
    const name =
      names.find((each) => isNamedLike(each, target)) ??
      (target === targets[0] && isSuccess && names.includes("id") ? "id" : undefined);
    if (name === undefined) return [];
    const place = placeAt(model, schema, [name]);
    const from = scalar(`$response.body#${pointerOf([name])}`);
    return [`      ${target}: ${isPlace(place) && isNumber(place) ? `{ from: ${from}, as: "?" }` : from}`];
  });
  return lines.length === 0 ? [] : ["    set:", ...lines];
}

function isNamedLike(name: string, target: string): boolean {
  return sharedWords(name, target) === wordsOf(target).size;
}

function isNumber(place: Place): boolean {
  const types = typesOf(place);
  return types.has("integer") || types.has("number");
}
