import type { Fix } from "../../../repair/overlay.js";
import { equalJson, getString, isObject, type JsonObject } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { addMembers, removeNode, restingOn, review, standing } from "../../fixes.js";
import { listed } from "../../literals.js";
import { inCode } from "../../quote.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

const ID = "openapi/spec-ref-siblings";

export const specRefSiblings: Rule = defineRule({
  id: ID,
  redocly: "spec-ref-siblings",
  severity: "warning",
  title: "Something stands beside a reference that ignores it",
  why: "In OpenAPI 3.0 members beside `$ref` are dropped without a word (3.1 keeps them for schemas), so what they say does not hold.",
  help: "Wrap the reference in `allOf`, or move what stands beside it into the component. `nullable` wants a type of its own beside it.",
  redoclyKeeps: (_message, context, at) => lost(context, at.slice(0, -1)).includes(String(at.at(-1))),
  redoclyGroup: "beside-references",
  redoclyGathers: true,
  redoclyTells: tell,
  redoclyFix: wrap,
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: object
      properties:
        owner:
          $ref: "#/components/schemas/Owner"
          nullable: true
    Owner: { type: object }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      properties:
        owner:
          type: object
          nullable: true
          allOf: [{ $ref: "#/components/schemas/Owner" }]
    Owner: { type: object }
`,
  },
});

function isAnnotation(member: string): boolean {
  return /^(?:description|summary|title|example|examples|deprecated|x-.*)$/.test(member);
}

/** What holds no more because it stands beside a reference. A description changes no type, and what the component says too holds by it. */
function lost(context: Context, tokens: readonly PointerToken[]): readonly string[] {
  const node = context.valueAt(tokens);
  if (!isObject(node)) return [];
  const component = componentOf(context, node, tokens);
  return Object.keys(node).filter(
    (key) =>
      key !== "$ref" &&
      !isAnnotation(key) &&
      !(component !== undefined && Object.hasOwn(component, key) && equalJson(component[key], node[key])),
  );
}

function componentOf(context: Context, node: JsonObject, tokens: readonly PointerToken[]): JsonObject | undefined {
  const component = context.resolver.follow(node, tokens)?.node;
  return isObject(component) ? component : undefined;
}

function tell(context: Context, at: readonly PointerToken[]): Told | undefined {
  const node = context.valueAt(at.slice(0, -1));
  if (!isObject(node)) return undefined;
  const members = lost(context, at.slice(0, -1));
  const verb = members.length === 1 ? "stands" : "stand";
  return {
    message: `${listed(members.map(inCode))} ${verb} beside the reference to ${inCode(getString(node, "$ref") ?? "")} and ${members.length === 1 ? "is" : "are"} ignored`,
  };
}

/** The types of OpenAPI 3.0 (3.0.3, 4.4). */
const TYPES: ReadonlySet<string> = new Set(["object", "array", "string", "number", "integer", "boolean"]);

/**
 * The reference as a part of the schema, so that what stands beside it holds. `nullable` holds only beside a type (3.0.3, 4.7.24.1):
 * that of the component is stated with it, where the component states one.
 */
function wrap(context: Context, at: readonly PointerToken[]): Fix | undefined {
  const tokens = at.slice(0, -1);
  const schema = context.valueAt(tokens);
  const reference = getString(schema, "$ref");
  const kind = isObject(schema) ? context.sites.at(schema)?.kind : undefined;
  if (kind !== "schema" || reference === undefined || !isObject(schema)) return undefined;
  if (Object.hasOwn(schema, "allOf")) return undefined;
  const wantsType = schema.nullable === true && !Object.hasOwn(schema, "type");
  const component = wantsType ? context.resolver.follow(schema, tokens) : undefined;
  const type = getString(component?.node, "type");
  // What is wrong in the component would be wrong in every place that refers to it.
  if (type !== undefined && !TYPES.has(type)) return undefined;
  const update = { ...(type === undefined ? {} : { type }), allOf: [{ $ref: reference }] };
  const reason = "Members beside a reference hold only where the reference is a part of the schema.";
  const { root } = context.document;
  const change = { rule: ID, reason, root, tokens };
  const beside = lost(context, tokens).map((key) => standing(root, [...tokens, key]));
  const typed = component === undefined || type === undefined ? [] : [standing(root, component.tokens, { type })];
  return restingOn(
    [...beside, ...typed],
    review(
      addMembers({ ...change, update }),
      removeNode({ ...change, tokens: [...tokens, "$ref"], expected: reference }),
    ),
  );
}
