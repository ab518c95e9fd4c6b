import type { Fix } from "../../../repair/overlay.js";
import { isArray, type JsonObject, type JsonValue } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import { addMembers, exchange, removeNode, replaceMembers, review, safe } from "../../fixes.js";
import { jsonTypeOf } from "../../json-type.js";
import { listed } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";

const ID = "shape/type-form";

export const typeForm: Rule = defineRule({
  id: ID,
  severity: "error",
  title: "`type` has a form that the OpenAPI version does not know",
  why: "OpenAPI 3.0 knows one type for a schema, and null is none of them: generators stop, or make an untyped value.",
  help: "In 3.0 write one type, `nullable: true` beside it for null, and `anyOf` for several; since 3.1 write a list of types in which null is in quotes.",
  mends: "`concordat fix` proposes the repair.",
  lists: [
    {
      title: "What has no fix",
      note: "`concordat fix` proposes nothing where the document does not tell which type is meant, or its version has no words for it:",
      items: [
        "null alone beside keywords or values of several types, or beside a composition, in 3.0.",
        "several types beside `anyOf`, in 3.0: they would be alternatives, and there is a list of them already.",
        "several types, or null, in 2.0, which has neither alternatives nor a word for null.",
      ],
    },
  ],
  covers: [
    { rule: "openapi/struct", where: "here" },
    { rule: "openapi/struct", where: "inside" },
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
      const wrong = type === null || (single ? type === "null" || isArray(type) : isArray(type) && type.includes(null));
      if (type === undefined || !wrong) continue;
      const fix = mend({ root, node, tokens, type, version });
      yield {
        at: [...tokens, "type"],
        message: `\`type\` is ${spell(type)}, where ${wantedIn(version, type)}`,
        subject: "type",
        ...(fix === undefined ? {} : { fix }),
      };
    }
  },
});

function wantedIn(version: string, type: JsonValue): string {
  if (version !== "2.0" && version !== "3.0")
    return isArray(type) ? "the name of each type is wanted, as `null` in quotes" : "the name of a type is wanted";
  const withNull = !isArray(type) || type.some(isNull);
  return `OpenAPI ${version} wants the name of one type${withNull ? ", which null is not" : ""}`;
}

function spell(type: JsonValue): string {
  if (!isArray(type)) return type === null ? "null itself" : '"null"';
  return `a list (${listed(type.map((item) => (item === null ? "null itself" : String(item))))})`;
}

/** As a name of a type, or as itself where the quotes were forgotten. */
function isNull(type: JsonValue): boolean {
  return type === null || type === "null";
}

interface Mendable {
  readonly root: JsonObject;
  readonly node: JsonObject;
  readonly tokens: readonly PointerToken[];
  readonly type: JsonValue;
  readonly version: string;
}

function mend({ root, node, tokens, type, version }: Mendable): Fix | undefined {
  const change = { rule: ID, root, tokens, reason: `\`type\` takes the form of OpenAPI ${version}.` };
  if (version !== "2.0" && version !== "3.0") {
    if (!isArray(type)) return review(replaceMembers({ ...change, update: { type: "null" }, expected: { type } }));
    const named = [...new Set(type.map((item) => item ?? "null"))];
    return safe(...exchange({ ...change, key: "type", from: type, to: named }));
  }
  if (!isArray(type)) return version === "3.0" ? orNull({ rule: ID, root, tokens, node, type }) : undefined;
  const [only, ...others] = type.filter((item) => !isNull(item));
  const nullable = type.some(isNull);
  if (typeof only !== "string") return undefined;
  if (others.length > 0) return version === "3.0" ? oneOfMany({ rule: ID, root, tokens, node, type }) : undefined;
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

/**
 * Several types are alternatives in 3.0: what else the schema says of a type holds beside them as before. Null is one of each, because
 * `nullable` holds only beside a type. Undefined where there are alternatives already.
 */
function oneOfMany({ node, type, ...change }: From): Fix | undefined {
  if (!isArray(type) || Object.hasOwn(node, "anyOf")) return undefined;
  const names = type.flatMap((item) => (typeof item === "string" && !isNull(item) ? [item] : []));
  if (names.length + type.filter(isNull).length < type.length) return undefined;
  const nullable = type.some(isNull) || node.nullable === true;
  const anyOf = [...new Set(names)].map((name) => ({
    type: name,
    // 3.0.3, 4.7.24.1: a list must say what its items are.
    ...(name === "array" ? { items: {} } : {}),
    ...(nullable ? { nullable } : {}),
  }));
  const { tokens } = change;
  const reason = "OpenAPI 3.0 knows one type for a schema: several are alternatives.";
  return review(
    removeNode({ ...change, reason, tokens: [...tokens, "type"], expected: type }),
    ...(Object.hasOwn(node, "nullable")
      ? [removeNode({ ...change, reason, tokens: [...tokens, "nullable"], expected: node.nullable ?? null })]
      : []),
    addMembers({ ...change, reason, update: { anyOf } }),
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
