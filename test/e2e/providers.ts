import { createClient as createPolicy } from "@concordat/1099policy";
import { createCanceller as createPolicyCanceller } from "@concordat/1099policy/cancel-session";
import { createServer as servePolicy } from "@concordat/1099policy/server";
import type { SessionCanceller } from "@concordat/cancel-session";
import { createClient as createCrissCross } from "@concordat/crisscross";
import { createCanceller as createCrissCrossCanceller } from "@concordat/crisscross/cancel-session";
import { createServer as serveCrissCross } from "@concordat/crisscross/server";
import { createClient as createFlinks } from "@concordat/flinks";
import { createCanceller as createFlinksCanceller } from "@concordat/flinks/cancel-session";
import { createServer as serveFlinks } from "@concordat/flinks/server";
import { createClient as createMaven } from "@concordat/maven";
import { createCanceller as createMavenCanceller } from "@concordat/maven/cancel-session";
import { createServer as serveMaven } from "@concordat/maven/server";
import { createClient as createXendit } from "@concordat/xendit";
import { createCanceller as createXenditCanceller } from "@concordat/xendit/cancel-session";
import { createServer as serveXendit } from "@concordat/xendit/server";

/** What a scripted handler answers: it stands behind the generated routes, and may say what the document does not. */
export type Script = () => Response | Promise<Response>;

interface App {
  fetch(request: Request): Response | Promise<Response>;
}

export interface Provider {
  readonly name: string;
  readonly sessionId: string;
  readonly canceller: (baseUrl: string, timeoutMs: number) => SessionCanceller;
  readonly server: (script: Script) => App;
  /** What each scenario answers on the wire, and what the contract makes of it (docs: the reference table). */
  readonly scenarios: Readonly<
    Record<"done" | "notCancellable" | "badKey" | "notFound" | "serverError" | "unknownState", Scenario>
  >;
  /** The status of a success. */
  readonly success: number;
}

export interface Scenario {
  readonly status: number;
  readonly body?: unknown;
  readonly expected: Readonly<Record<string, unknown>>;
}

const uuid = "018f3c2e-7b1a-7c3d-9e4f-5a6b7c8d9e0f";
const xenditId = "ps-661f87c614802d6c402cd82d";
const problem = (status: number, title: string) => ({ type: "about:blank", title, status, detail: title });
const unknownState = { outcome: "indeterminate", next: "read_session", fault: { code: "UNRECOGNISED_RESPONSE" } };
const providerFault = { outcome: "indeterminate", next: "read_session", fault: { code: "PROVIDER_FAULT" } };
const unauthenticated = { outcome: "not_cancelled", next: "fix_credentials", fault: { code: "UNAUTHENTICATED" } };
const notFound = { outcome: "not_cancelled", next: "fix_request", fault: { code: "SESSION_NOT_FOUND" } };
const notCancellable = { outcome: "not_cancelled", next: "read_session", fault: { code: "SESSION_NOT_CANCELLABLE" } };
const cancelled = { outcome: "cancelled", next: "none" };

