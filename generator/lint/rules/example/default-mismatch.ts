import type { Fix } from "../../../repair/overlay.js";
import { equalJson, getArray, type JsonValue } from "../../../source/json.js";
import { checkValue, type Mismatch } from "../../check-value.js";
import type { Context } from "../../context.js";
import { replaceMembers, restingOn, review } from "../../fixes.js";
import { literalFor } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";
import type { Site } from "../../sites.js";
import { statedType } from "./stated-type.js";

const ID = "example/default-mismatch";

export const defaultMismatch: Rule = defineRule({
  id: ID,
  severity: "warning",
  title: "A default does not satisfy its schema",
  why: "What a server takes where nothing was sent could not have been sent (OpenAPI 3.0.3, 4.7.24.1: it must conform to the type). Generated code that sets it does not compile, or is refused.",
  help: "Find out what holds where the value is left out, and write that, or correct the schema.",
  examples: {
    wrong: `components:
  schemas:
    Order: { type: string, enum: [asc, desc], default: ascending }
`,
    right: `components:
  schemas:
    Order: { type: string, enum: [asc, desc], default: asc }
`,
  },
  *check(context) {
    for (const site of schemasOf(context)) {
      const { node, tokens } = site;
      const value = Object.hasOwn(node, "default") ? node.default : undefined;
      // A value that the list has and the type has not is told of the list.
      if (value === undefined || getArray(node, "enum")?.some((one) => equalJson(one, value))) continue;
      for (const mismatch of checkValue(value, node, context) ?? []) {
        // A default of an object stands for what its own members' defaults leave open.
        if (mismatch.keyword === "required") continue;
        const fix = inType(context, site, mismatch);
        yield {
          at: [...tokens, "default", ...mismatch.path],
          message: `${mismatch.path.length === 0 ? "The default" : `\`${mismatch.path.join(".")}\` of the default`} ${mismatch.message}`,
          subject: `${mismatch.path.join("/")} ${mismatch.keyword}`,
          ...(fix === undefined ? {} : { fix }),
        };
      }
    }
  },
});

/** In OpenAPI 2.0 a parameter or a header is a schema. */
function schemasOf({ sites, document }: Context): readonly Site[] {
  const schemas = sites.of("schema");
  return document.version === "2.0" ? [...schemas, ...sites.of("parameter"), ...sites.of("header")] : schemas;
}

/** The number or boolean that a string was put in place of. */
function inType(context: Context, { node, tokens }: Site, mismatch: Mismatch): Fix | undefined {
  const { root } = context.document;
  const literal = mismatch.path.length === 0 ? literalFor(mismatch) : undefined;
  const was: JsonValue = node.default ?? null;
  if (literal === undefined) return undefined;
  const reason = `The schema says ${mismatch.types?.join(" or ")}, and the default is a string.`;
  return restingOn(
    statedType(context, mismatch),
    review(
      replaceMembers({ rule: ID, root, reason, tokens, update: { default: literal }, expected: { default: was } }),
    ),
  );
}
