import type { Fix } from "../../../repair/overlay.js";
import { closest } from "../../../source/closest.js";
import type { JsonObject, JsonValue } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import { addMembers, removeNode, review } from "../../fixes.js";
import { isMember, membersOf, missingFrom } from "../../members.js";
import { defineRule, type Rule } from "../../rule.js";
import type { Site } from "../../sites.js";

const ID = "shape/unknown-keyword";

/** What is shorter is near to too many names: of those, what lacks a letter or has two of them swapped is taken for a slip. */
const SHORTEST = 4;

/** A member of a security scheme: which others it may have depends on its `type`. */
const SCHEME = /\/(?:securitySchemes|securityDefinitions)\/[^/]+\/[^/]+$/;

export const unknownKeyword: Rule = defineRule({
  id: ID,
  severity: "error",
  title: "A keyword is misspelt",
  why: "A name that OpenAPI does not have is ignored or refused, so what it should say does not hold.",
  help: "Correct the name. Begin a name of your own with `x-`.",
  mends: "`concordat fix` proposes the name for review.",
  covers: [
    { rule: "openapi/struct", where: "here", saying: /is not expected here/ },
    { rule: "openapi/struct", where: "around", saying: /must be present|at least one of/, sharing: true },
    { rule: "model/unusable-value", where: "around", sharing: true },
    { rule: "openapi/no-empty-servers", where: "beside", saying: /must be present/, sharing: true },
    { rule: "openapi/no-undefined-server-variable", where: "beside", of: /`variables`/ },
    { rule: "openapi/nullable-type-sibling", where: "beside", of: /`type`/ },
    { rule: "openapi/no-required-schema-properties-undefined", where: "beside", of: /`properties`/ },
    { rule: "openapi/security-defined", where: "anywhere", of: /`(?:components|securitySchemes)`/ },
    { rule: "openapi/struct", where: "beside", of: /`type`/, at: SCHEME, saying: /is not allowed here/ },
    { rule: "openapi/no-unresolved-refs", where: "anywhere", through: true },
    { rule: "model/dangling-reference", where: "anywhere", through: true },
    { rule: "shape/enum-without-type", where: "around", of: /`type`/ },
    { rule: "shape/array-without-items", where: "around", of: /`items`/ },
    { rule: "shape/path-parameter-not-required", where: "around", of: /`required`/ },
    {
      rule: "shape/path-parameter-mismatch",
      where: "around",
      of: /`(?:parameters|name)`/,
      saying: /has no path parameter/,
    },
  ],
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: object
      requried: [name]
      properties: { name: { type: string } }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties: { name: { type: string } }
`,
  },
  *check({ document: { root, version }, sites }) {
    for (const { kind, node, tokens, reference } of sites.all) {
      const known = membersOf(kind);
      if (known === undefined || reference !== undefined) continue;
      for (const [key, value] of Object.entries(node)) {
        if (known.has(key) || key.startsWith("x-")) continue;
        const meant = closest(key, missingFrom(kind, node)) ?? meantBy(key, { kind, node, known });
        if (meant === undefined) continue;
        const free = !Object.hasOwn(node, meant);
        yield {
          at: [...tokens, key],
          point: "key",
          message: `\`${key}\` is no keyword of OpenAPI ${version} here. Did you mean \`${meant}\`?`,
          subject: key,
          // Schemas of 3.1 may have members of other vocabularies (4.8.24.1).
          ...(kind === "schema" && version !== "2.0" && version !== "3.0" ? { severity: "warning" as const } : {}),
          ...(free ? { fix: rename({ root, tokens, key, value, meant }) } : {}),
        };
      }
    }
  },
});

function meantBy(
  key: string,
  { kind, node, known }: Pick<Site, "kind" | "node"> & { readonly known: ReadonlySet<string> },
): string | undefined {
  if (isMember(key)) return kind === "schema" ? undefined : otherNumber(key, known);
  if (key.length >= SHORTEST) return closest(key, known);
  const letters = lettersOf(key);
  const near = [...known].filter((name) => name.length === key.length + 1 || lettersOf(name) === letters);
  return closest(
    key,
    near.filter((name) => !Object.hasOwn(node, name)),
  );
}

function lettersOf(text: string): string {
  return [...text.toLowerCase()].sort().join("");
}

/**
 * What another object has is misplaced and not misspelt, unless it is but one `s` from what this one has.
 * In a schema `propertyName` beside `propertyNames` is a discriminator's.
 */
function otherNumber(key: string, known: ReadonlySet<string>): string | undefined {
  return [`${key}s`, key.replace(/s$/, "")].find((other) => other !== key && known.has(other));
}

function rename(from: {
  readonly root: JsonObject;
  readonly tokens: readonly PointerToken[];
  readonly key: string;
  readonly value: JsonValue;
  readonly meant: string;
}): Fix {
  const { root, tokens, key, value, meant } = from;
  const change = { rule: ID, root, tokens, reason: `\`${key}\` is no keyword; \`${meant}\` is the nearest one.` };
  return review(
    addMembers({ ...change, update: { [meant]: value } }),
    removeNode({ ...change, tokens: [...tokens, key], expected: value }),
  );
}
