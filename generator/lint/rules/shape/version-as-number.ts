import { replaceMembers, safe } from "../../fixes.js";
import { defineRule, type Rule } from "../../rule.js";

/** The versions as numbers, which JSON and YAML write without their last part, and the version that each stands for. */
const VERSIONS: ReadonlyMap<unknown, string> = new Map([
  [2, "2.0"],
  [3, "3.0.0"],
  [3.1, "3.1.0"],
  [3.2, "3.2.0"],
]);

export const versionAsNumber: Rule = defineRule({
  id: "shape/version-as-number",
  severity: "error",
  title: "The version of OpenAPI is written as a number",
  why: "OpenAPI wants a string of two or three numbers: many tools refuse the document at its first line, or take 3.0 for 3.",
  help: "Write the version in full, such as `openapi: 3.0.3`.",
  mends: "`concordat fix` proposes the repair.",
  covers: [{ rule: "openapi/struct", where: "here" }],
  *check({ document: { root } }) {
    for (const key of ["openapi", "swagger"]) {
      const written = Object.hasOwn(root, key) ? root[key] : undefined;
      const version = VERSIONS.get(written);
      if (written === undefined || version === undefined) continue;
      yield {
        at: [key],
        message: `\`${key}\` is the number ${String(written)}, where OpenAPI wants the string "${version}"`,
        subject: key,
        fix: safe(
          replaceMembers({
            rule: this.id,
            reason: "The version is a string.",
            root,
            tokens: [],
            update: { [key]: version },
            expected: { [key]: written },
          }),
        ),
      };
    }
  },
  examples: {
    wrong: `openapi: 3.0
`,
    right: `openapi: 3.0.3
`,
  },
});
