import type { Fix, OverlayAction } from "../../../repair/overlay.js";
import type { Context } from "../../context.js";
import { addMembers } from "../../fixes.js";
import { listed } from "../../literals.js";
import { statusListOf } from "../../meaning.js";
import { narrowed } from "../../narrow-response.js";
import type { ResponseView } from "../../operations.js";
import { statusOfRefusalIn } from "../../prose/refusals.js";
import { isPage, spokenOf } from "../../prose/spoken.js";
import { inQuotes, quotes } from "../../quote.js";
import { defineRule, type Problem, type Rule } from "../../rule.js";

const ID = "docs/status-only-in-prose";

export const statusOnlyInProse: Rule = defineRule({
  id: ID,
  severity: "warning",
  title: "Statuses are told apart in prose only",
  why: "The document declares a range, or no such response, so a client cannot tell the statuses apart by type, and which code comes with which is lost.",
  help: "Declare each status with its codes. `concordat fix` proposes the responses for review; the range stays for whatever else comes.",
  examples: {
    wrong: `paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: A pet }
        4XX:
          description: "Possible HTTP status codes: 401, 404."
`,
    right: `paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: A pet }
        "401": { description: Not authenticated }
        "404": { description: No such pet }
        4XX:
          description: "Possible HTTP status codes: 401, 404."
`,
  },
  *check(context) {
    for (const operation of context.operations) {
      const declared = new Set(operation.responses.map(({ status }) => status));
      for (const response of operation.responses) {
        if (!/^(?:[45]XX|default)$/i.test(response.status)) continue;
        const missing = statusListOf(context, response).filter(
          (status) => !declared.has(status) && isIn(status, response.status),
        );
        if (missing.length === 0) continue;
        const sentence = quotes(
          context,
          ({ owner, text }) => owner?.node === response.node && missing.some((status) => text.includes(status)),
        )[0];
        const fix = proposal(context, [...operation.site.tokens, "responses"], response, missing);
        yield {
          at: sentence?.passage.locate() ?? response.entry,
          message: `${listed(missing)} of ${operation.name} are named in prose only, under ${response.status}`,
          subject: `${operation.operationId ?? operation.name} ${response.status}`,
          related: [{ message: `The ${response.status} response`, location: context.locate(response.entry, "key") }],
          ...(fix === undefined ? {} : { fix }),
        };
      }
    }
    yield* ofOperations(context);
  },
});

/** Statuses that an operation's own description says it refuses with, while no response bears them. */
function* ofOperations(context: Context): Iterable<Problem> {
  if (isPage(context)) return;
  for (const { operation, passages } of spokenOf(context)) {
    const declared = new Set(operation.responses.map(({ status }) => status));
    const own = passages.filter(({ owner }) => owner?.kind === "operation");
    const told = new Set<string>();
    for (const passage of own) {
      const status = statusOfRefusalIn(passage.text);
      if (status === undefined || declared.has(status) || told.has(status)) continue;
      // The ranges of an operation are told with their own prose.
      if (operation.responses.some((response) => statusListOf(context, response).includes(status))) continue;
      told.add(status);
      yield {
        at: passage.locate(),
        message: `${status} of ${operation.name} is named in prose only, and no response declares it: ${inQuotes(passage.text)}`,
        subject: `${operation.operationId ?? operation.name} ${status}`,
        help: `Declare the response ${status}, with its body.`,
      };
    }
  }
}

function isIn(status: string, range: string): boolean {
  return range === "default" || status.charAt(0) === range.charAt(0);
}

function proposal(
  context: Context,
  responses: readonly (string | number)[],
  response: ResponseView,
  statuses: readonly string[],
): Fix | undefined {
  const actions = statuses.map((status): OverlayAction => {
    const { value, code } = narrowed(context, response, status);
    return addMembers({
      rule: ID,
      root: context.document.root,
      reason: `The description of the ${response.status} range names ${status}${code === undefined ? "" : ` with the code \`${code}\``}; the range stays as the shape of every other ${response.status.toLowerCase()}.`,
      tokens: responses,
      update: { [status]: value },
    });
  });
  const [first, ...then] = actions;
  return first === undefined ? undefined : { safety: "review", actions: [first, ...then] };
}
