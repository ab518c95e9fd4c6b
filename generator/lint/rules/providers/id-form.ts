import { getString, type JsonObject } from "../../../source/json.js";
import { identityOf } from "../../identity.js";
import { defineRule, type Rule } from "../../rule.js";

export const idForm: Rule = defineRule({
  id: "providers/id-form",
  severity: "info",
  title: "Ids have different forms",
  why: "A check of the form that fits one provider refuses the ids of another.",
  help: "Treat ids as opaque text, and let each provider refuse what it does not know.",
  examples: {
    as: "shown",
    wrong: `a: uuid
b: 27 characters
`,
    right: `a: any text
b: any text
`,
  },
  *traits(bound) {
    const { schema, at } = identityOf(bound) ?? {};
    if (schema !== undefined && at !== undefined) yield { value: formOf(schema), at };
  },
});

function formOf(schema: JsonObject): string {
  const version = /\bUUID ?v([1-8])\b/i.exec(getString(schema, "description") ?? "")?.[1];
  if (schema.format === "uuid") return version === undefined ? "uuid" : `uuid v${version}`;
  const { minLength, maxLength } = schema;
  if (typeof minLength !== "number" || minLength !== maxLength) return "any text";
  const prefix = /^([a-z]{1,8}[-_])/.exec(getString(schema, "example") ?? "")?.[1];
  return `${minLength} characters${prefix === undefined ? "" : ` with the prefix ${prefix}`}`;
}
