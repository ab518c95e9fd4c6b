import type { Fix } from "../../../repair/overlay.js";
import { get, type JsonObject, type JsonValue } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import { lacking, removeNode, replaceMembers, restingOn, safe, standing } from "../../fixes.js";
import { defineRule, type Rule } from "../../rule.js";

const ID = "shape/exclusive-limit-form";

/** An exclusive limit, and the inclusive one that it spoke of up to OpenAPI 3.0. */
const LIMITS = [
  ["exclusiveMinimum", "minimum"],
  ["exclusiveMaximum", "maximum"],
] as const;

export const exclusiveLimitForm: Rule = defineRule({
  id: ID,
  severity: "error",
  title: "An exclusive limit has the form of another OpenAPI version",
  why: "Up to 3.0 it is a boolean beside the limit, since 3.1 it is the limit itself; a validator of the one refuses or ignores the other.",
  help: "Write it in the form of the document's version.",
  mends: "`concordat fix` proposes the repair.",
  covers: [
    { rule: "openapi/struct", where: "here" },
    { rule: "model/unusable-value", where: "here" },
  ],
  examples: {
    openapi: "3.1.0",
    wrong: `components:
  schemas:
    Weight: { type: number, minimum: 0, exclusiveMinimum: true }
`,
    right: `components:
  schemas:
    Weight: { type: number, exclusiveMinimum: 0 }
`,
  },
  *check({ document: { root, version }, sites }) {
    const boolean = version === "2.0" || version === "3.0";
    for (const { node, tokens } of sites.of("schema")) {
      for (const [exclusive, inclusive] of LIMITS) {
        const written = Object.hasOwn(node, exclusive) ? node[exclusive] : undefined;
        if (typeof written !== (boolean ? "number" : "boolean") || written === undefined) continue;
        const mended = { root, node, tokens, exclusive, inclusive, written };
        // Beside a limit that is a text neither form says the same: that limit is mended first.
        const fix =
          typeof get(node, inclusive) === "string" ? undefined : boolean ? asBoolean(mended) : asNumber(mended);
        yield {
          at: [...tokens, exclusive],
          message: `\`${exclusive}\` is ${boolean ? "a number" : "a boolean"}, where OpenAPI ${version} wants ${boolean ? "a boolean" : "the limit itself"}`,
          subject: exclusive,
          ...(fix === undefined ? {} : { fix }),
        };
      }
    }
  },
});

interface Limit {
  readonly root: JsonObject;
  readonly node: JsonObject;
  readonly tokens: readonly PointerToken[];
  readonly exclusive: (typeof LIMITS)[number][0];
  readonly inclusive: (typeof LIMITS)[number][1];
  readonly written: JsonValue;
}

function asNumber({ root, node, tokens, exclusive, inclusive, written }: Limit): Fix {
  const change = { rule: ID, root, tokens, reason: `Since OpenAPI 3.1 \`${exclusive}\` is the limit itself.` };
  const limit = Object.hasOwn(node, inclusive) ? node[inclusive] : undefined;
  if (written !== true || typeof limit !== "number") {
    const removed = safe(removeNode({ ...change, tokens: [...tokens, exclusive], expected: written }));
    // A limit that comes later would be exclusive.
    return written === true && limit === undefined
      ? restingOn([lacking(root, [...tokens, inclusive])], removed)
      : removed;
  }
  return safe(
    replaceMembers({ ...change, update: { [exclusive]: limit }, expected: { [exclusive]: written } }),
    removeNode({ ...change, tokens: [...tokens, inclusive], expected: limit }),
  );
}

/** Where both limits stand, the narrower one holds. */
function asBoolean({ root, node, tokens, exclusive, inclusive, written }: Limit): Fix {
  const change = {
    rule: ID,
    root,
    tokens,
    reason: `Up to OpenAPI 3.0 \`${exclusive}\` is a boolean beside \`${inclusive}\`.`,
  };
  const limit = Object.hasOwn(node, inclusive) ? node[inclusive] : undefined;
  const narrower =
    typeof limit === "number" && (inclusive === "minimum" ? limit > Number(written) : limit < Number(written));
  if (narrower)
    return restingOn(
      [standing(root, tokens, { [inclusive]: limit })],
      safe(removeNode({ ...change, tokens: [...tokens, exclusive], expected: written })),
    );
  const expected = limit === undefined ? { [exclusive]: written } : { [exclusive]: written, [inclusive]: limit };
  return safe(replaceMembers({ ...change, update: { [exclusive]: true, [inclusive]: written }, expected }));
}
