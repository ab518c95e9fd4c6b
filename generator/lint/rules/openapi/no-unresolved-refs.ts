import type { Fix } from "../../../repair/overlay.js";
import { closest } from "../../../source/closest.js";
import { getObject, getString } from "../../../source/json.js";
import { formatPointer, type PointerToken, parsePointer } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { replaceMembers, review } from "../../fixes.js";
import { defineRule, type Rule } from "../../rule.js";

const ID = "openapi/no-unresolved-refs";

export const noUnresolvedRefs: Rule = defineRule({
  id: ID,
  redocly: "no-unresolved-refs",
  severity: "error",
  title: "A reference leads nowhere",
  why: "The type behind the reference is unknown: generators stop, or make it a value of any type.",
  help: "Correct the reference, or add the component that it names.",
  covers: [
    { rule: "model/dangling-reference", where: "here" },
    { rule: "model/remote-reference", where: "here" },
    { rule: "shape/path-parameter-mismatch", where: "around", of: /\/parameters\//, saying: /has no path parameter/ },
  ],
  redoclyKeeps: (_message, context, at) => !isNameOfSchema(context, at) && !isInExtension(at),
  redoclyFix: nearest,
  examples: {
    wrong: `components:
  schemas:
    Pet:
      $ref: "#/components/schemas/Animal"
`,
    right: `components:
  schemas:
    Pet:
      $ref: "#/components/schemas/Animal"
    Animal: { type: object }
`,
  },
});

/** The component of the same kind whose name is nearest. */
function nearest(context: Context, at: readonly PointerToken[]): Fix | undefined {
  const tokens = at.at(-1) === "$ref" ? at.slice(0, -1) : at;
  const reference = getString(context.valueAt(tokens), "$ref");
  const parts = /^(#\/(?:components\/)?([A-Za-z]+)\/)([^/]+)$/.exec(reference ?? "");
  const [, start = "", section = "", name = ""] = parts ?? [];
  const { root } = context.document;
  const names = Object.keys(getObject(getObject(root, "components") ?? root, section) ?? {});
  const meant = parts === null ? undefined : closest(parsePointer(`/${name}`)?.[0] ?? name, names);
  if (reference === undefined || meant === undefined) return undefined;
  const reason = `Nothing stands at \`${reference}\`; \`${meant}\` is the nearest name.`;
  const update = { $ref: `${start}${formatPointer([meant]).slice(1)}` };
  return review(replaceMembers({ rule: ID, reason, root, tokens, update, expected: { $ref: reference } }));
}

/** A mapping of a discriminator may name a schema without a reference (OpenAPI 3.1, 4.8.25.1). */
function isNameOfSchema(context: Context, at: readonly PointerToken[]): boolean {
  const name = context.valueAt(at);
  const schemas = getObject(getObject(context.document.root, "components"), "schemas");
  return at.at(-2) === "mapping" && typeof name === "string" && schemas !== undefined && Object.hasOwn(schemas, name);
}

/** Maps whose keys are names that may begin as an extension's does, such as those of headers. */
const NAMES: ReadonlySet<PointerToken> = new Set([
  "examples",
  "headers",
  "parameters",
  "properties",
  "responses",
  "schemas",
]);

/** What an extension says is no part of the API: the files that it names are not read. */
function isInExtension(at: readonly PointerToken[]): boolean {
  return at.some((token, index) => /^x-/.test(String(token)) && !NAMES.has(at[index - 1] ?? ""));
}
