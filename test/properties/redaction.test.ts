import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactor } from "../../templates/runtime/src/redact.js";
import { encodings } from "./encodings.js";
import { leaks } from "./leaks.js";

const ascii = (minLength: number, maxLength: number) =>
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength,
    maxLength,
  });

/** As tokens and keys are, and as passwords are. */
const secret = fc.oneof(fc.stringMatching(/^[\w+/=.~-]{6,120}$/), ascii(6, 60));

describe.each(Object.entries(encodings))("a secret in %s", (_, encode) => {
  it("cannot be read out of a redacted text, whatever stands around it", () => {
    fc.assert(
      fc.property(secret, ascii(0, 8), ascii(0, 8), ascii(0, 8), (token, before, after, around) => {
        const text = `${around} ${encode(before + token + after)} ${around}`;
        expect(leaks(text, token)).toBe(true);
        expect(leaks(redactor([token])(text), token)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});

describe("redaction", () => {
  it("changes nothing where no secret is", () => {
    fc.assert(
      fc.property(secret, fc.string({ unit: "binary", maxLength: 60 }), (token, text) => {
        fc.pre(!leaks(text, token));
        expect(redactor([token])(text)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it("says nothing twice: what is redacted stays as it is", () => {
    fc.assert(
      fc.property(secret, ascii(0, 20), (token, text) => {
        fc.pre(!leaks("[redacted]", token));
        const redact = redactor([token]);
        const once = redact(text + token + text);
        expect(redact(once)).toBe(once);
      }),
    );
  });
});
