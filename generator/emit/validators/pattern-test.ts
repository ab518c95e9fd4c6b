import type { Schema } from "../../model/model.js";
import { judgePattern } from "../../model/pattern/judge.js";
import type { FindingDraft } from "../../source/draft.js";
import { type Code, code, regularExpression } from "../code/index.js";
import type { ValidatorFile } from "./file.js";

export interface PatternTestInput {
  readonly pattern: string;
  /** Where it stands, for the finding. */
  readonly schema: Schema;
  /** The variable with the text. */
  readonly text: Code;
  readonly hint: string;
  readonly file: ValidatorFile;
  /** What `maxLength` allows, where the schema has one: longer texts are refused for that. */
  readonly maxLength?: number | undefined;
}

export interface PatternTest {
  readonly matches: Code;
  readonly fails: Code;
}

/** The conditions that the text matches and does not match, or undefined, with a finding, where the pattern cannot be run. */
export function patternTest(input: PatternTestInput): PatternTest | undefined {
  const { pattern, text, file, hint } = input;
  const judged = judgePattern(pattern);
  if (judged.kind === "refused") {
    report(input, `The pattern ${JSON.stringify(pattern)} is not enforced: ${judged.reason}`);
    return undefined;
  }
  const name = file.constant(`pattern${hint}`, regularExpression(pattern, judged.flags));
  if (judged.kind === "accepted") return { matches: code`${name}.test(${text})`, fails: code`!${name}.test(${text})` };
  const { limit } = judged;
  // A code point is at most two code units.
  if (input.maxLength === undefined || input.maxLength * 2 > limit) {
    report(
      input,
      `The pattern ${JSON.stringify(pattern)} is enforced on texts of up to ${limit} characters: ${judged.reason}`,
      { severity: "info", why: LONGER, help: "State a `maxLength`: longer texts are refused for that." },
    );
  }
  return {
    matches: code`(${text}.length <= ${limit} && ${name}.test(${text}))`,
    fails: code`${text}.length <= ${limit} && !${name}.test(${text})`,
  };
}

const LONGER = "Longer texts are let through unread, so that none can keep a server busy.";

function report(
  input: PatternTestInput,
  message: string,
  own: Pick<FindingDraft, "severity" | "why" | "help"> = {},
): void {
  input.file.findings.push({ rule: "emit/pattern-not-enforced", message, location: input.schema.location, ...own });
}
