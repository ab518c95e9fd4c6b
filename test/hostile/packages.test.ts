import { describe, expect, test } from "vitest";
import { generate } from "./generate.js";
import { CANARY, KINDS, PAYLOADS } from "./payloads.js";
import { runPackage } from "./run.js";
import { shapeOfFile } from "./shape.js";
import { NAMES, PLAIN, SINKS, type Sink, type TextAt } from "./sinks.js";

const OTHERS = (Object.keys(SINKS) as Sink[]).filter((sink) => !PLAIN.includes(sink));

const harmless: TextAt = (sink) => SINKS[sink][0];

/** Only what a document says at `sinks` differs from the harmless twin. */
function withText(sinks: readonly Sink[], text: string): TextAt {
  return (sink) => (sinks.includes(sink) ? text : harmless(sink));
}

/**
 * The shapes that each file may have: those of the twins, one for each way in which a text at the sink may be harmless, and one
 * without an adapter, because a binding whose text means nothing is refused.
 */
function shapesOfTwins(sinks: readonly Sink[]): Map<string, Set<string>> {
  const shapes = new Map<string, Set<string>>();
  const [only] = sinks;
  const twins =
    sinks.length === 1 && only !== undefined ? SINKS[only].map((text) => withText([only], text)) : [harmless];
  for (const { files } of twins.flatMap((twin) => [generate(twin), generate(twin, { withBinding: false })])) {
    for (const file of files) shapes.set(file.path, (shapes.get(file.path) ?? new Set()).add(shapeOfFile(file)));
  }
  return shapes;
}

describe.each([["every place of plain text", PLAIN] as const, ...OTHERS.map((sink) => [sink, [sink]] as const)])(
  "a hostile text as %s",
  (_name, sinks) => {
    const twins = shapesOfTwins(sinks);

    test.each(sinks === PLAIN ? PAYLOADS : KINDS)("is text, with %s", (_payload, text) => {
      const { files } = generate(withText(sinks, text));
      for (const file of files) {
        expect(file.path).toMatch(/^(?:src\/)?[A-Za-z-]+\.(?:ts|json|md)$/);
        expect(file.text).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?![\n\t])\p{Cc}/u);
        // A brace is no text in a path: it makes a parameter.
        if (/[{}]/.test(text) && (sinks[0] === "path" || sinks[0] === "path parameter"))
          expect(shapeOfFile(file)).not.toBe("");
        else expect([...(twins.get(file.path) ?? [])], file.text).toContain(shapeOfFile(file));
      }
    });
  },
);

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
  });
});
