import type { Fix, OverlayAction } from "../../../repair/overlay.js";
import { isArray, type JsonObject, type JsonValue } from "../../../source/json.js";
import { addMembers, exchange, inOrder, removeNode, replaceMembers, review, safe } from "../../fixes.js";
import { booleanIn } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";
import type { Site } from "../../sites.js";

const ID = "shape/nullable-in-31";

export const nullableIn31: Rule = defineRule({
  id: ID,
  severity: "error",
  title: "`nullable` is no keyword since OpenAPI 3.1",
  why: "Schemas of 3.1 are JSON Schema, which ignores the word: null is refused where the provider sends it.",
  help: "Name `null` among the types.",
  mends: "`concordat fix` proposes the repair.",
  lists: [
    {
      title: "What has no fix",
      note: "`concordat fix` proposes nothing where the document does not tell what is to allow null:",
      items: [
        "a schema without a type that is a composition but for a reference, one `anyOf` or one `oneOf`.",
        "a schema that lists its values with both `const` and `enum`.",
      ],
    },
  ],
  covers: [
    { rule: "openapi/struct", where: "here" },
    { rule: "model/unusable-value", where: "here" },
    { rule: "openapi/nullable-type-sibling", where: "here" },
  ],
  examples: {
    openapi: "3.1.0",
    wrong: `components:
  schemas:
    Owner: { type: string, nullable: true }
`,
    right: `components:
  schemas:
    Owner: { type: [string, "null"] }
`,
  },
  *check({ document, sites }) {
    if (document.version === "2.0" || document.version === "3.0") return;
    for (const site of sites.of("schema")) {
      const written = Object.hasOwn(site.node, "nullable") ? site.node.nullable : undefined;
      const nullable = typeof written === "string" ? booleanIn(written) : written;
      if (written === undefined || typeof nullable !== "boolean") continue;
      const fix = mend({ root: document.root, site, written, nullable });
      yield {
        at: [...site.tokens, "nullable"],
        message: `\`nullable: ${nullable}\` says nothing in OpenAPI ${document.version}`,
        subject: "nullable",
        group: "nullable-in-31",
        ...(fix === undefined ? {} : { fix }),
      };
    }
  },
});

interface Nullable {
  readonly root: JsonObject;
  readonly site: Site;
  readonly written: JsonValue;
  readonly nullable: boolean;
}

/**
 * The same meaning in 3.1, or undefined where a person must say it. A list of values without null refuses it whatever `nullable` says
 * (OpenAPI 3.0.3, 4.7.24.1): which of the two holds is for a person to say.
 */
function mend({ root, site: { node, tokens }, written, nullable }: Nullable): Fix | undefined {
  const change = { rule: ID, root, tokens, reason: "Schemas of OpenAPI 3.1 have no `nullable`; null is a type." };
  const dropped = removeNode({ ...change, tokens: [...tokens, "nullable"], expected: written });
  if (!nullable || allowsNull(node)) return safe(dropped);
  const listing = listNull(change, node);
  if (listing === undefined) return undefined;
  const typing = typeNull(change, node);
  if (typing !== undefined) {
    const actions = inOrder([...typing, ...listing], [dropped]);
    return listing.length === 0 ? safe(...actions) : review(...actions);
  }
  const alternatives = (["anyOf", "oneOf"] as const).filter((key) => isArray(node[key]));
  const [key, ...more] = alternatives;
  if (key !== undefined && more.length === 0) {
    const expected = { [key]: node[key] ?? null };
    const other = replaceMembers({ ...change, update: { [key]: [{ type: "null" }] }, expected });
    return review(other, ...listing, dropped);
  }
  if (typeof node.$ref !== "string" || Object.hasOwn(node, "anyOf")) return undefined;
  const either = addMembers({ ...change, update: { anyOf: [{ $ref: node.$ref }, { type: "null" }] } });
  // The reference goes last: it is what the target may be known by.
  const referred = removeNode({ ...change, tokens: [...tokens, "$ref"], expected: node.$ref });
  return review(either, ...listing, dropped, referred);
}

/** Beside these it is not for `type` alone to say what a value is. */
const COMPOSED = ["$ref", "allOf", "anyOf", "oneOf", "not"];

function allowsNull(node: JsonObject): boolean {
  if (!listsNull(node)) return false;
  const { type } = node;
  if (type !== undefined) return type === "null" || (isArray(type) && type.includes("null"));
  return !COMPOSED.some((keyword) => Object.hasOwn(node, keyword));
}

/** Whether the values that a schema lists, where it does, have null among them. */
function listsNull(node: JsonObject): boolean {
  return (!isArray(node.enum) || node.enum.includes(null)) && (!Object.hasOwn(node, "const") || node.const === null);
}

type Change = Omit<Parameters<typeof addMembers>[0], "update">;

/** Null among the types; undefined where the schema states no type and something else may refuse null. */
function typeNull(change: Change, node: JsonObject): readonly OverlayAction[] | undefined {
  const { type } = node;
  if (type === "null" || (isArray(type) && type.includes("null"))) return [];
  if (typeof type === "string") return exchange({ ...change, key: "type", from: type, to: [type, "null"] });
  if (isArray(type)) return [replaceMembers({ ...change, update: { type: ["null"] }, expected: { type } })];
  return type === undefined && !COMPOSED.some((keyword) => Object.hasOwn(node, keyword)) ? [] : undefined;
}

/** Null among the values that are listed: in the enum, or in one that takes the place of `const`; undefined where there are both. */
function listNull(change: Change, node: JsonObject): readonly OverlayAction[] | undefined {
  if (listsNull(node)) return [];
  if (!Object.hasOwn(node, "const"))
    return [replaceMembers({ ...change, update: { enum: [null] }, expected: { enum: node.enum ?? null } })];
  if (Object.hasOwn(node, "enum")) return undefined;
  const only = node.const ?? null;
  const removed = removeNode({ ...change, tokens: [...change.tokens, "const"], expected: only });
  return [removed, addMembers({ ...change, update: { enum: [only, null] } })];
}
