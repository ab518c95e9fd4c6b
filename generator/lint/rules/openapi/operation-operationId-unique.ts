import { getString } from "../../../source/json.js";
import { formatPointer, type PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { inCode } from "../../quote.js";
import { objectAt } from "../../redocly-places.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

export const operationOperationIdUnique: Rule = defineRule({
  id: "openapi/operation-operationId-unique",
  redocly: "operation-operationId-unique",
  severity: "error",
  title: "Two operations have one operationId",
  why: "Generators name functions after it: one of the two overwrites the other, or the code does not compile.",
  help: "Give each operation its own id.",
  redoclyTells: tell,
  examples: {
    wrong: `paths:
  /pets:
    get:
      operationId: pets
      responses: { "200": { description: Pets } }
    post:
      operationId: pets
      responses: { "200": { description: Pets } }
`,
    right: `paths:
  /pets:
    get:
      operationId: listPets
      responses: { "200": { description: Pets } }
    post:
      operationId: addPet
      responses: { "200": { description: Pets } }
`,
  },
});

/** Redocly points at a member that is not there; the id stands beside it. */
function tell(context: Context, at: readonly PointerToken[]): Told {
  const own = at.slice(0, -1);
  const name = at.at(-1) ?? "";
  const first = context.sites
    .of("operation")
    .find(
      ({ node, tokens }) => getString(node, "operationId") === name && formatPointer(tokens) !== formatPointer(own),
    );
  return {
    at: [...own, "operationId"],
    message: `${objectAt(context, own)} has the operationId ${inCode(name)}${first === undefined ? ", which another has" : `, which ${objectAt(context, first.tokens)} has too`}`,
    related:
      first === undefined
        ? []
        : [{ message: "The other operation", location: context.locate([...first.tokens, "operationId"]) }],
  };
}
