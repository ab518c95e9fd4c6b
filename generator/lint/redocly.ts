import { formatPointer, type PointerToken, parsePointer } from "../source/pointer.js";
import type { Context } from "./context.js";
import { subjectOf } from "./fingerprint.js";
import { type Occurrence, ofProblem } from "./occurrence.js";
import { toPlain } from "./plain.js";
import type { Rule } from "./rule.js";
import { openapiRules } from "./rules/openapi/index.js";

/** The name under which the document is known to the linter; no file is read. */
const NAME = "/document.json";

/**
 * The findings of @redocly/openapi-core's rules that matter to a client, under our ids and at our places. Nothing is read and nothing
 * is fetched: a reference to another file is refused.
 */
export async function runRedocly(context: Context): Promise<readonly Occurrence[]> {
  if (context.document.kind === "prose-page") return [];
  try {
    return gathered(context, await lintInMemory(context)).map(({ rule, at, point, message, more }) => {
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
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      ofProblem(context, "lint/internal", {
        at: [],
        severity: "warning",
        message: `The OpenAPI rules could not read this document: ${reason}`,
        why: "What they would have found is not known; the other rules ran.",
        help: "Mend what the shape rules found first.",
      }),
    ];
  }
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
function gathered(context: Context, problems: readonly MappedProblem[]): readonly Gathered[] {
  const found = new Map<string, Gathered>();
  for (const { rule: name, pointer, point, message } of problems) {
    const at = parsePointer(pointer);
    const rule = openapiRules.find((candidate) => candidate.redocly === name);
    if (at === undefined || rule === undefined || rule.redoclyKeeps?.(message, context, at) === false) continue;
    const key = `${rule.id} ${rule.redoclyGathers === true ? formatPointer(at.slice(0, -1)) : `${pointer} ${message}`}`;
    const first = found.get(key);
    found.set(key, first === undefined ? { rule, at, point, message, more: 0 } : { ...first, more: first.more + 1 });
  }
  return [...found.values()];
}

interface MappedProblem {
  readonly rule: string;
  readonly pointer: string;
  readonly point: "key" | undefined;
  readonly message: string;
}

async function lintInMemory(context: Context): Promise<readonly MappedProblem[]> {
  const { BaseResolver, createConfig, lintDocument, Source } = await import("@redocly/openapi-core");
  class Closed extends BaseResolver {
    override async loadExternalRef(reference: string): Promise<InstanceType<typeof Source>> {
      throw new Error(`References to other documents are not followed: ${reference}`);
    }
  }
  const rules = Object.fromEntries(openapiRules.map((rule) => [rule.redocly ?? "", "warn" as const]));
  const config = await createConfig({ rules });
  const problems = await lintDocument({
    document: { source: new Source(NAME, ""), parsed: toPlain(context.document.root) },
    config,
    externalRefResolver: new Closed(),
  });
  return problems.map(({ ruleId, message, location }) => ({
    rule: ruleId,
    message: message.replace(/\s+/g, " ").trim(),
    pointer: (location[0]?.pointer ?? "#/").replace(/^#\/?/, "/").replace(/^\/$/, ""),
    point: location[0]?.reportOnKey === true ? ("key" as const) : undefined,
  }));
}
