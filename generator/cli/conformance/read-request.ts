import type { Contract } from "../../contract/contract.js";
import type { JsonObject, JsonValue } from "../../source/json.js";
import { mapping, type Spot, text, wrong } from "./parts.js";
import type { ExpectedRequest } from "./scenario.js";
import { renamed } from "./success.js";

/** Stands for the id that is asked for: percent-encoded in the target, as it is in the body. */
export const ID = "{id}";

/** What every request of a provider looks like, as a person wrote it down: a function of what the caller gives. */
export type RequestOf = (input: JsonObject) => ExpectedRequest;

/**
 * Reads the form of a provider's requests.
 * @param keyHeader the header that carries the caller's idempotency key; undefined: the provider takes none
 * @throws UsageError naming the place of what is wrong
 */
export function readRequest(about: {
  readonly value: JsonValue | undefined;
  readonly at: Spot;
  readonly contract: Contract;
  readonly keyHeader: string | undefined;
}): RequestOf {
  const { at, contract, keyHeader } = about;
  const form = mapping(about.value, at, ["method", "target", "headers", "body"]);
  const [method, target] = [text(form.method, at.below("method")), text(form.target, at.below("target"))];
  const stated = headersOf(form.headers, at.below("headers"));
  const { body } = form;
  if (body === "?") throw wrong(at.below("body"), "is still `?`: fill it in");
  return (input) => {
    const id = String(input[contract.identity.input] ?? "");
    return {
      method,
      target: target.replaceAll(ID, encodeURIComponent(id)),
      headers: { ...stated, ...keyOf(contract, keyHeader, input) },
      body: body === undefined ? undefined : renamed(body, ID, id),
    };
  };
}

function headersOf(value: JsonValue | undefined, at: Spot): Readonly<Record<string, string | null>> {
  const members = Object.entries(value === undefined ? {} : mapping(value, at));
  return Object.fromEntries(
    members.map(([name, member]) => [
      name.toLowerCase(),
      member === null ? null : text(typeof member === "number" ? String(member) : member, at.below(name)),
    ]),
  );
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
