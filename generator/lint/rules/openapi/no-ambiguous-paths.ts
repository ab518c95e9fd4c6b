import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { inCode } from "../../quote.js";
import { pathsIn } from "../../redocly-places.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

export const noAmbiguousPaths: Rule = defineRule({
  id: "openapi/no-ambiguous-paths",
  redocly: "no-ambiguous-paths",
  severity: "warning",
  title: "Two paths match one request",
  why: "A server cannot tell which operation is meant, and routers differ in which they take.",
  help: "Make the paths differ in a fixed segment.",
  redoclyTells: tell,
  examples: {
    wrong: `paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
  /{kind}/mine:
    get:
      parameters: [{ name: kind, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
`,
    right: `paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
  /kinds/{kind}/mine:
    get:
      parameters: [{ name: kind, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
`,
  },
});

function tell(context: Context, at: readonly PointerToken[], message: string): Told | undefined {
  const own = String(at.at(-1));
  const other = pathsIn(message).find((path) => path !== own);
  if (other === undefined) return undefined;
  return {
    message: `${inCode(bothMatch(own, other))} matches both ${inCode(own)} and ${inCode(other)}`,
    related: [{ message: "The other path", location: context.locate(["paths", other], "key") }],
  };
}

/** An address that both paths match: of each pair of segments the one that is no place. */
function bothMatch(one: string, other: string): string {
  const segments = other.split("/");
  return one
    .split("/")
    .map((segment, index) => (segment.startsWith("{") ? (segments[index] ?? segment) : segment))
    .join("/");
}
