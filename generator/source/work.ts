import type { FindingDraft } from "./draft.js";
import { get, isArray, isContainer, type JsonContainer, type JsonObject, type JsonValue } from "./json.js";
import { type Limits, limitHelp } from "./limits.js";
import { locate, originOf, valueAt } from "./origin.js";
import { formatPointer, type PointerToken, parsePointer } from "./pointer.js";
import { fileProblem } from "./problem.js";

/**
 * What a document asks for beyond its own size, as the first finding of a limit that it crosses: values and levels once everything
 * that stands in several places is counted in each, the longest way from reference to reference, and how often schemas apply to one
 * value. Takes time in proportion to the document and needs no deep stack, so it runs before anything follows a reference.
 */
export function checkWork(root: JsonObject, limits: Limits): FindingDraft | undefined {
  const graph = graphOf(root);
  const order = postOrder(graph, (node) => graph.children[node] ?? []);
  const say = (
    name: "nodes" | "containers" | "depth" | "references" | "expansion" | "written",
    node: number,
    message: string,
  ) => finding(root, graph, node, message, limitHelp(name));

  const size: number[] = [];
  const containers: number[] = [];
  const height: number[] = [];
  for (const node of order) {
    const below = graph.children[node] ?? [];
    size[node] = below.reduce((sum, child) => sum + (size[child] ?? 0), 1 + (graph.leaves[node] ?? 0));
    containers[node] = below.reduce((sum, child) => sum + (containers[child] ?? 0), 1);
    height[node] = below.reduce((most, child) => Math.max(most, height[child] ?? 0), 0) + 1;
  }
  if ((size[0] ?? 0) > limits.nodes)
    return say(
      "nodes",
      0,
      `The document has ${size[0]} values once what is repeated is replaced; at most ${limits.nodes} are read.`,
    );
  if ((containers[0] ?? 0) > limits.containers)
    return say(
      "containers",
      0,
      `The document has ${containers[0]} objects and lists once what is repeated is replaced; at most ${limits.containers} are read.`,
    );
  if ((height[0] ?? 0) > limits.depth)
    return say("depth", 0, `The document nests ${height[0]} levels deep; at most ${limits.depth} are read.`);

  const written = writtenSize(graph);
  if (written > limits.written)
    return say(
      "written",
      0,
      `The document has ${written} values once what its operations share is written out at each; at most ${limits.written} are.`,
    );

  const ways = longestWays(graph);
  const far = order.find((node) => (ways[node] ?? 0) > limits.references);
  if (far !== undefined)
    return say(
      "references",
      far,
      `From here, references lead through ${ways[0]} objects one after the other; at most ${limits.references} are followed.`,
    );

  const applied = postOrder(graph, (node) => graph.inPlace[node] ?? []);
  const expansion: number[] = [];
  for (const node of applied) {
    // What is still open leads back here: a circle, which the model cuts.
    const total = (graph.inPlace[node] ?? []).reduce(
      (sum, to) => sum + (expansion[to] ?? 0),
      graph.isList[node] ? 0 : 1,
    );
    expansion[node] = Math.min(total, Number.MAX_SAFE_INTEGER);
    if (total > limits.expansion)
      return say(
        "expansion",
        node,
        `${total} schemas apply to one value here, each counted as often as it is reached; at most ${limits.expansion} are followed.`,
      );
  }
  return undefined;
}

/** How much there is once every object that is no schema stands wherever it is referenced; a circle counts once. */
function writtenSize(graph: Graph): number {
  const next = (node: number): readonly number[] => {
    const shared = graph.shared[node];
    const below = graph.children[node] ?? [];
    return shared === undefined ? below : [...below, shared];
  };
  const size: number[] = [];
  for (const node of postOrder(graph, next)) {
    const own = 1 + (graph.leaves[node] ?? 0) + Math.floor((graph.characters[node] ?? 0) / CHARACTERS);
    const total = next(node).reduce((sum, to) => sum + (size[to] ?? 0), own);
    size[node] = Math.min(total, Number.MAX_SAFE_INTEGER);
  }
  return size[0] ?? 0;
}

/** So many characters of a text count as one value. */
const CHARACTERS = 64;

/** What packages write once for each reference to it: all that has a section of its own but schemas, and path items. */
const SHARED = /^#\/(?:components\/(?!schemas\/)[^/]+\/[^/]+|paths\/[^/]+|(?:parameters|responses)\/[^/]+)$/;

/** The containers of a document by number, 0 for the root, and how they lead to each other. */
interface Graph {
  readonly parents: readonly number[];
  readonly keys: readonly PointerToken[];
  /** How many values of a container are none themselves. */
  readonly leaves: readonly number[];
  /** How long its texts are together. */
  readonly characters: readonly number[];
  readonly children: readonly (readonly number[])[];
  /** What the `$ref` of a container names. */
  readonly references: readonly (number | undefined)[];
  /** The same where that is written anew at each reference. */
  readonly shared: readonly (number | undefined)[];
  /** What applies to the value that a schema applies to. */
  readonly inPlace: readonly (readonly number[])[];
  readonly isList: readonly boolean[];
}

const IN_PLACE = ["allOf", "anyOf", "oneOf"] as const;

