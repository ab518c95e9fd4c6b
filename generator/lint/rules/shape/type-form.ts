import type { Fix } from "../../../repair/overlay.js";
import { isArray, type JsonObject, type JsonValue } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import { addMembers, exchange, replaceMembers, review, safe } from "../../fixes.js";
import { listed } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";

const ID = "shape/type-form";

export const typeForm: Rule = defineRule({
  id: ID,
  severity: "error",
  title: "`type` has a form that the OpenAPI version does not know",
  why: "OpenAPI 3.0 knows one type for a schema, and null is none of them: generators stop, or make an untyped value.",
  help: "In 3.0 write one type and `nullable: true`; since 3.1 write a list of types in which null is text.",
  covers: [
    { rule: "openapi/struct", where: "here" },
    { rule: "model/unusable-value", where: "here" },
    { rule: "openapi/no-enum-type-mismatch", where: "beside" },
    { rule: "openapi/nullable-type-sibling", where: "beside" },
  ],
  examples: {
    wrong: `components:
  schemas:
    Owner: { type: [string, "null"] }
`,
    right: `components:
  schemas:
    Owner: { type: string, nullable: true }
`,
  },
  *check({ document: { root, version }, sites }) {
    const single = version === "2.0" || version === "3.0";
    for (const { node, tokens } of sites.of("schema")) {
      const type = Object.hasOwn(node, "type") ? node.type : undefined;
      const wrong = type === null || (single && (type === "null" || isArray(type)));
      if (type === undefined || !wrong) continue;
      const fix = mend({ root, node, tokens, type, version });
      yield {
        at: [...tokens, "type"],
        message: single
          ? `\`type\` is ${spell(type)}, where OpenAPI ${version} wants the name of one type, which null is not`
          : "`type` is null itself, where the name of a type is wanted",
        subject: "type",
        ...(fix === undefined ? {} : { fix }),
      };
    }
  },
});

function spell(type: JsonValue): string {
  if (!isArray(type)) return type === null ? "null" : '"null"';
  return `a list (${listed(type.map((item) => String(item)))})`;
}

function mend(from: {
  readonly root: JsonObject;
  readonly node: JsonObject;
  readonly tokens: readonly PointerToken[];
  readonly type: JsonValue;
  readonly version: string;
}): Fix | undefined {
  const { root, node, tokens, type, version } = from;
  const change = { rule: ID, root, tokens, reason: `\`type\` takes the form of OpenAPI ${version}.` };
  if (type === null && version !== "2.0" && version !== "3.0")
    return review(replaceMembers({ ...change, update: { type: "null" }, expected: { type } }));
  if (!isArray(type)) return undefined;
  const [only, ...others] = type.filter((item) => item !== "null");
  if (typeof only !== "string" || others.length > 0) return undefined;
  const nullable = type.length > 1;
  // 2.0 has no word for null.
  if (nullable && version === "2.0") return undefined;
  const typed = exchange({ ...change, key: "type", from: type, to: only });
  if (!nullable || node.nullable === true) return safe(...typed);
  const update = { nullable: true };
  return safe(
    ...typed,
    Object.hasOwn(node, "nullable")
      ? replaceMembers({ ...change, update, expected: { nullable: node.nullable ?? null } })
      : addMembers({ ...change, update }),
  );
}
