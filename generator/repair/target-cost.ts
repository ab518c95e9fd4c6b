import type * as Parser from "jsonpath-rfc9535/parser";
import { library } from "../source/on-demand.js";

const parser = library<typeof Parser>("jsonpath-rfc9535/parser");

type Query = ReturnType<typeof Parser.default>;
type Segment = Query["segments"][number];
type SegmentNode = Segment["node"];
type Selector = Extract<SegmentNode, { type: "BracketedSelection" }>["selectors"][number];
type Filter = Extract<Selector, { type: "FilterSelector" }>["value"];
type Operand = Extract<Filter, { type: "ComparisonExpr" }>["left"];
type Argument = Extract<Operand, { type: "FunctionExpr" }>["arguments"][number];

export interface DocumentSize {
  readonly nodes: number;
  readonly depth: number;
}

export type TargetCost =
  | { readonly kind: "cost"; readonly steps: number }
  | { readonly kind: "refused"; readonly problem: string };

/**
 * An upper bound of the nodes that a query visits, from its form and the size of the document alone. A step visits no node twice,
 * unless selectors overlap or `..` starts below several nodes, so each of these multiplies; a filter costs its own queries per node.
 */
export function targetCost(target: string, size: DocumentSize): TargetCost {
  const { default: parse } = parser();
  let query: Query;
  try {
    query = parse(target);
  } catch (error) {
    return { kind: "refused", problem: `is not a JSONPath of RFC 9535: ${messageOf(error)}` };
  }
  const steps = queryCost(query.segments, size);
  return steps === undefined
    ? { kind: "refused", problem: "uses match() or search(), whose regular expressions are not run here" }
    : { kind: "cost", steps };
}

function messageOf(error: unknown): string {
  return error instanceof RangeError
    ? "it is nested too deeply"
    : error instanceof Error
      ? error.message
      : String(error);
}

/** The visits of a query that starts at one node. Undefined: it has a regular expression. */
function queryCost(segments: readonly Segment[], size: DocumentSize): number | undefined {
  let steps = 1;
  let repeats = 1;
  let single = true;
  for (const { type, node } of segments) {
    const selectors = node.type === "BracketedSelection" ? node.selectors : [node];
    if (type === "DescendantSegment" && !single) repeats *= size.depth;
    if (type === "DescendantSegment" || selectors.some(selectsMany) || selectors.length > 1) single = false;
    repeats *= selectors.length;
    const visits = single ? 1 : repeats * size.nodes;
    const perNode = sum(selectors.map((selector) => selectorCost(selector, size)));
    if (perNode === undefined) return undefined;
    steps += visits * (1 + perNode);
  }
  return steps;
}

function selectsMany(selector: { readonly type: string }): boolean {
  return ["WildcardSelector", "SliceSelector", "FilterSelector"].includes(selector.type);
}

function selectorCost(
  selector: Selector | Exclude<SegmentNode, { type: "BracketedSelection" }>,
  size: DocumentSize,
): number | undefined {
  return selector.type === "FilterSelector" ? filterCost(selector.value, size) : 0;
}

function filterCost(filter: Filter | Operand | Argument, size: DocumentSize): number | undefined {
  switch (filter.type) {
    case "LogicalOrExpr":
    case "LogicalAndExpr":
    case "ComparisonExpr":
      return sum([filterCost(filter.left, size), filterCost(filter.right, size)]);
    case "LogicalNotExpr":
      return filterCost(filter.expression, size);
    case "TestExpr":
      return filterCost(filter.expression, size);
    case "FunctionExpr":
      if (filter.name === "match" || filter.name === "search") return undefined;
      return sum(filter.arguments.map((argument) => filterCost(argument, size)));
    case "FilterQuery":
      return nestedCost(filter.value, size);
    case "RelSingularQuery":
    case "AbsSingularQuery":
      return filter.segments.length;
    case "Literal":
      return 0;
    default:
      return filter satisfies never;
  }
}

/**
 * The cost of a filter's query per node that is tested. A relative query without `..` walks each child once over the whole run, so
 * its share per node is its length; one with `..` walks each node once per ancestor; an absolute one starts anew each time.
 */
function nestedCost(
  query: { readonly type: "RelQuery" | "JsonPathQuery"; readonly segments: readonly Segment[] },
  size: DocumentSize,
): number | undefined {
  if (query.type === "JsonPathQuery") return queryCost(query.segments, size);
  return queryCost(query.segments, { nodes: size.depth, depth: size.depth });
}

function sum(costs: readonly (number | undefined)[]): number | undefined {
  let total = 0;
  for (const cost of costs) {
    if (cost === undefined) return undefined;
    total += cost;
  }
  return total;
}