function graphOf(root: JsonObject): Graph {
  const numbers = new Map<JsonContainer, number>([[root, 0]]);
  const nodes: JsonContainer[] = [root];
  const parents: number[] = [0];
  const keys: PointerToken[] = [""];
  const leaves: number[] = [];
  const characters: number[] = [];
  const children: number[][] = [];
  for (let node = 0; node < nodes.length; node += 1) {
    const container = nodes[node];
    const below: number[] = [];
    let plain = 0;
    let length = 0;
    const visit = (key: PointerToken, value: JsonValue): void => {
      if (!isContainer(value)) {
        plain += 1;
        if (typeof value === "string") length += value.length;
        return;
      }
      let number = numbers.get(value);
      if (number === undefined) {
        number = nodes.length;
        numbers.set(value, number);
        nodes.push(value);
        parents.push(node);
        keys.push(key);
      }
      below.push(number);
    };
    if (isArray(container)) for (const [index, item] of container.entries()) visit(index, item);
    else if (container !== undefined)
      for (const key of Object.keys(container)) {
        const value = get(container as JsonObject, key);
        if (value !== undefined) visit(key, value);
      }
    leaves.push(plain);
    characters.push(length);
    children.push(below);
  }
  const targets = new Map<string, number | undefined>();
  const references = nodes.map((node) => {
    const reference = get(isArray(node) ? undefined : (node as JsonObject), "$ref");
    if (typeof reference !== "string") return undefined;
    if (!targets.has(reference)) {
      const target = targetOf(root, reference);
      targets.set(reference, isContainer(target) ? numbers.get(target) : undefined);
    }
    return targets.get(reference);
  });
  const shared = nodes.map((node, number) => {
    const reference = get(isArray(node) ? undefined : (node as JsonObject), "$ref");
    return typeof reference === "string" && SHARED.test(reference) ? references[number] : undefined;
  });
  const inPlace = nodes.map((node, number) => {
    if (isArray(node)) return [];
    const target = references[number];
    const to = target === undefined ? [] : [target];
    for (const key of IN_PLACE) {
      const list = get(node as JsonObject, key);
      if (!isArray(list)) continue;
      for (const item of list) {
        const member = isContainer(item) ? numbers.get(item) : undefined;
        if (member !== undefined) to.push(member);
      }
    }
    return to;
  });
  const isList = nodes.map((node) => isArray(node));
  return { parents, keys, leaves, characters, children, references, shared, inPlace, isList };
}

function targetOf(root: JsonObject, reference: string): JsonValue | undefined {
  if (!reference.startsWith("#")) return undefined;
  try {
    const tokens = parsePointer(decodeURIComponent(reference.slice(1)));
    return tokens === undefined ? undefined : valueAt(root, tokens);
  } catch {
    return undefined;
  }
}

/** Every node that is reached from any, after all that it leads to; of a circle, one node comes before what it leads to. */
function postOrder(graph: Graph, next: (node: number) => readonly number[]): readonly number[] {
  const state = new Uint8Array(graph.parents.length);
  const order: number[] = [];
  for (let start = 0; start < state.length; start += 1) {
    if (state[start] !== 0) continue;
    state[start] = 1;
    const path = [{ node: start, at: 0 }];
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
      const to = next(frame.node)[frame.at++];
      if (to === undefined) {
        order.push(frame.node);
        path.pop();
      } else if (state[to] === 0) {
        state[to] = 1;
        path.push({ node: to, at: 0 });
      }
    }
  }
  return order;
}

/**
 * For each container, how many referenced ones lie on the longest way from it, itself among them where it is one. In a circle no
 * longest way can be told in time; all that is on it counts. (Tarjan 1972, without recursion.)
 */
function longestWays({ parents, children, references }: Graph): readonly number[] {
  const count = parents.length;
  const isTarget = new Uint8Array(count);
  for (const target of references) if (target !== undefined) isTarget[target] = 1;
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const open = new Uint8Array(count);
  const ways = new Array<number>(count).fill(0);
  const stack: number[] = [];
  let counter = 0;
  const edge = (node: number, at: number): number | undefined =>
    at === 0 ? (references[node] ?? -1) : children[node]?.[at - 1];
  const enter = (node: number): { readonly node: number; at: number } => {
    index[node] = low[node] = counter++;
    stack.push(node);
    open[node] = 1;
    return { node, at: 0 };
  };
  for (let start = 0; start < count; start += 1) {
    const path = (index[start] ?? 0) < 0 ? [enter(start)] : [];
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
      const { node } = frame;
      const to = edge(node, frame.at++);
      if (to !== undefined) {
        if (to < 0) continue;
        if ((index[to] ?? 0) < 0) path.push(enter(to));
        else if (open[to] === 1) low[node] = Math.min(low[node] ?? 0, index[to] ?? 0);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent.node] = Math.min(low[parent.node] ?? 0, low[node] ?? 0);
      if (low[node] !== index[node]) continue;
      const members = stack.splice(stack.lastIndexOf(node));
      for (const member of members) open[member] = 0;
      let beyond = 0;
      for (const member of members)
        for (let at = 0, next = edge(member, 0); next !== undefined; next = edge(member, ++at))
          if (next >= 0) beyond = Math.max(beyond, ways[next] ?? 0);
      const own = members.reduce((sum, member) => sum + (isTarget[member] ?? 0), 0);
      for (const member of members) ways[member] = own + beyond;
    }
  }
  return ways;
}

function finding(root: JsonObject, graph: Graph, node: number, message: string, help: string): FindingDraft {
  const tokens: PointerToken[] = [];
  for (let at = node; at !== 0; at = graph.parents[at] ?? 0) tokens.unshift(graph.keys[at] ?? "");
  const location = locate(root, tokens);
  if (location !== undefined) return { rule: "source/limit", message, location, help };
  const file = originOf(root)?.span.source.file ?? "";
  const draft = fileProblem("source/limit", file, message, help);
  return { ...draft, location: { ...draft.location, pointer: formatPointer(tokens) } };
}
