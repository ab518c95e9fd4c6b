import type { Fix } from "../../../repair/overlay.js";
import { isArray, type JsonObject, type JsonValue } from "../../../source/json.js";
import { addMembers, exchange, removeNode, replaceMembers, review, safe } from "../../fixes.js";
import { booleanIn } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";
import type { Site } from "../../sites.js";

const ID = "shape/nullable-in-31";

export const nullableIn31: Rule = defineRule({
  id: ID,
  severity: "error",
  title: "`nullable` is no keyword since OpenAPI 3.1",
  why: "Schemas of 3.1 are JSON Schema, which ignores the word: null is refused where the provider sends it.",
  help: "Name `null` among the types, or let `concordat fix` write the repair.",
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

/** The same meaning in 3.1, or undefined where a person must say it. */
function mend({ root, site: { node, tokens }, written, nullable }: Nullable): Fix | undefined {
  const change = { rule: ID, root, tokens, reason: "Schemas of OpenAPI 3.1 have no `nullable`; null is a type." };
  const dropped = removeNode({ ...change, tokens: [...tokens, "nullable"], expected: written });
  if (!nullable || allowsNull(node)) return safe(dropped);
  const { type } = node;
  if (typeof type === "string") {
    const typed = exchange({ ...change, key: "type", from: type, to: [type, "null"] });
    return safe(...typed, ...listNull(change, node), dropped);
  }
  if (isArray(type)) {
    const typed = replaceMembers({ ...change, update: { type: ["null"] }, expected: { type } });
    return safe(typed, ...listNull(change, node), dropped);
  }
  const alternatives = (["anyOf", "oneOf"] as const).filter((key) => isArray(node[key]));
  const [key, ...more] = alternatives;
  if (key !== undefined && more.length === 0) {
    const expected = { [key]: node[key] ?? null };
    return review(replaceMembers({ ...change, update: { [key]: [{ type: "null" }] }, expected }), dropped);
  }
  if (typeof node.$ref !== "string" || Object.hasOwn(node, "anyOf")) return undefined;
  const either = addMembers({ ...change, update: { anyOf: [{ $ref: node.$ref }, { type: "null" }] } });
  // The reference goes last: it is what the target may be known by.
  return review(either, dropped, removeNode({ ...change, tokens: [...tokens, "$ref"], expected: node.$ref }));
}

/** Keywords that may refuse null, whatever `type` says. */
const REFUSING = ["type", "$ref", "enum", "const", "allOf", "anyOf", "oneOf", "not"];

function allowsNull(node: JsonObject): boolean {
  if (isArray(node.type) && node.type.includes("null")) return !isArray(node.enum) || node.enum.includes(null);
  return !REFUSING.some((keyword) => Object.hasOwn(node, keyword));
}

/** An enum must list null too. */
function listNull(
  change: Omit<Parameters<typeof replaceMembers>[0], "update" | "expected">,
  { enum: values }: JsonObject,
) {
  if (!isArray(values) || values.includes(null)) return [];
  return [replaceMembers({ ...change, update: { enum: [null] }, expected: { enum: values } })];
}
