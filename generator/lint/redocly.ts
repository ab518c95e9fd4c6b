import { parsePointer } from "../source/pointer.js";
import type { Context } from "./context.js";
import { type Occurrence, ofProblem } from "./occurrence.js";
import { toPlain } from "./plain.js";
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
    const problems = await lintInMemory(context);
    return problems.flatMap(({ rule, pointer, point, message }) => {
      const at = parsePointer(pointer);
      const known = openapiRules.find((candidate) => candidate.redocly === rule);
      if (at === undefined || known === undefined || known.redoclyKeeps?.(message) === false) return [];
      const fix = known.redoclyFix?.(context, at);
      const severity = known.redoclySeverity?.(context, at);
      return [
        ofProblem(context, known.id, {
          at,
          ...(point === undefined ? {} : { point }),
          message,
          ...(severity === undefined ? {} : { severity }),
          ...(fix === undefined ? {} : { fix }),
        }),
      ];
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
