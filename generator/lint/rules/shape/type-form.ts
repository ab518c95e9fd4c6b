import type { Fix } from "../../../repair/overlay.js";
import { isArray, type JsonObject, type JsonValue } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import { addMembers, exchange, replaceMembers, review, safe } from "../../fixes.js";
import { jsonTypeOf } from "../../json-type.js";
import { listed } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";

const ID = "shape/type-form";

export const typeForm: Rule = defineRule({
  id: ID,
  severity: "error",
  title: "`type` has a form that the OpenAPI version does not know",
  why: "OpenAPI 3.0 knows one type for a schema, and null is none of them: generators stop, or make an untyped value.",
  help: "In 3.0 write one type and `nullable: true`, and for null alone `enum: [null]` beside them; since 3.1 write a list of types in which null is text. `concordat fix` proposes either.",
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
  if (!isArray(type)) return version === "3.0" ? orNull({ rule: ID, root, tokens, node, type }) : undefined;
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

interface From {
  readonly rule: string;
  readonly root: JsonObject;
  readonly tokens: readonly PointerToken[];
  readonly node: JsonObject;
  readonly type: JsonValue;
}

/** What a keyword of a schema is about: a type that is not named. */
const TYPE_OF_KEYWORD: ReadonlyMap<string, string> = new Map([
  ["properties", "object"],
  ["additionalProperties", "object"],
  ["required", "object"],
  ["items", "array"],
  ["minItems", "array"],
  ["maxItems", "array"],
  ["pattern", "string"],
  ["minLength", "string"],
  ["maxLength", "string"],
  ["minimum", "number"],
  ["maximum", "number"],
  ["multipleOf", "number"],
]);

/** Beside these it is not for `type` alone to say what a value is. */
const COMPOSED = ["$ref", "allOf", "anyOf", "oneOf", "not"];

/** The types that everything else in the schema speaks of. */
function impliedTypes(node: JsonObject): readonly string[] {
  const values = [...(isArray(node.enum) ? node.enum : []), ...(node.example === undefined ? [] : [node.example])];
  const types = new Set([
    ...Object.keys(node).flatMap((key) => TYPE_OF_KEYWORD.get(key) ?? []),
    ...values.map(jsonTypeOf).filter((name) => name !== "null"),
  ]);
  if (types.has("number")) types.delete("integer");
  return [...types];
}

/**
 * 3.0 says null with `nullable`, which holds only beside a type (3.0.3, 4.7.24.1). Where nothing else speaks of a type the schema is of
 * null alone: a text that may be null, and of which only null is allowed. Undefined where a person must say which type is meant.
 */
function orNull({ node, type, ...change }: From): Fix | undefined {
  const [implied, ...others] = impliedTypes(node);
  if (others.length > 0 || COMPOSED.some((key) => Object.hasOwn(node, key))) return undefined;
  const reason =
    implied === undefined
      ? "OpenAPI 3.0 has no type for null: a nullable text of which only null is allowed says the same."
      : `OpenAPI 3.0 says null with \`nullable\`; what else the schema has is of type ${implied}.`;
  const alone = implied === undefined && !isArray(node.enum) ? { enum: [null] } : {};
  const expected = { type, ...(Object.hasOwn(node, "nullable") ? { nullable: node.nullable ?? null } : {}) };
  const update = { type: implied ?? "string", nullable: true, ...alone };
  return review(replaceMembers({ ...change, reason, update, expected }));
}
