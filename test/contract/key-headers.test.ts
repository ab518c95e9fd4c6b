import { describe, expect, it } from "vitest";
import { BINDING, compile, DOCUMENT, replaced } from "./shop.js";

const DECLARED = "        - { name: Idempotency-Key, in: header, schema: { type: string } }\n";

/** The shop with its key in another header, which the document describes. */
function keyedBy(
  name: string,
  { description, value = "$input.idempotencyKey" }: { description?: string; value?: string } = {},
) {
  const told = description === undefined ? "" : `description: ${JSON.stringify(description)}, `;
  return compile({
    document: replaced(DOCUMENT, [
      DECLARED,
      `        - { name: ${name}, in: header, ${told}schema: { type: string } }\n`,
    ]),
    binding: replaced(BINDING, ["    Idempotency-Key: $input.idempotencyKey\n", `    ${name}: ${value}\n`]),
  });
}

describe("a header that carries the caller's idempotency key", () => {
  it.each(["X-Request-Id", "X-Trace", "X-Signature", "Accept-Language", "X-Customer", "X-Key"])(
    "is none by the name %s, and no call is sent again for it",
    (name) => {
      const { findings, plan, textAt } = keyedBy(name);
      expect(findings.map(({ rule }) => rule)).toEqual(["contract/names-crossed"]);
      expect(findings.map(({ location }) => textAt(location))).toEqual([name]);
      expect(findings[0]?.message).toContain("not named like `Idempotency-Key`");
      expect(findings[0]?.related).toHaveLength(1);
      expect(plan).toBeUndefined();
    },
  );

  it.each([
    "Identifies the request in our logs.",
    "This is not an idempotency key.",
    "Unlike the idempotency key, it may be sent again.",
    "Send it beside the Idempotency-Key header.",
    "A key for support, see the page on idempotency",
    "Doesn't act as the idempotency key",
  ])("is none where the document says: %s", (description) => {
    const { findings } = keyedBy("X-Trace", { description });
    expect(findings.map(({ rule }) => rule)).toEqual(["contract/names-crossed"]);
  });

  it("is none because a new value stands in where the caller gives none: each call would be sent again", () => {
    const value = "{ from: $input.idempotencyKey, else: $generated.uuid }";
    expect(keyedBy("X-Trace", { value }).findings.map(({ rule }) => rule)).toEqual(["contract/names-crossed"]);
    expect(keyedBy("Idempotency-Key", { value }).findings).toEqual([]);
  });

  it.each(["Idempotency-Key", "idempotency-key", "X-Idempotency-Key", "IdempotencyKey", "Shop-Idempotency-Key"])(
    "is one by the name %s",
    (name) => {
      const { findings, plan } = keyedBy(name);
      expect(findings).toEqual([]);
      expect(plan?.idempotencyHeader).toBe(name);
    },
  );

  it.each([
    "The idempotency key of the request.",
    "A UUID. Used as the idempotency key, kept for 24 hours; not kept longer.",
    "Idempotency keys are at most 255 characters.",
  ])("is one where the document says: %s", (description) => {
    const { findings, plan } = keyedBy("X-Request-Id", { description });
    expect(findings).toEqual([]);
    expect(plan?.idempotencyHeader).toBe("X-Request-Id");
  });

  it("is one where the binding says why", () => {
    const value = "{ from: $input.idempotencyKey, because: The guide to retries says that this header is the key. }";
    const { findings, plan } = keyedBy("X-Request-Id", { value });
    expect(findings).toEqual([]);
    expect(plan?.idempotencyHeader).toBe("X-Request-Id");
  });
});
