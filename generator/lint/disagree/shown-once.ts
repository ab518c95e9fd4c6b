import { getObject, getString } from "../../source/json.js";
import type { Context } from "../context.js";
import { reachableSchemas } from "../reach.js";
import type { Problem } from "../rule.js";

/** A value that is said to be shown once, at creation, in the response of an operation on what exists. */
export function* shownOnce(context: Context): Iterable<Problem> {
  const existing = context.boundOperations.filter(({ parameters }) =>
    parameters.some((parameter) => parameter.in === "path"),
  );
  for (const { node, tokens } of reachableSchemas(context, existing)) {
    for (const [name, property] of Object.entries(getObject(node, "properties") ?? {})) {
      const found = /\b(?:shown|returned|displayed|visible) (?:exactly |only )once\b[^.]*/i.exec(
        getString(property, "description") ?? "",
      )?.[0];
      if (found === undefined) continue;
      yield {
        at: [...tokens, "properties", name],
        point: "key",
        message: `\`${name}\` is “${found.trim()}”, and yet in this response`,
        subject: name,
      };
    }
  }
}
