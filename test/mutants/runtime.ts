/** One change of the runtime's source that makes it lie, ask too often, or tell too much. */
export interface RuntimeMutant {
  readonly what: string;
  /** Below the runtime's `src`. */
  readonly file: string;
  /** Stands there once. */
  readonly from: string;
  readonly to: string;
  /** The tests that must fail. */
  readonly seenBy: string;
}

const RETRY = "test/runtime/retry.test.ts";
const OUTCOMES = "test/runtime/outcomes.test.ts";
const PROPERTIES = "test/runtime/invariants.test.ts";

export const RUNTIME_MUTANTS: readonly RuntimeMutant[] = [
  {
    what: "asks once more than the options allow",
    file: "retry.ts",
    from: "tries > retry.max ||",
    to: "tries > retry.max + 1 ||",
    seenBy: RETRY,
  },
  {
    what: "asks again without a key where no answer came",
    file: "retry.ts",
    from: "!(repeatable && isSilence(attempt))",
    to: "!isSilence(attempt)",
    seenBy: RETRY,
  },
  {
    what: "asks again with another key",
    file: "tries.ts",
    from: "const attempt = await send({ fetch, clock, operation, request,",
    to: 'if (attempts.length > 0) request = { ...request, headers: new Headers(request.headers) };\nif (attempts.length > 0) (request.headers as Headers).set(operation.idempotencyHeader ?? "x", "another");\nconst attempt = await send({ fetch, clock, operation, request,',
    seenBy: RETRY,
  },
  {
    what: "waits as long as a provider asks",
    file: "retry.ts",
    from: "return asked > retry.retryAfterCapMs ? undefined : asked;",
    to: "return asked;",
    seenBy: RETRY,
  },
  {
    what: "asks again before the time that a provider gave as a date",
    file: "retry.ts",
    from: "return Number.isNaN(time) ? undefined : time;",
    to: "return undefined;",
    seenBy: RETRY,
  },
  {
    what: "takes its own clock for the provider's",
    file: "retry.ts",
    from: '(httpDate(headers?.get("date")?.trim() ?? "") ?? now)',
    to: "now",
    seenBy: RETRY,
  },
  {
    what: "always waits as long as it may",
    file: "retry.ts",
    from: "Math.floor(random() * ",
    to: "Math.floor(1 * ",
    seenBy: RETRY,
  },
  {
    what: "waits beyond the deadline",
    file: "tries.ts",
    from: "wait === undefined || clock.now() + wait >= deadline",
    to: "wait === undefined",
    seenBy: "test/runtime/held.test.ts",
  },
  {
    what: "fetches a new token after any refusal",
    file: "tries.ts",
    from: "statusOf(attempt) === 401 && replayable",
    to: "(statusOf(attempt) ?? 0) >= 400 && replayable",
    seenBy: "test/runtime/renewal.test.ts",
  },
  {
    what: "takes a failure of the server for an answer",
    file: "judge.ts",
    from: "if (status >= 500 && status < 600) return { ...decision, verdict: providerFault",
    to: "if (status >= 600) return { ...decision, verdict: providerFault",
    seenBy: PROPERTIES,
  },
  {
    what: "lets a refusal be a success",
    file: "judge.ts",
    from: 'const overclaimed = status >= 400 && (role === "success" || role === "pending");',
    to: "const overclaimed = false;",
    seenBy: "test/runtime/held.test.ts",
  },
  {
    what: "believes a success that cannot be read",
    file: "judge.ts",
    from: 'if (body.kind === "empty" || body.kind === "unreadable") return false;',
    to: 'if (body.kind === "empty" || body.kind === "unreadable") return true;',
    seenBy: "test/runtime/ambiguity.test.ts",
  },
  {
    what: "believes a success that is not declared",
    file: "judge.ts",
    from: 'declared !== "no" && isReadable(operation, reply)',
    to: "isReadable(operation, reply)",
    seenBy: "test/runtime/held.test.ts",
  },
  {
    what: "forgets its doubt",
    file: "conclude.ts",
    from: 'const inDoubt = !safe && current.sent && current.role === "unknown";',
    to: "const inDoubt = false;",
    seenBy: PROPERTIES,
  },
  {
    what: "lets a refusal end a doubt",
    file: "conclude.ts",
    from: 'return role === "failure" && stated && fault !== undefined && contract.settledBy.includes(fault);',
    to: 'return role === "failure";',
    seenBy: PROPERTIES,
  },
  {
    what: "tells failures that are all alike as silence",
    file: "conclude.ts",
    from: "if (same && next.httpStatus !== undefined) return next;",
    to: "",
    seenBy: "test/conformance/doubt.test.ts",
  },
  {
    what: "takes silence for proof that nothing was sent",
    file: "transport.ts",
    from: 'kind: neverSent(cause) ? "not_sent" : "no_response"',
    to: 'kind: "not_sent"',
    seenBy: PROPERTIES,
  },
  {
    what: "follows redirects",
    file: "transport.ts",
    from: 'redirect: "manual"',
    to: 'redirect: "follow"',
    seenBy: "test/properties/lies.test.ts",
  },
  {
    what: "believes what a redirect led to",
    file: "transport.ts",
    from: "response.redirected ? 0 : response.status",
    to: "response.status",
    seenBy: OUTCOMES,
  },
  {
    what: "reads bodies of any size",
    file: "stream.ts",
    from: "if (size > limit) return undefined;",
    to: "",
    seenBy: OUTCOMES,
  },
  {
    what: "reads a body that says two things",
    file: "perform.ts",
    from: "if (!hasRepeatedNames(attempt.reply.body.text)) return attempt;",
    to: "return attempt;",
    seenBy: "test/runtime/ambiguity.test.ts",
  },
  {
    what: "tells secrets in what it read",
    file: "perform.ts",
    from: "{ fields: redactDeep(fields, redact) }",
    to: "{ fields }",
    seenBy: "test/runtime/redaction.test.ts",
  },
  {
    what: "tells secrets in a provider's code",
    file: "perform.ts",
    from: "code: diagnostic(redact(code))",
    to: "code: diagnostic(code)",
    seenBy: "test/runtime/redaction.test.ts",
  },
  {
    what: "tells what a response marks as secret",
    file: "perform.ts",
    from: "redact: without(secrets, redact) });",
    to: "redact });",
    seenBy: "test/runtime/held.test.ts",
  },
  {
    what: "takes two ids that were rounded for one",
    file: "readers.ts",
    from: "return Math.abs(value) > Number.MAX_SAFE_INTEGER ? undefined : value;",
    to: "return value;",
    seenBy: "test/runtime/ambiguity.test.ts",
  },
  {
    what: "compares every id without case",
    file: "readers.ts",
    from: 'return format === "uuid" ? left.toLowerCase()',
    to: 'return format !== "urn" ? left.toLowerCase()',
    seenBy: "test/runtime/readers.test.ts",
  },
  {
    what: "throws what a hook throws",
    file: "quietly.ts",
    from: "  } catch {\n    return undefined;\n  }",
    to: "  } finally {\n  }",
    seenBy: "test/runtime/drift.test.ts",
  },
  {
    what: "returns where the caller aborted",
    file: "tries.ts",
    from: "if (isAborted) throw aborted();",
    to: "",
    seenBy: "test/runtime/abort.test.ts",
  },
];
