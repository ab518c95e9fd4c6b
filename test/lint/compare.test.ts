import { expect, test } from "vitest";
import { compareProviders, NO_CONFIG } from "../../generator/lint/index.js";
import { analyse } from "../../generator/pipeline/workspace.js";
import { discover } from "../../generator/source/project.js";
import { concordat } from "../cli/project.js";

/** The rows of the matrix, by rule and subject, with what each provider does. */
function rows(names: readonly string[] = []): readonly string[] {
  const { value, findings } = discover({ cwd: process.cwd(), providers: names });
  if (value === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  const providers = analyse({ value, findings }).providers.flatMap(({ effective, overlays, plans }) =>
    effective === undefined ? [] : [{ effective, overlays, plans }],
  );
  return compareProviders({ providers, config: NO_CONFIG }).map(({ rule, message }) => `${rule} ${message}`);
}

test("the five providers differ in what the reference list names, and each row says who does what", () => {
  expect(rows()).toMatchInlineSnapshot(`
    [
      "providers/authentication How callers authenticate differs: http bearer, assumed (1099policy) · oauth2, assumed (crisscross) · http bearer (flinks and maven) · http basic (xendit)",
      "providers/error-shape Errors have different shapes: { code, error_code, error }, assumed (1099policy) · { error }, assumed (crisscross) · { type, title, status, detail, instance } (flinks) · { detail } (maven) · { error_code, message, errors } (xendit)",
      "providers/id-form Ids have different forms: any text (1099policy) · uuid v7 (crisscross) · uuid (flinks and maven) · 27 characters with the prefix ps- (xendit)",
      "providers/id-place The id is sent in different places: in the path (1099policy, flinks, maven and xendit) · in the body (crisscross)",
      "providers/idempotency-key Idempotency keys are taken by some: none (1099policy, flinks, maven and xendit) · Idempotency-Key, assumed (crisscross)",
      "providers/name-case Names of fields are written differently: snake_case (1099policy, maven and xendit) · camelCase (crisscross and flinks)",
      "providers/pending-outcome Some answer before it is done: never pending (1099policy, flinks, maven and xendit) · may be pending (crisscross)",
      "providers/refusal-status One refusal comes with different statuses: INVALID_REQUEST: 400 (crisscross) · 422 (maven)",
      "providers/refusal-status One refusal comes with different statuses: SESSION_NOT_CANCELLABLE: 400 (1099policy and flinks) · 409 (crisscross) · 422 (xendit)",
      "providers/refusal-status One refusal comes with different statuses: UNAUTHENTICATED: 403 (1099policy) · 401 (crisscross, flinks and xendit)",
      "providers/state-spelling The state that means success is spelt differently: cancelled (1099policy) · CANCELLED (crisscross) · Cancelled (flinks) · CANCELED (xendit)",
      "providers/success-body What a success tells differs: 10 fields (1099policy) · 5 fields (crisscross) · 4 fields (flinks) · no body (maven) · 31 fields (xendit)",
      "providers/time-format Times are written differently: seconds since the epoch (1099policy) · RFC 3339 (xendit)",
      "providers/work-in-flight What becomes of work in flight is said by some: not said (1099policy, flinks, maven and xendit) · said (crisscross)",
    ]
  `);
});

test("a provider is not compared with itself", () => {
  expect(rows(["xendit"])).toEqual([]);
});

test.each([
  ["all of them", [], true],
  ["one provider by its name", ["xendit"], false],
  ["two providers by their names", ["flinks", "maven"], false],
  ["a provider by its document", ["specs/providers/xendit/source.md"], false],
] as const)("a run over %s compares the providers or does not", async (_name, operands, compared) => {
  const { stdout } = await concordat(process.cwd(), "lint", "--format", "json", ...operands);
  const { findings }: { readonly findings: readonly { readonly rule: string }[] } = JSON.parse(stdout);
  expect(findings.some(({ rule }) => rule.startsWith("providers/"))).toBe(compared);
});

test("only the rows in which two differ are there", () => {
  const found = rows(["flinks", "maven"]).map((row) => row.split(" ")[0]);
  expect(found).not.toContain("providers/id-place");
  expect(found).toContain("providers/name-case");
});
