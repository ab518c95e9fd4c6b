import { describe, expect, test } from "vitest";
import { FURTHER_PLAIN, FURTHER_SINKS, type FurtherSink } from "./further.js";
import { type Generated, generate, generateFurther } from "./generate.js";
import { CANARY, KINDS, PAYLOADS } from "./payloads.js";
import { runPackage } from "./run.js";
import { shapeOfFile } from "./shape.js";
import { NAMES, PLAIN, SINKS, type Sink, type TextAt } from "./sinks.js";
import { unsafeIn } from "./unsafe.js";

const FURTHER = Object.keys(FURTHER_SINKS) as FurtherSink[];
const OTHERS = (Object.keys(SINKS) as Sink[]).filter(
  (sink) => !PLAIN.includes(sink) && !Object.hasOwn(FURTHER_SINKS, sink),
);
const FURTHER_OTHERS = FURTHER.filter((sink) => !FURTHER_PLAIN.includes(sink));

const harmless: TextAt = (sink) => SINKS[sink][0];

/** Only what a document says at `sinks` differs from the harmless twin. */
function withText(sinks: readonly Sink[], text: string): TextAt {
  return (sink) => (sinks.includes(sink) ? text : harmless(sink));
}

/** A package of one of the two documents; without its adapter too, because a binding whose text means nothing is refused. */
type Generate = (at: TextAt) => readonly Generated[];
const bound: Generate = (at) => [generate(at), generate(at, { withBinding: false })];
const further: Generate = (at) => [generateFurther(at)];

/** The shapes that each file may have: those of the twins. */
function shapesOf(twins: readonly TextAt[], generateAll: Generate): Map<string, Set<string>> {
  const shapes = new Map<string, Set<string>>();
  for (const { files } of twins.flatMap(generateAll)) {
    for (const file of files) shapes.set(file.path, (shapes.get(file.path) ?? new Set()).add(shapeOfFile(file)));
  }
  return shapes;
}

/** A brace is no text in a path: it makes a parameter, so there the twin has the same braces around harmless text. */
function bracedTwin(sinks: readonly Sink[], text: string): TextAt | undefined {
  const isPath = sinks[0] === "path" || sinks[0] === "path parameter";
  return isPath && /[{}]/.test(text) ? withText(sinks, text.replace(/[^{}]+/g, "harmless")) : undefined;
}

describe.each([
  ["every place of plain text", PLAIN, bound] as const,
  ["every further place of plain text", FURTHER_PLAIN, further] as const,
  ...OTHERS.map((sink) => [sink, [sink], bound] as const),
  ...FURTHER_OTHERS.map((sink) => [sink, [sink], further] as const),
])("a hostile text as %s", (_name, sinks, generateAll) => {
  // One for each way in which a text at the sink may be harmless.
  const [only, ...more] = sinks;
  const isOne = only !== undefined && more.length === 0;
  const twins = shapesOf(isOne ? SINKS[only].map((text) => withText(sinks, text)) : [harmless], generateAll);

  // A parameter without a name has no place in a path, and none is emitted: no harmless name leads to that, so it is tested below.
  const kinds = only === "path parameter" ? KINDS.filter(([, text]) => text !== "") : KINDS;

  test.each(isOne ? kinds : PAYLOADS)("is text, with %s", (_payload, text) => {
    const braced = bracedTwin(sinks, text);
    const allowed = braced === undefined ? twins : shapesOf([braced], generateAll);
    const [{ files } = { files: [] }] = generateAll(withText(sinks, text));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      expect(file.path).toMatch(/^(?:src\/(?:webhooks\/)?)?[A-Za-z-]+\.(?:ts|json|md)$/);
      expect(unsafeIn(file.path, file.text)).toEqual([]);
      expect([...(allowed.get(file.path) ?? [])], file.text).toContain(shapeOfFile(file));
    }
  });
});

test("an empty name of a path parameter makes none, and nothing else of it", () => {
  const { files } = generate(withText(["path parameter"], ""));
  const wire = files.find(({ path }) => path === "src/wire.ts")?.text ?? "";
  expect(wire).toMatch(/"\/v1\/harmless\/\{\}\/close"[^}]*path\?: never;/);
  for (const file of files) expect(unsafeIn(file.path, file.text)).toEqual([]);
});

describe("a package of hostile texts", () => {
  test.each(KINDS)("has an adapter where the texts mean nothing to a binding: %s", (_name, text) => {
    for (const sinks of [[], PLAIN, NAMES]) expect(generate(withText(sinks, text)).isBound).toBe(true);
  });

  test.each(PAYLOADS)("runs nothing of them when it is imported: %s", (_name, text) => {
    for (const sinks of [PLAIN, OTHERS, NAMES]) {
      runPackage(generate(withText(sinks, text)).files);
      expect(Object.hasOwn(globalThis, CANARY)).toBe(false);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }
    for (const sinks of [FURTHER_PLAIN, FURTHER]) {
      runPackage(generateFurther(withText(sinks, text)).files);
      expect(Object.hasOwn(globalThis, CANARY)).toBe(false);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }
  });
});
