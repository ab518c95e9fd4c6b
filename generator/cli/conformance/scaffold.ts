import type { Contract } from "../../contract/contract.js";
import { OPEN } from "../../contract/expectations/form.js";
import { ID } from "../../contract/expectations/read-request.js";
import type { ApiModel, Operation } from "../../model/model.js";
import type { JsonObject } from "../../source/json.js";
import { CREDENTIAL } from "./run.js";

/**
 * Expectations to fill in: the request as the document says it, the document's examples by name, and a `?` for each scenario, which
 * does not pass. Nothing in them comes from the binding.
 */
export function scaffoldExpectations(about: {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly model: ApiModel;
  readonly input: JsonObject;
  readonly named: ReadonlyMap<string, string>;
}): string {
  const { contract, operation, model, input, named } = about;
  const scenarios = named.size > 0 ? [...named] : [["success", "It is done."] as const];
  const lines = scenarios.flatMap(([name, summary]) => [`  # ${oneLine(summary)}`, `  ${quoted(name)}: "${OPEN}"`]);
  return [
    "# What each scenario must come to at this provider, from its page and never from its binding. Instead of a `?`, one of:",
    "#   { lacks: why the provider does not have it }",
    "#   { answers: [{ status: 200, example: name }], requests: 1, result: { outcome: …, next: …, provenance: { httpStatus: 200, basis: body } } }",
    "# `answers` is what the provider sends, one for each request; `requests` how many it must see; `result` all of the result but the id,",
    "# the provider and one attempt.",
    ...examplesOf(operation),
    `contract: ${quoted(contract.name)}`,
    `input: ${JSON.stringify(input)}`,
    ...keyLines(contract, operation),
    "request:",
    `  method: ${quoted(operation.method.toUpperCase())}`,
    `  target: ${quoted(targetOf(operation))}`,
    `  headers: ${JSON.stringify(credentialHeaders(operation, model))}`,
    ...(operation.requestBody === undefined ? [] : [`  body: "${OPEN}"`]),
    "scenarios:",
    ...lines,
    "",
  ].join("\n");
}

function examplesOf({ responses }: Operation): readonly string[] {
  const found = responses.flatMap(({ content, status }) => {
    const names = content.flatMap(({ examples }) => examples.flatMap(({ name }) => (name === undefined ? [] : [name])));
    const key = status.kind === "code" ? status.code : status.kind === "range" ? `${status.hundreds}XX` : "default";
    return names.length === 0 ? [] : [`#   ${key}: ${oneLine(names.join(", "))}`];
  });
  return found.length === 0 ? [] : ["# The document's examples:", ...found];
}

/** Where the document has a header for it, and where it has none. */
function keyLines(contract: Contract, { parameters }: Operation): readonly string[] {
  if (contract.idempotencyKey === undefined) return [];
  const header = parameters.find((each) => each.in === "header" && /^(?:x-)?idempotency-?key$/i.test(each.name));
  return header === undefined ? [] : [`key: ${quoted(header.name)}`];
}

/** The only parameter of a path names the resource; of several, a person says which. */
function targetOf({ path, parameters }: Operation): string {
  const inPath = parameters.filter((each) => each.in === "path");
  const [only, ...more] = inPath;
  return only !== undefined && more.length === 0 ? path.replaceAll(`{${only.name}}`, ID) : path;
}

function credentialHeaders({ security }: Operation, { securitySchemes }: ApiModel): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const { scheme: name } of security[0] ?? []) {
    const scheme = securitySchemes.get(name);
    if (scheme === undefined || scheme.kind === "mutualTLS") continue;
    if (scheme.kind === "apiKey") {
      if (scheme.in === "header") headers[scheme.parameter.toLowerCase()] = CREDENTIAL;
    } else if (scheme.kind === "http" && scheme.scheme.toLowerCase() === "basic")
      headers.authorization = `Basic ${Buffer.from(`${CREDENTIAL}:`).toString("base64")}`;
    else headers.authorization = `Bearer ${CREDENTIAL}`;
  }
  return headers;
}

/** Text of a document within a comment: it cannot end one. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}

/** JSON is YAML, whatever the text. */
function quoted(text: string): string {
  return /^[A-Za-z][A-Za-z0-9 -]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
