import type * as JsonPath from "jsonpath-rfc9535";
import { isContainer, type JsonValue } from "../source/json.js";
import { library } from "../source/on-demand.js";
import type { PointerToken } from "../source/pointer.js";
import { type DocumentSize, targetCost } from "./target-cost.js";

const jsonPath = library<typeof JsonPath>("jsonpath-rfc9535");

const MAX_LENGTH = 2_000;
const MAX_COST = 50_000_000;

/** What a target selects, as tokens below the root, each node once; or why it is not run. */
export type Selection =
  | { readonly kind: "nodes"; readonly paths: readonly (readonly PointerToken[])[] }
  | { readonly kind: "refused"; readonly problem: string };

/** Why a target is no query of RFC 9535 that this program runs, or undefined. */
export function targetProblem(target: string): string | undefined {
  const selection = select(null, target, sizeOf(null));
  return selection.kind === "refused" ? selection.problem : undefined;
}

/**
 * The nodes that a JSONPath of RFC 9535 selects. The work is bounded before it starts: a query whose worst case on this document is
 * too much (`$..*[?@..*]` and its like) is refused, and so are `match()` and `search()`, whose expressions can run away.
 */
export function select(root: JsonValue, target: string, size: DocumentSize): Selection {
  if (target.length > MAX_LENGTH) return refused(`is longer than ${MAX_LENGTH} characters`);
  const cost = targetCost(target, size);
  if (cost.kind === "refused") return refused(cost.problem);
  if (cost.steps > MAX_COST) return refused("asks for more work than is allowed on a document of this size");
  const seen = new Map<string, readonly PointerToken[]>();
  const { exec } = jsonPath();
  exec(root as Parameters<typeof exec>[0], target, (_value, path) => {
    const tokens = path.map((token) => (typeof token === "number" ? token : unescapeKey(token)));
    seen.set(JSON.stringify(tokens), tokens);
  });
  return { kind: "nodes", paths: [...seen.values()] };
}

function refused(problem: string): Selection {
  return { kind: "refused", problem };
}

/** The library reports keys as a normalised path writes them (RFC 9535 section 2.7). */
function unescapeKey(key: string): string {
  return key.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_match, hex: string | undefined, letter: string | undefined) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    return letter === undefined ? "" : (ESCAPES.get(letter) ?? letter);
  });
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** The nodes of a document and its depth. Without recursion: how deep a document goes is the document's choice. */
export function sizeOf(root: JsonValue): DocumentSize {
  let nodes = 0;
  let depth = 0;
  let level: JsonValue[] = [root];
  while (level.length > 0) {
    depth += 1;
    nodes += level.length;
    level = level.flatMap((value) => (isContainer(value) ? (Object.values(value) as JsonValue[]) : []));
  }
  return { nodes, depth };
}
