import { adviceOf, ruleOf } from "../../lint/index.js";
import type { Severity } from "../../source/draft.js";
import { visible } from "./visible.js";

export const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/**
 * A rule as a reportingDescriptor (SARIF 3.49). It has no `helpUri`: that must be absolute, and a project's pages have no address; the
 * page's path is a property, and its text is the help.
 */
export function sarifRule(id: string): object {
  const rule = ruleOf(id);
  if (rule === undefined) return { id };
  const { title, why, severity, examples } = rule;
  const help = adviceOf(rule);
  const markdown = [why, help, "Wrong:", fenced(examples.wrong), "Right:", fenced(examples.right)].join("\n\n");
  return {
    id,
    shortDescription: { text: sarifText(title) },
    fullDescription: { text: sarifText(why) },
    help: { text: sarifText(`${why} ${help}`), markdown },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { page: `docs/rules/${id}.md` },
  };
}

/**
 * Text as a plain text message. `[text](target)` would be an embedded link (3.11.6) and a number in braces a placeholder (3.11.5); a
 * space parts the first, because an escape could be undone by a backslash that stands before it.
 */
export function sarifText(text: string): string {
  return visible(text)
    .replaceAll("](", "] (")
    .replace(/\{(\d+)\}/g, "{{$1}}");
}

function fenced(text: string): string {
  return `\`\`\`\`yaml\n${text.trimEnd()}\n\`\`\`\``;
}
