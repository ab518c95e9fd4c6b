import type { ApiModel, Operation, Schema } from "../model/model.js";
import { parsePointer } from "../source/pointer.js";
import type { ContractInput, InputPlace } from "./contract.js";
import { suggest } from "./report.js";
import { isPlace, placeAt } from "./schema.js";
import type { YamlNode } from "./yaml-reader.js";

const EXPRESSION = /^\$request\.(?:(path|query|header)\.(.+)|body#(.*))$/s;

/**
 * Reads the inputs: each is a runtime expression of the contract's own operation (OpenAPI 3.1, section 4.8.20.4), which says at once
 * its schema, whether it is required, and how the contract's HTTP face carries it.
 */
export function readInputs(
  operation: Operation,
  model: ApiModel,
  node: YamlNode | undefined,
): readonly ContractInput[] {
  const inputs: ContractInput[] = [];
  for (const [name, member] of node?.members("`inputs`") ?? []) {
    const text = member.string("An input")?.value;
    if (text === undefined) continue;
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) member.refuse(`\`${name}\` is not a name in code.`, "key");
    const [, place, parameter, pointer] = EXPRESSION.exec(text) ?? [];
    const input =
      pointer === undefined
        ? inParameter(operation, { node: member, place, parameter, text })
        : inBody(operation, { model, node: member, pointer });
    if (input !== undefined) inputs.push({ name, ...input });
  }
  return inputs;
}

interface Found {
  readonly required: boolean;
  readonly schema: Schema;
  readonly at: InputPlace;
}

function inParameter(
  operation: Operation,
  {
    node,
    place,
    parameter = "",
    text,
  }: Record<"text", string> & { node: YamlNode; place?: string | undefined; parameter?: string | undefined },
): Found | undefined {
  if (place === undefined) {
    node.refuse(
      `\`${text}\` is no place in the request: it must begin \`$request.path.\`, \`.query.\`, \`.header.\` or \`$request.body#\`.`,
    );
    return undefined;
  }
  const there = operation.parameters.filter((candidate) => candidate.in === place);
  const found = there.find(({ name }) => name === parameter);
  if (found === undefined) {
    const known = there.map(({ name }) => name);
    node.refuse(`The operation has no ${place} parameter \`${parameter}\`.${suggest(parameter, known)}`);
    return undefined;
  }
  return { required: found.required, schema: found.schema, at: { in: found.in, name: found.name } };
}

function inBody(
  operation: Operation,
  { model, node, pointer }: { readonly model: ApiModel; readonly node: YamlNode; readonly pointer: string },
): Found | undefined {
  const path = parsePointer(pointer);
  const schema = operation.requestBody?.content.find(({ kind }) => kind === "json")?.schema;
  if (path === undefined || schema === undefined) {
    node.refuse(path === undefined ? `\`${pointer}\` is not a JSON Pointer.` : "The operation takes no JSON body.");
    return undefined;
  }
  const found = placeAt(model, schema, path);
  if (!isPlace(found)) {
    node.refuse(`The request body has no \`${pointer}\`.${suggest(path[found.depth] ?? "", found.known)}`);
    return undefined;
  }
  const required = found.required && operation.requestBody?.required === true;
  return { required, schema: found.schema, at: { in: "body", path } };
}
