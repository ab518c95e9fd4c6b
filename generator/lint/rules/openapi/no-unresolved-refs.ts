import type { Fix } from "../../../repair/overlay.js";
import { closest } from "../../../source/closest.js";
import { unresolvedKey } from "../../../source/document.js";
import { getObject, getString, isContainer, isObject, type JsonValue } from "../../../source/json.js";
import { formatPointer, type PointerToken, parsePointer } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { lacking, replaceMembers, restingOn, review, standing } from "../../fixes.js";
import { inCode } from "../../quote.js";
import { isInExtension } from "../../redocly-places.js";
import { tokensOf } from "../../resolver.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

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
  redoclyKeeps: (_message, context, at) =>
    !isNameOfSchema(context, at) && !isInExtension(at) && !isToldFurtherOn(context, at),
  redoclyTells: tell,
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

/** The reference itself, how far it leads, and what may have been meant. */
function tell(context: Context, at: readonly PointerToken[]): Told | undefined {
  const value = context.valueAt(at);
  const reference = typeof value === "string" ? value : getString(value, "$ref");
  if (reference === undefined) return undefined;
  const name = inCode(reference);
  const reason = context.document.unresolved?.get(unresolvedKey(context.locate(at).file, reference));
  if (reason !== undefined) return { message: `${name} is not followed: ${reason}` };
  if (/^https?:/i.test(reference))
    return {
      message: `${name} leads to a server, and nothing is fetched for a document`,
      help: "Copy what it names into the document, or bundle the documents into one, and refer to that.",
    };
  if (!reference.startsWith("#"))
    return {
      message: `${name} leads to another file, which is not read here`,
      help: "Keep the file in the document's folder, or bundle the files into one document.",
    };
  const tokens = tokensOf(reference);
  if (tokens === undefined)
    return {
      message: `${name} is no reference: after \`#\` stands a JSON Pointer, such as \`#/components/schemas/Pet\``,
    };
  const missing = tokens.findIndex((_token, index) => context.valueAt(tokens.slice(0, index + 1)) === undefined);
  const holder = context.valueAt(tokens.slice(0, missing));
  const own = tokens[missing] ?? "";
  const start = tokens.slice(0, missing);
  const names = isObject(holder) ? Object.keys(holder) : [];
  const meant = nearestOf(context, own, { names, holder: start, at });
  const where = missing <= 0 ? "the document" : inCode(start.join("."));
  return {
    message: `${name} leads nowhere: ${where} has no ${inCode(own)}${meant === undefined ? "" : `. Did you mean ${inCode(meant)}?`}`,
    help:
      meant === undefined
        ? `Add ${inCode(own)}, or refer to what is there.`
        : "Correct the reference, or add what it names.",
  };
}

/** The component of the same kind whose name is nearest. */
function nearest(context: Context, at: readonly PointerToken[]): Fix | undefined {
  const tokens = at.at(-1) === "$ref" ? at.slice(0, -1) : at;
  const reference = getString(context.valueAt(tokens), "$ref");
  const parts = /^(#\/(?:components\/)?([A-Za-z]+)\/)([^/]+)$/.exec(reference ?? "");
  const [, start = "", section = "", name = ""] = parts ?? [];
  const { root } = context.document;
  const inComponents = start.startsWith("#/components/");
  const holder = inComponents ? ["components", section] : [section];
  const names = Object.keys(getObject(inComponents ? getObject(root, "components") : root, section) ?? {});
  const own = parsePointer(`/${name}`)?.[0] ?? name;
  const meant = parts === null ? undefined : nearestOf(context, own, { names, holder, at: tokens });
  if (reference === undefined || meant === undefined) return undefined;
  const reason = `Nothing stands at \`${reference}\`; \`${meant}\` is the nearest name.`;
  const update = { $ref: `${start}${formatPointer([meant]).slice(1)}` };
  return restingOn(
    [lacking(root, [...holder, own]), standing(root, [...holder, meant])],
    review(replaceMembers({ rule: ID, reason, root, tokens, update, expected: { $ref: reference } })),
  );
}

interface Candidates {
  readonly names: readonly string[];
  /** What has the names. */
  readonly holder: readonly PointerToken[];
  /** Where the reference stands. */
  readonly at: readonly PointerToken[];
}

/** Letters that a slip adds or loses at most; more of them make another word. */
const MOST_LETTERS = 3;

/** The nearest name, unless the reference would then lead in a circle: who misspelt a name seldom meant the object itself. */
function nearestOf(context: Context, own: string, { names, holder, at }: Candidates): string | undefined {
  const meant = closest(
    own,
    names.filter(({ length }) => Math.abs(length - own.length) <= MOST_LETTERS),
  );
  return meant === undefined || leadsTo(context, [...holder, meant], at) ? undefined : meant;
}

/** Nodes that are looked at before it is taken that references lead back: a document may have thousands that lead nowhere. */
const MOST_NODES = 10_000;

/** Whether a node holds a place, or leads by the references in it to what holds the place. */
function leadsTo(context: Context, from: readonly PointerToken[], place: readonly PointerToken[]): boolean {
  const to = `${formatPointer(place)}/`;
  const seen = new Set<JsonValue>();
  const open = [{ pointer: formatPointer(from), node: context.valueAt(from) }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { pointer, node } = next;
    if (to.startsWith(`${pointer}/`) || seen.size > MOST_NODES) return true;
    if (!isContainer(node) || seen.has(node)) continue;
    seen.add(node);
    const target = tokensOf(getString(node, "$ref") ?? "");
    if (target !== undefined) open.push({ pointer: formatPointer(target), node: context.valueAt(target) });
    for (const [key, value] of Object.entries(node))
      open.push({ pointer: `${pointer}${formatPointer([key])}`, node: value });
  }
  return false;
}

/** References that are followed one after another at most; more of them go in a circle. */
const LONGEST_CHAIN = 32;

/** Whether the reference leads to another that leads nowhere, where it is told: one cause, one finding. */
function isToldFurtherOn(context: Context, at: readonly PointerToken[]): boolean {
  const value = context.valueAt(at);
  let reference = typeof value === "string" ? value : getString(value, "$ref");
  let told: readonly PointerToken[] | undefined;
  for (let step = 0; step < LONGEST_CHAIN && reference !== undefined; step++) {
    const tokens = tokensOf(reference);
    const target = tokens === undefined ? undefined : context.valueAt(tokens);
    if (target === undefined) return told !== undefined && !isInExtension(told);
    told = tokens;
    reference = getString(target, "$ref");
  }
  return false;
}

/** A mapping of a discriminator may name a schema without a reference (OpenAPI 3.1, 4.8.25.1). */
function isNameOfSchema(context: Context, at: readonly PointerToken[]): boolean {
  const name = context.valueAt(at);
  const schemas = getObject(getObject(context.document.root, "components"), "schemas");
  return at.at(-2) === "mapping" && typeof name === "string" && schemas !== undefined && Object.hasOwn(schemas, name);
}
