import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { providerPackageFiles } from "../../generator/emit/provider-package.js";
import { lint } from "../../generator/lint/index.js";
import { buildModel } from "../../generator/model/build.js";
import type { FindingDraft } from "../../generator/source/draft.js";
import { ingest } from "../../generator/source/ingest.js";
import { isObject, type JsonValue } from "../../generator/source/json.js";
import { DEFAULT_LIMITS } from "../../generator/source/limits.js";
import { decode } from "../../generator/source/read.js";
import { checkWork } from "../../generator/source/work.js";
import { settings } from "../emit/workspace.js";

/** The providers' own documents, one after the other of every kind that is read. */
const sources = readdirSync("specs/providers").map((provider) => {
  const folder = join("specs/providers", provider);
  const file = readdirSync(folder).find((name) => name.startsWith("source.")) ?? "";
  return { file, bytes: readFileSync(join(folder, file)) };
});

/** Bytes → findings and files, as `lint` and `generate` do it; what is thrown is a bug. */
async function through(bytes: Uint8Array, file: string): Promise<readonly FindingDraft[]> {
  const text = decode(bytes, file);
  if (text.value === undefined) return text.findings;
  const { value: document, findings } = ingest({ provider: file, source: text.value });
  const drafts = [...text.findings, ...findings];
  if (document === undefined) return drafts;
  const excess = checkWork(document.root, DEFAULT_LIMITS);
  if (excess !== undefined) return [...drafts, excess];
  const built = buildModel(document);
  const found = await lint({ published: document, drafts: [...drafts, ...built.findings] });
  const failed = found.filter(({ rule }) => rule === "lint/internal");
  if (failed.length > 0) throw new Error(failed[0]?.message);
  if (built.value === undefined) return drafts;
  const facts = { repairs: [], assumptions: [] };
  const { findings: emitted } = providerPackageFiles({ provider: "p", model: built.value, plans: [], facts }, settings);
  return [...drafts, ...built.findings, ...emitted];
}

/** One change of a text: some bytes at some place are replaced by others. */
const splice = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.integer({ min: 0, max: 40 }),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .constantFrom(
        "{",
        "}",
        "[",
        "]",
        ":",
        "- ",
        "\n",
        "\n  ",
        '"',
        "*a",
        "&a ",
        "<<: ",
        "$ref: ",
        "null",
        "\u2028",
        "```",
        "#",
      )
      .map((text) => new TextEncoder().encode(text)),
  ),
});

function splices(
  bytes: Uint8Array,
  changes: readonly { at: number; remove: number; insert: Uint8Array }[],
): Uint8Array {
  let changed = Buffer.from(bytes);
  for (const { at, remove, insert } of changes) {
    const from = Math.floor(at * changed.length);
    changed = Buffer.concat([changed.subarray(0, from), insert, changed.subarray(from + remove)]);
  }
  return changed;
}

describe("a document of which some bytes are others", () => {
  test("never makes a stage throw", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sources),
        fc.array(splice, { minLength: 1, maxLength: 4 }),
        async ({ file, bytes }, changes) => {
          await through(splices(bytes, changes), file);
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  });
});

/** The documents as values, and every place in them that a change can be made at. */
const trees = sources.flatMap(({ file, bytes }) => {
  const text = decode(bytes, file).value;
  const root = text === undefined ? undefined : ingest({ provider: file, source: text }).value?.root;
  return root === undefined ? [] : [JSON.parse(JSON.stringify(root)) as JsonValue];
});

const odd: fc.Arbitrary<JsonValue> = fc.constantFrom<JsonValue>(
  ...[
    null,
    true,
    0,
    -1.5,
    "",
    "x",
    [],
    {},
    [[]],
    { $ref: "#" },
    { $ref: "#/paths" },
    { type: ["null"] },
    { allOf: [{}] },
  ],
  { $ref: "#/components/schemas" },
  { "": { "": {} } },
  JSON.parse('{"__proto__":{"type":"object"},"constructor":1,"hasOwnProperty":2}'),
);

interface Edit {
  readonly at: number;
  readonly from: number;
  readonly kind: "drop" | "replace" | "repeat" | "rename";
  readonly value: JsonValue;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  from: fc.nat(),
  kind: fc.constantFrom("drop", "replace", "repeat", "rename"),
  value: odd,
});

/** A copy of a tree with one node gone, replaced by another value or by another of its nodes, or under another's name. */
function edited(root: JsonValue, { at, from, kind, value }: Edit): JsonValue {
  const copy: JsonValue = JSON.parse(JSON.stringify(root));
  const spots: { readonly holder: Record<string, JsonValue>; readonly key: string }[] = [];
  const visit = (node: JsonValue): void => {
    if (typeof node !== "object" || node === null) return;
    const holder = node as Record<string, JsonValue>;
    for (const key of Object.keys(holder)) {
      spots.push({ holder, key });
      visit(holder[key] ?? null);
    }
  };
  visit(copy);
  const spot = spots[at % spots.length];
  const other = spots[from % spots.length];
  if (spot === undefined || other === undefined) return copy;
  const set = (key: string, to: JsonValue): void => {
    Object.defineProperty(spot.holder, key, { value: to, enumerable: true, configurable: true, writable: true });
  };
  const taken: JsonValue = JSON.parse(JSON.stringify(other.holder[other.key] ?? null));
  if (kind === "replace") set(spot.key, value);
  else if (kind === "repeat") set(spot.key, taken);
  else {
    const held = spot.holder[spot.key] ?? null;
    if (Array.isArray(spot.holder)) spot.holder.splice(Number(spot.key), 1);
    else delete spot.holder[spot.key];
    if (kind === "rename" && !Array.isArray(spot.holder)) set(other.key, held);
  }
  return copy;
}

describe("a document of which some nodes are others", () => {
  test("never makes a stage throw", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...trees),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        async (tree, edits) => {
          const changed = edits.reduce(edited, tree);
          if (!isObject(changed)) return;
          await through(new TextEncoder().encode(JSON.stringify(changed)), "source.json");
        },
      ),
      { numRuns: 100, seed: 12 },
    );
  });
});

test("the changed documents are still read in part, or the properties would hold of nothing", async () => {
  const rules = await Promise.all(sources.map(({ file, bytes }) => through(bytes, file)));
  expect(trees.length).toBe(sources.length);
  expect(rules.flat().filter(({ rule }) => rule.startsWith("source/"))).toEqual([]);
});
