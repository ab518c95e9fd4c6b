import { getArray, getObject, getString, isObject, type JsonObject, type JsonValue } from "../source/json.js";
import { authenticationIn } from "./authentication.js";
import type { Context } from "./context.js";
import type { OperationView, ResponseView } from "./operations.js";
import { bodySchemas } from "./reach.js";

/** Whether a call needs credentials: by its requirements, or because the page says or shows how to authenticate. */
export function isSecured(context: Context, operation: OperationView): boolean {
  const required = operation.security?.some(
    (requirement) => isObject(requirement) && Object.keys(requirement).length > 0,
  );
  return (
    required === true ||
    authenticationIn(context) !== undefined ||
    operation.responses.some(({ status }) => status === "401" || status === "403")
  );
}

/** Whether the operation is about one thing that the caller names: by a path parameter, or a member of the body that ends in `id`. */
export function takesId(context: Context, operation: OperationView): boolean {
  if (operation.parameters.some((parameter) => parameter.in === "path")) return true;
  const body = context.resolver.follow(getObject(operation.site.node, "requestBody"), []);
  return Object.values(getObject(body?.node, "content") ?? {}).some((media) => {
    const schema = context.resolver.follow(getObject(media, "schema"), []);
    return Object.keys(getObject(schema?.node, "properties") ?? {}).some((name) => /(?:^id|_id|Id|ID)$/.test(name));
  });
}

/** Whether a refusal (400, 409, 422) tells its causes apart by a code that the document names: then the state has an answer. */
export function documentsErrorCode(context: Context, operation: OperationView): boolean {
  return operation.responses.some((response) => {
    if (!/^(?:400|409|422|4XX)$/i.test(response.status)) return false;
    if (codesIn(getString(response.node, "description") ?? "").length > 0) return true;
    return bodySchemas(context, response.node, response.tokens).some(({ value }) => enumsOf(context, value).length > 0);
  });
}

/** Tokens that look like an error code: code spans of words joined by underscores, in one case. */
export function codesIn(text: string): readonly string[] {
  return [...text.matchAll(/`([a-z]+(?:_[a-z0-9]+)+|[A-Z]+(?:_[A-Z0-9]+)+|[A-Z]{4,})`/g)].map(
    (match) => match[1] ?? "",
  );
}

/** The string enums of a body's own properties. */
export function enumsOf(
  context: Context,
  schema: JsonValue | undefined,
): readonly { readonly name: string; readonly node: JsonObject }[] {
  const body = context.resolver.follow(schema, [])?.node;
  return Object.entries(getObject(body, "properties") ?? {}).flatMap(([name, property]) => {
    const node = context.resolver.follow(property, [])?.node;
    return isObject(node) && getArray(node, "enum") !== undefined ? [{ name, node }] : [];
  });
}

/** The statuses that the description of a response lists: `Possible HTTP status codes: 401, 404, 422.` */
export function statusListOf(context: Context, response: ResponseView): readonly string[] {
  const texts = [getString(response.node, "description") ?? ""];
  for (const { value } of bodySchemas(context, response.node, response.tokens)) {
    for (const { node } of enumsOf(context, value)) texts.push(getString(node, "description") ?? "");
  }
  return [...new Set(texts.flatMap(statusesIn))].sort();
}

/** Statuses that a text names as such: after `status code(s)`, or before `error` or `response` codes. */
export function statusesIn(text: string): readonly string[] {
  const listed = [
    ...text.matchAll(/\bstatus(?: codes?)?(?: are| is)?:?\s*((?:[45]\d\d(?:\s*(?:,|and|or|\/)\s*)*)+)/gi),
  ];
  const headed = [...text.matchAll(/(?:^|\n)\s*(?:[-*]\s*)?([45]\d\d) (?:error|response) codes?\b/gi)];
  return [...listed, ...headed].flatMap((match) =>
    [...(match[1] ?? "").matchAll(/[45]\d\d/g)].map(([status]) => status),
  );
}
