import { isContainer, type JsonContainer, type JsonObject, type JsonValue } from "../source/json.js";
import { originOf, type Span } from "../source/origin.js";
import { formatPointer, type Pointer, type PointerToken } from "../source/pointer.js";

interface Node {
  readonly value: JsonValue | undefined;
  readonly pointer: Pointer;
}

/**
 * Where the nodes of a repaired document stand in the published one: a component that a repair moved to another name is still the one
 * of its old name there. Nodes are known by the stretch of the file that they came from.
 */
export class PublishedPointers {
  readonly #root: JsonObject;
  #bySpan: ReadonlyMap<Span, Node> | undefined;

  constructor(root: JsonObject) {
    this.#root = root;
  }

  /** The pointer in the published document of what `tokens` lead to in `root`; what a repair added has the pointer that it got. */
  of(root: JsonObject, tokens: readonly PointerToken[]): Pointer {
    if (root === this.#root) return formatPointer(tokens);
    let node: JsonValue | undefined = root;
    let there: Node = { value: this.#root, pointer: "" };
    for (const token of tokens) {
      node = childOf(node, token);
      const beside: Node = { value: childOf(there.value, token), pointer: there.pointer + formatPointer([token]) };
      there = this.#origin(node, beside);
    }
    return there.pointer;
  }

  #origin(node: JsonValue | undefined, beside: Node): Node {
    const span = spanOf(node);
    if (span === undefined || span === spanOf(beside.value)) return beside;
    this.#bySpan ??= nodesBySpan(this.#root);
    return this.#bySpan.get(span) ?? beside;
  }
}

/** A node that aliases repeat is known by its first place. */
function nodesBySpan(root: JsonObject): ReadonlyMap<Span, Node> {
  const found = new Map<Span, Node>();
  const seen = new Set<JsonContainer>();
  const open: { readonly value: JsonContainer; readonly pointer: Pointer }[] = [{ value: root, pointer: "" }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node.value)) continue;
    seen.add(node.value);
    const span = spanOf(node.value);
    if (span !== undefined && !found.has(span)) found.set(span, node);
    for (const [key, value] of Object.entries(node.value).reverse())
      if (isContainer(value)) open.push({ value, pointer: node.pointer + formatPointer([key]) });
  }
  return found;
}

function spanOf(node: JsonValue | undefined): Span | undefined {
  return isContainer(node) ? originOf(node)?.span : undefined;
}

function childOf(node: JsonValue | undefined, token: PointerToken): JsonValue | undefined {
  if (!isContainer(node) || !Object.hasOwn(node, token)) return undefined;
  return (node as Record<PointerToken, JsonValue>)[token];
}
