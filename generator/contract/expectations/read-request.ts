import type { JsonObject } from "../../source/json.js";
import type { Contract } from "../contract.js";
import type { YamlNode } from "../yaml-reader.js";
import { isFilled, membersOf, textOf } from "./form.js";
import { readHeaders } from "./read-headers.js";
import type { ExpectedRequest } from "./scenario.js";
import { renamed } from "./success.js";

/** Stands for the id that is asked for: percent-encoded in the target, as it is in the body. */
export const ID = "{id}";

/** What every request of a provider looks like, as a person wrote it down: a function of what the caller gives. */
export type RequestOf = (input: JsonObject) => ExpectedRequest;

/**
 * Reads the form of a provider's requests. What is wrong with it is reported.
 * @param keyHeader the header that carries the caller's idempotency key; undefined: the provider takes none
 */
export function readRequest(
  node: YamlNode | undefined,
  { contract, keyHeader }: { readonly contract: Contract; readonly keyHeader: string | undefined },
): RequestOf {
  const members = membersOf(node, "`request`", {
    takes: ["method", "target", "headers", "body"],
    needs: ["method", "target"],
  });
  const method = textOf(members.get("method"), "`method`") ?? "";
  const target = textOf(members.get("target"), "`target`") ?? "";
  const stated = Object.fromEntries(readHeaders(members.get("headers"), "`headers`"));
  const body = members.get("body");
  if (body !== undefined) isFilled(body, "`body`");
  return (input) => {
    const id = String(input[contract.identity.input] ?? "");
    // An id with half of a character in it is never sent, and has no encoding.
    const segment = encodeURIComponent(Buffer.from(id).toString());
    return {
      method,
      target: target.replaceAll(ID, () => segment),
      headers: { ...stated, ...keyOf(contract, keyHeader, input) },
      body: body === undefined ? undefined : renamed(body.value, ID, id),
    };
  };
}

/** The caller's key where the provider takes one, and nothing where it does not. */
function keyOf(contract: Contract, keyHeader: string | undefined, input: JsonObject): Record<string, string | null> {
  const { idempotencyKey } = contract;
  if (idempotencyKey === undefined) return {};
  const given = input[idempotencyKey];
  if (keyHeader !== undefined) return { [keyHeader.toLowerCase()]: typeof given === "string" ? given : null };
  const at = contract.inputs.find(({ name }) => name === idempotencyKey)?.at;
  return at?.in === "header" ? { [at.name.toLowerCase()]: null } : {};
}