export const providers: readonly Provider[] = [
  {
    name: "1099policy",
    sessionId: "ps_8f2c",
    success: 200,
    canceller: (baseUrl, timeoutMs) =>
      createPolicyCanceller(createPolicy({ baseUrl, timeoutMs, auth: { token: "key" } })),
    server: (script) => servePolicy({ cancelPaymentSession: script }),
    scenarios: {
      done: {
        status: 200,
        body: { id: "ps_8f2c", status: "cancelled", cancelled_at: 1_767_225_600, expires_at: 1_767_229_200 },
        expected: { ...cancelled, cancelledAt: "2026-01-01T00:00:00Z", expiresAt: "2026-01-01T01:00:00Z" },
      },
      notCancellable: { status: 400, body: { code: "session_not_pending" }, expected: notCancellable },
      badKey: { status: 403, expected: unauthenticated },
      notFound: { status: 404, expected: notFound },
      serverError: { status: 500, body: { message: "boom" }, expected: providerFault },
      unknownState: { status: 200, body: { id: "ps_8f2c", status: "archived" }, expected: unknownState },
    },
  },
  {
    name: "crisscross",
    sessionId: uuid,
    success: 200,
    canceller: (baseUrl, timeoutMs) =>
      createCrissCrossCanceller(createCrissCross({ baseUrl, timeoutMs, auth: { token: "key" } })),
    server: (script) => serveCrissCross({ cancelSession: script }),
    scenarios: {
      done: {
        status: 200,
        body: {
          sessionId: uuid,
          status: "CANCELLED",
          message: "done",
          cancelledTransactionIds: ["a"],
          pendingTransactionIds: [],
        },
        expected: { ...cancelled, message: "done", transactions: { cancelled: ["a"], pending: [] } },
      },
      notCancellable: { status: 409, body: { error: { code: "ANYTHING", message: "no" } }, expected: notCancellable },
      badKey: { status: 401, body: { error: { code: "UNAUTHORIZED", message: "no" } }, expected: unauthenticated },
      notFound: { status: 404, body: { error: { code: "NOT_FOUND", message: "no" } }, expected: notFound },
      serverError: { status: 503, expected: providerFault },
      unknownState: { status: 200, body: { sessionId: uuid, status: "ARCHIVED" }, expected: unknownState },
    },
  },
  {
    name: "flinks",
    sessionId: uuid,
    success: 200,
    canceller: (baseUrl, timeoutMs) =>
      createFlinksCanceller(createFlinks({ baseUrl, timeoutMs, auth: { token: "key" } })),
    server: (script) => serveFlinks({ cancelSession: script }),
    scenarios: {
      done: {
        status: 200,
        body: { sessionId: uuid.toUpperCase(), referenceId: "USER12345", status: "Cancelled" },
        expected: { ...cancelled, referenceId: "USER12345" },
      },
      notCancellable: { status: 400, body: problem(400, "Bad Request"), expected: notCancellable },
      badKey: { status: 401, body: problem(401, "Unauthorized"), expected: unauthenticated },
      notFound: { status: 404, expected: notFound },
      serverError: { status: 500, expected: providerFault },
      unknownState: { status: 200, body: { sessionId: uuid, status: "Paused" }, expected: unknownState },
    },
  },
  {
    name: "maven",
    sessionId: uuid,
    success: 204,
    canceller: (baseUrl, timeoutMs) =>
      createMavenCanceller(createMaven({ baseUrl, timeoutMs, auth: { token: "key" } })),
    server: (script) => serveMaven({ cancelSessionV1SessionsSessionIdCancelPost: script }),
    scenarios: {
      done: { status: 204, expected: cancelled },
      notCancellable: { status: 409, expected: notCancellable },
      badKey: { status: 401, expected: unauthenticated },
      notFound: { status: 404, expected: notFound },
      serverError: { status: 500, expected: providerFault },
      // A 204 has no state to be unknown; what its document does not say is a body under another 2xx.
      unknownState: { status: 200, body: { status: "ARCHIVED" }, expected: unknownState },
    },
  },
  {
    name: "xendit",
    sessionId: xenditId,
    success: 200,
    canceller: (baseUrl, timeoutMs) =>
      createXenditCanceller(createXendit({ baseUrl, timeoutMs, auth: { username: "key" } })),
    server: (script) => serveXendit({ cancelSessionById: script }),
    scenarios: {
      done: {
        status: 200,
        body: {
          payment_session_id: xenditId,
          reference_id: "Alice",
          status: "CANCELED",
          expires_at: "2021-12-31T23:59:59Z",
        },
        expected: { ...cancelled, referenceId: "Alice", expiresAt: "2021-12-31T23:59:59Z" },
      },
      notCancellable: {
        status: 422,
        body: { error_code: "INVALID_SESSION_STATUS", message: "no" },
        expected: notCancellable,
      },
      badKey: { status: 401, body: { error_code: "INVALID_API_KEY", message: "no" }, expected: unauthenticated },
      notFound: { status: 404, body: { error_code: "NOT_FOUND", message: "no" }, expected: notFound },
      serverError: { status: 500, body: { error_code: "SERVER_ERROR", message: "no" }, expected: providerFault },
      unknownState: { status: 200, body: { payment_session_id: xenditId, status: "ARCHIVED" }, expected: unknownState },
    },
  },
];
