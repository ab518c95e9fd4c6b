import { describe, expect, it } from "vitest";
import { compileBinding } from "../../generator/contract/compile.js";
import type { BindingPlan } from "../../generator/contract/plan.js";
import { cancelContract, effectiveModel, fileOf, PROVIDERS } from "./documents.js";

const contract = cancelContract();

function planOf(provider: string): BindingPlan {
  const source = fileOf(`specs/providers/${provider}/bindings/cancel-session.yaml`);
  const { value, findings } = compileBinding({ contract, model: effectiveModel(provider), source });
  expect(findings).toEqual([]);
  if (value === undefined) throw new Error("no plan");
  return value;
}

/** `status: value → outcome, fault, next` for all that a binding states, and what it rests on the status alone. */
function decisionsOf({ responses }: BindingPlan): readonly string[] {
  return responses.flatMap(({ response, guards, cases, otherwise, decision }) => {
    const { status } = response;
    const name = status.kind === "code" ? status.code : status.kind === "range" ? `${status.hundreds}XX` : "default";
    const say = ({ outcome, fault, next }: { outcome: string; fault?: string; next: string }) =>
      [outcome, ...(fault === undefined ? [] : [fault]), next].join(" ");
    return [
      ...guards.map((guard) => `${name} guard: ${say(guard.then)}`),
      ...[...cases].map(([value, verdict]) => `${name} ${value}: ${say(verdict)}`),
      ...(otherwise === undefined ? [] : [`${name} otherwise: ${say(otherwise)}`]),
      ...(decision === undefined ? [] : [`${name}: ${say(decision)}`]),
    ];
  });
}

describe("the five bindings", () => {
  it.each(PROVIDERS)("%s compiles without a finding", (provider) => {
    expect(planOf(provider).provider).toBe(provider);
    expect(planOf(provider).notes.length).toBeGreaterThan(0);
  });

  it("say what the reference table says", () => {
    expect(Object.fromEntries(PROVIDERS.map((provider) => [provider, decisionsOf(planOf(provider))]))).toEqual({
      maven: ["204: cancelled none", "422 guard: not_cancelled INVALID_REQUEST fix_request"],
      "1099policy": [
        "200 cancelled: cancelled none",
        "200 pending: indeterminate UNRECOGNISED_RESPONSE read_session",
        "200 completed: not_cancelled SESSION_COMPLETED read_session",
        "200 expired: not_cancelled SESSION_EXPIRED none",
        "400 session_not_pending: not_cancelled SESSION_NOT_CANCELLABLE read_session",
        "400 session_expired: not_cancelled SESSION_EXPIRED none",
        "403: not_cancelled UNAUTHENTICATED fix_credentials",
        "404: not_cancelled SESSION_NOT_FOUND fix_request",
      ],
      crisscross: [
        "400 otherwise: not_cancelled INVALID_REQUEST fix_request",
        "401 otherwise: not_cancelled UNAUTHENTICATED fix_credentials",
        "404 otherwise: not_cancelled SESSION_NOT_FOUND fix_request",
        "409 otherwise: not_cancelled SESSION_NOT_CANCELLABLE read_session",
        "422 IDEMPOTENCY_CONFLICT: not_cancelled IDEMPOTENCY_CONFLICT fix_request",
        "2XX guard: cancel_pending read_session",
        "2XX CANCELLED: cancelled none",
        "2XX PENDING_CANCELLATION: cancel_pending read_session",
      ],
      xendit: [
        "200 guard: not_cancelled SESSION_COMPLETED refund_instead",
        "200 CANCELED: cancelled none",
        "200 ACTIVE: indeterminate UNRECOGNISED_RESPONSE read_session",
        "200 COMPLETED: not_cancelled SESSION_COMPLETED read_session",
        "200 EXPIRED: not_cancelled SESSION_EXPIRED none",
        "401 INVALID_API_KEY: not_cancelled UNAUTHENTICATED fix_credentials",
        "404 NOT_FOUND: not_cancelled SESSION_NOT_FOUND fix_request",
        "422 INVALID_SESSION_STATUS: not_cancelled SESSION_NOT_CANCELLABLE read_session",
        "4XX otherwise: not_cancelled REJECTED read_session",
      ],
      flinks: [
        "200 Cancelled: cancelled none",
        "200 Initiated: indeterminate UNRECOGNISED_RESPONSE read_session",
        "200 Completed: not_cancelled SESSION_COMPLETED refund_instead",
        "200 Expired: not_cancelled SESSION_EXPIRED none",
        "200 Failed: not_cancelled SESSION_NOT_CANCELLABLE read_session",
        "400: not_cancelled SESSION_NOT_CANCELLABLE read_session",
        "401: not_cancelled UNAUTHENTICATED fix_credentials",
      ],
    });
  });

  it("send what each provider takes", () => {
    const sent = (provider: string) =>
      planOf(provider).request.map(({ to, from }) => [
        to.in === "body" ? `body /${to.path.join("/")}` : `${to.in} ${to.name}`,
        from.kind === "literal" ? from.value : `${from.kind} ${from.name}`,
      ]);
    expect(Object.fromEntries(PROVIDERS.map((provider) => [provider, sent(provider)]))).toEqual({
      maven: [["path session_id", "input sessionId"]],
      "1099policy": [["path session_id", "input sessionId"]],
      crisscross: [
        ["header Idempotency-Key", "input idempotencyKey"],
        ["body /sessionId", "input sessionId"],
        ["body /reason", "input reason"],
      ],
      xendit: [
        ["path session_id", "input sessionId"],
        ["header for-user-id", "config subAccountId"],
      ],
      flinks: [
        ["path sessionId", "input sessionId"],
        ["header x-client-id", "config clientId"],
      ],
    });
    expect(PROVIDERS.map((provider) => planOf(provider).idempotencyHeader)).toEqual([
      undefined,
      "Idempotency-Key",
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("compare the id that a response repeats, a UUID without case", () => {
    const identities = PROVIDERS.map((provider) =>
      planOf(provider).responses.flatMap(({ identity, identityFormat }) =>
        identity?.kind === "body" ? [`/${identity.path.join("/")} ${identityFormat ?? "exact"}`] : [],
      ),
    );
    expect(identities).toEqual([
      ["/id exact"],
      ["/sessionId uuid"],
      ["/sessionId uuid"],
      [],
      ["/payment_session_id exact"],
    ]);
  });

  it("know the unit of each time", () => {
    const times = PROVIDERS.flatMap((provider) =>
      planOf(provider).responses.flatMap(({ set }) =>
        set.flatMap((target) =>
          target.kind === "value" && target.target.at(-1)?.endsWith("At")
            ? [`${provider} ${target.target.join("/")} ${target.conversion}`]
            : [],
        ),
      ),
    );
    expect(times).toEqual([
      "1099policy cancelledAt epoch_seconds",
      "1099policy expiresAt epoch_seconds",
      "xendit expiresAt date_time",
    ]);
  });
});
