import { adviceOf, catalogue, familyOf, type Rule, ruleOf } from "../../lint/index.js";
import { closest } from "../../source/closest.js";
import { UsageError } from "../arguments.js";
import type { Input } from "../command.js";
import type { ExitCode, Terminal } from "../terminal.js";

/** What `explain` does. */
export async function run({ positionals }: Input<unknown>, terminal: Terminal): Promise<ExitCode> {
  const [id, ...more] = positionals;
  if (more.length > 0) throw new UsageError("explain takes one rule");
  terminal.stdout.write(id === undefined ? list() : describe(find(id)));
  return 0;
}

function find(id: string): Rule {
  // `number-as-string` is enough where only one family has it.
  const named = ruleOf(id) ?? only(catalogue.filter((rule) => rule.id.endsWith(`/${id}`)));
  if (named !== undefined) return named;
  const near = closest(
    id,
    catalogue.map((rule) => rule.id),
  );
  throw new UsageError(`there is no rule ${JSON.stringify(id)}${near === undefined ? "" : `. Did you mean ${near}?`}`);
}

function only(rules: readonly Rule[]): Rule | undefined {
  return rules.length === 1 ? rules[0] : undefined;
}

function list(): string {
  const width = Math.max(...catalogue.map(({ id }) => id.length));
  const families = new Map<string, Rule[]>();
  for (const rule of catalogue) families.set(familyOf(rule), [...(families.get(familyOf(rule)) ?? []), rule]);
  return [...families.values()]
    .map(
      (rules) =>
        `${rules.map((rule) => `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.title}`).join("\n")}\n`,
    )
    .join("\n");
}

function describe(rule: Rule): string {
  const indented = (text: string): string =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => (line === "" ? "" : `    ${line}`))
      .join("\n");
  return [
    `${rule.id} (${rule.severity})`,
    `  ${rule.title}`,
    "",
    `Why: ${rule.why}`,
    "",
    `What to do: ${adviceOf(rule)}`,
    "",
    "Wrong:",
    indented(rule.examples.wrong),
    "",
    "Right:",
    indented(rule.examples.right),
    "",
    ...(rule.lists ?? []).flatMap(({ title, note, items }) => [
      `${title}:`,
      `  ${note}`,
      ...items.map((item) => `  - ${item}`),
      "",
    ]),
  ].join("\n");
}
