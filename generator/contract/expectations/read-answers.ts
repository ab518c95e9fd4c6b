import type { Operation } from "../../model/model.js";
import { representative } from "../../model/status.js";
import { isArray, isObject, type JsonValue, newObject } from "../../source/json.js";
import { suggest } from "../report.js";
import type { YamlNode } from "../yaml-reader.js";
import { countOf, isFilled, membersOf } from "./form.js";
import { readHeaders } from "./read-headers.js";
import { json, type Step } from "./step.js";

const WORDS = ["hang", "reset", "refused"] as const;
const MEMBERS = ["status", "headers", "body", "text", "example", "set"] as const;

/** The answers of a stated scenario, one for each request. What is wrong with them is reported, and then not among them. */
export function readAnswers(node: YamlNode | undefined, operation: Operation): readonly Step[] {
  if (node === undefined || !isFilled(node, "`answers`")) return [];
  if (!isArray(node.value) || node.value.length === 0) {
    node.refuse("`answers` must be a list of what the provider answers.");
    return [];
  }
  const items = node.items("`answers`");
  for (const item of items.length > 1 ? items : [])
    if (item.value === "refused") item.refuse("`refused` stands alone: nobody listens, before or after.");
  return items.flatMap((item) => readAnswer(item, operation) ?? []);
}

function readAnswer(node: YamlNode, operation: Operation): Step | undefined {
  const { value } = node;
  if (typeof value === "string") {
    const kind = WORDS.find((word) => word === value);
    if (kind === undefined)
      node.refuse(`An answer is \`hang\`, \`reset\`, \`refused\`, or has a \`status\`.${suggest(value, WORDS)}`);
    return kind && { kind };
  }
  const members = membersOf(node, "An answer", { takes: MEMBERS, needs: ["status"] });
  // RFC 9110, 15: a final answer's status is 200 or above.
  const status = countOf(members.get("status"), "`status`", { least: 200, most: 599 });
  if (status === undefined) return undefined;
  const headers = textHeaders(readHeaders(members.get("headers"), "`headers`"));
  const text = members.get("text");
  if (text !== undefined)
    return typeof text.value === "string" ? { kind: "answer", status, headers, body: text.value } : noText(text);
  const body = bodyOf(members, { operation, status });
  const set = members.has("set") ? membersOf(members.get("set"), "`set`") : new Map<string, YamlNode>();
  if (body === undefined) {
    members.get("set")?.refuse("`set` needs a `body` or an `example` that it changes.", "key");
    return { kind: "answer", status, headers };
  }
  if (set.size > 0 && !isObject(body)) members.get("set")?.refuse("`set` changes an object, which this is not.", "key");
  return json(status, isObject(body) ? changed(body, set) : body, headers);
}

function noText(node: YamlNode): undefined {
  node.refuse("`text` must be text.");
}

function bodyOf(
  members: ReadonlyMap<string, YamlNode>,
  about: { readonly operation: Operation; readonly status: number },
): JsonValue | undefined {
  const example = members.get("example");
  return example === undefined ? members.get("body")?.value : exampleOf(example, about);
}

/** An example of the provider's own document, by its name there. */
function exampleOf(
  node: YamlNode,
  { operation, status }: { readonly operation: Operation; readonly status: number },
): JsonValue | undefined {
  const name = node.string("`example`")?.value;
  if (name === undefined) return undefined;
  const examples = operation.responses
    .filter((response) => representative(response.status) === status || response.status.kind !== "code")
    .flatMap(({ content }) => content.flatMap((media) => media.examples));
  const found = examples.find((example) => example.name === name);
  if (found !== undefined) return found.value;
  const names = examples.flatMap((each) => each.name ?? []);
  node.refuse(`The document has no example \`${name}\` for ${status}.${suggest(name, names)}`);
  return undefined;
}

function changed(body: JsonValue, set: ReadonlyMap<string, YamlNode>): JsonValue {
  const copy = Object.assign(newObject(), body);
  for (const [name, { value }] of set) copy[name] = value;
  return copy;
}

function textHeaders(headers: ReadonlyMap<string, string | null>): Readonly<Record<string, string>> {
  return Object.fromEntries([...headers].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
}
