import type { OverlayAction } from "../../../repair/overlay.js";
import { isObject, type JsonObject } from "../../../source/json.js";
import { type PointerToken, parsePointer } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { addMembers, removeNode, replaceMembers, safe } from "../../fixes.js";
import { defineRule, type Rule } from "../../rule.js";

/** OpenAPI 3.1, 4.8.7.1. */
const FITTING = /^[A-Za-z0-9._-]+$/;

export const invalidComponentKey: Rule = defineRule({
  id: "shape/invalid-component-key",
  severity: "error",
  title: "The name of a component has characters that OpenAPI does not allow",
  why: "Names of components may hold letters, digits, `.`, `_` and `-` only; tools refuse others or make code that does not compile.",
  help: "Rename the component and what refers to it, or let `concordat fix` write the repair.",
  covers: [{ rule: "openapi/spec-components-invalid-map-name", where: "here" }],
  examples: {
    wrong: `components:
  securitySchemes:
    Access Key: { type: http, scheme: bearer }
`,
    right: `components:
  securitySchemes:
    Access_Key: { type: http, scheme: bearer }
`,
  },
  *check(context) {
    for (const { kind, node, tokens } of context.sites.all) {
      if (kind !== "components") continue;
      for (const [section, map] of Object.entries(node)) {
        if (section.startsWith("x-") || !isObject(map)) continue;
        for (const name of Object.keys(map)) {
          if (FITTING.test(name)) continue;
          const fitting = freeName(map, name);
          const rename = { context, rule: this.id, map: [...tokens, section], name, fitting };
          const actions = section === "securitySchemes" ? renameScheme(rename) : renameReferences(rename);
          yield {
            at: [...tokens, section, name],
            point: "key",
            message: `\`${name}\` is no name for a component: only letters, digits, \`.\`, \`_\` and \`-\` are allowed`,
            subject: name,
            fix: safe(
              addMembers({ ...note(rename), tokens: rename.map, update: { [fitting]: map[name] ?? null } }),
              ...actions,
              removeNode({ ...note(rename), tokens: [...rename.map, name], expected: map[name] ?? null }),
            ),
          };
        }
      }
    }
  },
});

interface Rename {
  readonly context: Context;
  readonly rule: string;
  readonly map: readonly PointerToken[];
  readonly name: string;
  readonly fitting: string;
}

function freeName(map: JsonObject, name: string): string {
  const fitting = name.replace(/[^A-Za-z0-9._-]/g, "_") || "_";
  let free = fitting;
  for (let count = 2; Object.hasOwn(map, free); count++) free = `${fitting}_${count}`;
  return free;
}

function note({ context, rule, name, fitting }: Rename): { rule: string; root: JsonObject; reason: string } {
  return {
    rule,
    root: context.document.root,
    reason: `\`${name}\` has characters that names must not have; \`${fitting}\` takes its place.`,
  };
}

/** Security Requirement Objects name a scheme by a key. */
function renameScheme(rename: Rename): readonly OverlayAction[] {
  const { context, name, fitting } = rename;
  return context.sites.of("securityRequirement").flatMap(({ node, tokens }) => {
    if (!Object.hasOwn(node, name)) return [];
    const scopes = node[name] ?? [];
    const removed = removeNode({ ...note(rename), tokens: [...tokens, name], expected: scopes });
    const added = addMembers({ ...note(rename), tokens, update: { [fitting]: scopes } });
    return [added, removed];
  });
}

function renameReferences(rename: Rename): readonly OverlayAction[] {
  const { context, map, name, fitting } = rename;
  const from = [...map, name].map(String);
  return context.sites.all.flatMap(({ reference, tokens }) => {
    const target = reference?.startsWith("#") === true ? parsePointer(decode(reference.slice(1))) : undefined;
    if (reference === undefined || target === undefined || from.some((token, index) => target[index] !== token))
      return [];
    const moved = `#/${[...map, fitting, ...target.slice(from.length)].map(escapeToken).join("/")}`;
    return [replaceMembers({ ...note(rename), tokens, update: { $ref: moved }, expected: { $ref: reference } })];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function escapeToken(token: PointerToken): string {
  return String(token).replaceAll("~", "~0").replaceAll("/", "~1");
}
