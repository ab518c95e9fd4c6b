import { formatPointer, type PointerToken, parsePointer } from "../source/pointer.js";
import type { Context } from "./context.js";
import { subjectOf } from "./fingerprint.js";
import { brokenRule, type Occurrence, ofProblem } from "./occurrence.js";
import { askRedocly } from "./redocly-host.js";
import type { RedoclyProblem } from "./redocly-worker.js";
import { withoutReferenceCircles } from "./reference-circles.js";
import type { Rule } from "./rule.js";
import { openapiRules } from "./rules/openapi/index.js";

/**
 * The findings of @redocly/openapi-core's rules that matter to a client, under our ids and at our places. Nothing is read and nothing
 * is fetched: a reference to another file is refused. Where they do not come back in time, or fail, that is the finding.
 */
export async function runRedocly(context: Context, milliseconds: number): Promise<readonly Occurrence[]> {
  if (context.document.kind === "prose-page") return [];
  const root = withoutReferenceCircles(context.document.root);
  const request = { root, rules: openapiRules.map((rule) => rule.redocly ?? "") };
  const answer = await askRedocly(request, milliseconds);
  if ("failed" in answer) return [notRun(context, answer.failed)];
  const broken: Occurrence[] = [];
  const attempt = <T>(rule: Rule, step: () => T): T | undefined => {
    try {
      return step();
    } catch (error) {
      broken.push(brokenRule(context, rule.id, error));
      return undefined;
    }
  };
  const found = gathered(answer.problems, (rule, message, at) =>
    attempt(rule, () => rule.redoclyKeeps?.(message, context, at) ?? true),
  ).flatMap((each) => attempt(each.rule, () => told(context, each)) ?? []);
  return [...found, ...broken];
}

function told(context: Context, { rule, at, point, message, more }: Gathered): Occurrence {
  const fix = rule.redoclyFix?.(context, at);
  const severity = rule.redoclySeverity?.(context, at, message);
  return ofProblem(context, rule.id, {
    at,
    ...(point === undefined ? {} : { point }),
    message: more === 0 ? message : `${message} (and ${more} more here)`,
    subject: subjectOf(message),
    ...(rule.redoclyGroup === undefined ? {} : { group: rule.redoclyGroup }),
    ...(severity === undefined ? {} : { severity }),
    ...(fix === undefined ? {} : { fix }),
    ...rule.redoclyTells?.(context, at, message),
  });
}

function notRun(context: Context, reason: string): Occurrence {
  return ofProblem(context, "lint/incomplete", {
    at: [],
    message: `The OpenAPI rules did not run on this document: ${reason}`,
    subject: "openapi",
    why: "What they would have found is not known; the other rules ran.",
  });
}

interface Gathered {
  readonly rule: Rule;
  readonly at: readonly PointerToken[];
  readonly point: "key" | undefined;
  readonly message: string;
  /** How many findings of the same cause are not shown. */
  readonly more: number;
}

/** The findings that are kept, those of one cause as the first of them. */
function gathered(
  problems: readonly RedoclyProblem[],
  keeps: (rule: Rule, message: string, at: readonly PointerToken[]) => boolean | undefined,
): readonly Gathered[] {
  const found = new Map<string, Gathered>();
  for (const { rule: name, pointer, point, message } of problems) {
    const at = parsePointer(pointer);
    const rule = openapiRules.find((candidate) => candidate.redocly === name);
    if (at === undefined || rule === undefined || keeps(rule, message, at) !== true) continue;
    const key = `${rule.id} ${rule.redoclyGathers === true ? formatPointer(at.slice(0, -1)) : `${pointer} ${message}`}`;
    const first = found.get(key);
    found.set(key, first === undefined ? { rule, at, point, message, more: 0 } : { ...first, more: first.more + 1 });
  }
  return [...found.values()];
}
