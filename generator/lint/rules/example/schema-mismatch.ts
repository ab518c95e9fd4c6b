import { DraftDocument } from "../../../repair/draft-document.js";
import type { Fix } from "../../../repair/overlay.js";
import { isObject, type JsonValue } from "../../../source/json.js";
import { locate, valueAt } from "../../../source/origin.js";
import { formatPointer } from "../../../source/pointer.js";
import { checkValue, type Mismatch } from "../../check-value.js";
import type { Context } from "../../context.js";
import { type ExampleOf, examplesOf } from "../../examples.js";
import { replaceMembers, restingOn, safe } from "../../fixes.js";
import { VALUES_AS_STRINGS } from "../../groups.js";
import { literalFor } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";
import { statedType } from "./stated-type.js";

const ID = "example/schema-mismatch";

export const schemaMismatch: Rule = defineRule({
  id: ID,
  severity: "warning",
  title: "An example does not satisfy its schema",
  why: "One of the two is wrong. People copy the example, and generators, mocks and tests believe the schema.",
  help: "Find out which of the two the server sends, and correct the other.",
  examples: {
    wrong: `components:
  schemas:
    Price: { type: number, example: "10000" }
`,
    right: `components:
  schemas:
    Price: { type: number, example: 10000 }
`,
  },
  *check(context) {
    const seen = new Set<JsonValue>();
    for (const example of examplesOf(context)) {
      if (isObject(example.value) && seen.has(example.value)) continue;
      seen.add(example.value);
      const mismatches = checkValue(example.value, example.schema, context) ?? [];
      const unfit = unfitOf(context, example, mismatches);
      for (const mismatch of mismatches) {
        const tokens = [...example.tokens, ...mismatch.path];
        const literal = literalFor(mismatch);
        const fits = literal !== undefined && !example.inPage && !pathsTo(mismatch).some((path) => unfit.has(path));
        const fix = fits ? mend(context, { example, mismatch, literal }) : undefined;
        yield {
          at: example.inPage ? (locate(example.root, tokens) ?? context.locate([])) : tokens,
          message: `${name(mismatch)} ${mismatch.message}`,
          subject: `${mismatch.path.join("/")} ${mismatch.keyword}`,
          ...(literal === undefined ? {} : { group: VALUES_AS_STRINGS }),
          ...(fix === undefined ? {} : { fix }),
        };
      }
    }
  },
});

function name({ path }: Mismatch): string {
  return path.length === 0 ? "The example" : `\`${path.join(".")}\` of the example`;
}

/** Where the example would not satisfy its schema in another way, with each literal in the place of its string. */
function unfitOf(context: Context, example: ExampleOf, mismatches: readonly Mismatch[]): ReadonlySet<string> {
  const literals = mismatches.flatMap((mismatch) => {
    const literal = literalFor(mismatch);
    return literal === undefined ? [] : [{ path: mismatch.path, literal }];
  });
  if (literals.length === 0) return new Set();
  const draft = new DraftDocument({ value: example.value });
  for (const { path, literal } of literals) draft.merge(["value", ...path], literal, undefined);
  const left = checkValue(draft.root.value ?? null, example.schema, context);
  const known = new Set(mismatches.map(kindOf));
  return new Set(left === undefined ? [""] : left.flatMap((one) => (known.has(kindOf(one)) ? [] : [pathOf(one)])));
}

function kindOf(mismatch: Mismatch): string {
  return `${mismatch.keyword} ${pathOf(mismatch)}`;
}

function pathOf({ path }: Mismatch): string {
  return formatPointer(path);
}

/** The values that hold a value, and itself. */
function pathsTo({ path }: Mismatch): readonly string[] {
  return [...path.keys(), path.length].map((depth) => formatPointer(path.slice(0, depth)));
}

interface Mendable {
  readonly example: ExampleOf;
  readonly mismatch: Mismatch;
  readonly literal: number | boolean;
}

function mend(context: Context, { example, mismatch, literal }: Mendable): Fix | undefined {
  const tokens = [...example.tokens, ...mismatch.path];
  const key = tokens.at(-1);
  const container = tokens.slice(0, -1);
  if (key === undefined || !isObject(valueAt(example.root, container))) return undefined;
  return restingOn(
    statedType(context, mismatch),
    safe(
      replaceMembers({
        rule: ID,
        root: example.root,
        reason: `The schema says ${mismatch.types?.join(" or ")}, and the example has a string.`,
        tokens: container,
        update: { [key]: literal },
        expected: { [key]: mismatch.value },
      }),
    ),
  );
}
