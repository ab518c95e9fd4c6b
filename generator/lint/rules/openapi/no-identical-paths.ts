import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { inCode } from "../../quote.js";
import { pathsIn } from "../../redocly-places.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

export const noIdenticalPaths: Rule = defineRule({
  id: "openapi/no-identical-paths",
  redocly: "no-identical-paths",
  severity: "error",
  title: "Two paths are the same but for the names of their parameters",
  why: "OpenAPI calls them identical and invalid; tools keep one of them and drop the other.",
  help: "Merge the operations under one path.",
  covers: [{ rule: "openapi/no-ambiguous-paths", where: "here" }],
  redoclyTells: tell,
  examples: {
    wrong: `paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
  /pets/{name}:
    put:
      parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
`,
    right: `paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
    put:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
`,
  },
});

function tell(context: Context, at: readonly PointerToken[], message: string): Told | undefined {
  const other = pathsIn(message).find((path) => path !== at.at(-1));
  if (other === undefined) return undefined;
  return {
    message: `${inCode(at.at(-1) ?? "")} and ${inCode(other)} differ only in the names of their parameters`,
    related: [{ message: "The other path", location: context.locate(["paths", other], "key") }],
  };
}
