import { isObject } from "../../../source/json.js";
import { METHODS } from "../../../source/objects.js";
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
  help: "Make the paths differ in a fixed segment, or ask which operation the server takes. `concordat fix` proposes nothing here: no repair of the document can tell which of the two is meant.",
  redoclyTells: tell,
  redoclySeverity: (context, at, message) => (shareMethod(context, ...bothOf(at, message)) ? undefined : "info"),
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
  const [own, other] = bothOf(at, message);
  if (other === undefined) return undefined;
  const matches = `${inCode(bothMatch(own, other))} matches both ${inCode(own)} and ${inCode(other)}`;
  const related = [{ message: "The other path", location: context.locate(["paths", other], "key") }];
  if (shareMethod(context, own, other)) return { message: matches, related };
  return {
    message: `${matches}, which have no method in common`,
    why: "The method tells which is meant. A router that chooses by the path alone may still answer 405.",
    help: "Nothing where the server is known to choose by path and method; else make the paths differ in a fixed segment.",
    related,
  };
}

function bothOf(at: readonly PointerToken[], message: string): readonly [own: string, other: string | undefined] {
  const own = String(at.at(-1));
  return [own, pathsIn(message).find((path) => path !== own)];
}

/** Whether one request can mean either; so where a path's operations are not known. */
function shareMethod(context: Context, own: string, other: string | undefined): boolean {
  if (other === undefined) return true;
  const [ours, theirs] = [own, other].map((path) => {
    const at = ["paths", path];
    const item = context.resolver.follow(context.valueAt(at), at)?.node;
    return isObject(item) ? METHODS.filter((method) => Object.hasOwn(item, method)) : METHODS;
  });
  return ours?.some((method) => theirs?.includes(method)) ?? true;
}

/** An address that both paths match: of each pair of segments the one that is no place. */
function bothMatch(one: string, other: string): string {
  const segments = other.split("/");
  return one
    .split("/")
    .map((segment, index) => (segment.startsWith("{") ? (segments[index] ?? segment) : segment))
    .join("/");
}
