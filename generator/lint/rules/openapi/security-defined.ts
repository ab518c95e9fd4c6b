import type { Fix } from "../../../repair/overlay.js";
import { closest } from "../../../source/closest.js";
import { getObject, type JsonObject } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { addMembers, review } from "../../fixes.js";
import { listed } from "../../literals.js";
import { inCode } from "../../quote.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

/** Words in a scheme's name that say what it is. */
const BY_NAME: readonly (readonly [RegExp, JsonObject])[] = [
  [/basic/i, { type: "http", scheme: "basic" }],
  [/bearer|jwt|access[_ -]?token/i, { type: "http", scheme: "bearer" }],
];

const ID = "openapi/security-defined";

export const securityDefined: Rule = defineRule({
  id: ID,
  redocly: "security-defined",
  severity: "error",
  title: "A security scheme is required that is not defined",
  why: "A client cannot know how to authenticate: generators leave the credentials out, and every call is refused.",
  help: "Define the scheme under `components.securitySchemes`.",
  mends: "Where the name says what the scheme is, `concordat fix` proposes it for review.",
  examples: {
    wrong: `security:
  - TokenBearer: []
`,
    right: `security:
  - TokenBearer: []
components:
  securitySchemes:
    TokenBearer: { type: http, scheme: bearer }
`,
  },
  // Operations without any security are contract/auth-missing and docs/auth-only-in-prose.
  redoclyKeeps: (message) => message.startsWith("There is no"),
  redoclyTells: tell,
  redoclyFix: (context, at) => defineScheme(context, String(at.at(-1))),
});

function tell(context: Context, at: readonly PointerToken[]): Told {
  const { root, version } = context.document;
  const place = version === "2.0" ? "securityDefinitions" : "components.securitySchemes";
  const schemes =
    version === "2.0" ? getObject(root, place) : getObject(getObject(root, "components"), "securitySchemes");
  const names = Object.keys(schemes ?? {});
  const name = String(at.at(-1));
  const meant = closest(name, names);
  const there =
    schemes === undefined
      ? `there is no \`${place}\``
      : `\`${place}\` has ${names.length === 0 ? "no scheme" : names.length > 5 ? `${names.length} others` : `only ${listed(names.map(inCode))}`}`;
  return {
    message: `The security scheme ${inCode(name)} is required, and ${there}${meant === undefined ? "" : `. Did you mean ${inCode(meant)}?`}`,
  };
}

function defineScheme(context: Context, name: string): Fix | undefined {
  const scheme = BY_NAME.find(([word]) => word.test(name))?.[1];
  const { root, version } = context.document;
  if (scheme === undefined || version === "2.0") return undefined;
  const change = {
    rule: ID,
    root,
    reason: `\`${name}\` is required and not defined; its name says HTTP ${String(scheme.scheme)}.`,
  };
  const components = getObject(root, "components");
  if (components === undefined) {
    return review(
      addMembers({ ...change, tokens: [], update: { components: { securitySchemes: { [name]: scheme } } } }),
    );
  }
  const schemes = getObject(components, "securitySchemes");
  return review(
    schemes === undefined
      ? addMembers({ ...change, tokens: ["components"], update: { securitySchemes: { [name]: scheme } } })
      : addMembers({ ...change, tokens: ["components", "securitySchemes"], update: { [name]: scheme } }),
  );
}
