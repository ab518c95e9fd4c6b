import { adviceOf, type Rule } from "./rule.js";

/** The page of a rule in docs/rules: the catalogue's own words and examples, so that the two cannot differ. */
export function rulePage(rule: Rule): string {
  const { id, title, severity, why, examples, lists = [] } = rule;
  const from =
    rule.redocly === undefined ? "" : ` Found by \`${rule.redocly}\` of @redocly/openapi-core, after the safe repairs.`;
  return [
    `# ${id}`,
    `${title}.`,
    `Severity: \`${severity}\`.${from}`,
    "## Why it matters",
    why,
    "## What to do",
    adviceOf(rule),
    "## Wrong",
    fenced(examples.wrong, examples.as),
    "## Right",
    fenced(examples.right, examples.as),
    ...lists.flatMap(({ title, note, items }) => [`## ${title}`, note, items.map((item) => `- ${item}`).join("\n")]),
  ]
    .join("\n\n")
    .concat("\n");
}

/** A fence longer than any in the text. */
function fenced(text: string, as: Rule["examples"]["as"]): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const info = as === "page" ? "markdown" : as === "shown" ? "text" : "yaml";
  return `${fence}${info}\n${text.trimEnd()}\n${fence}`;
}
