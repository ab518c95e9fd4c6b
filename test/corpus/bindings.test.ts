import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BINDINGS, type CorpusProject, corpusProject } from "../contract/corpus/project.js";
import { compileErrors } from "../emit/compiler.js";
import { hasCorpus } from "./roots.js";

type Make = (...given: readonly unknown[]) => object;
type Answer = { readonly status: number; readonly body?: unknown };

const JSON_TYPE = "application/json";
const TYPES: Readonly<Record<string, string>> = { conekta: "application/vnd.conekta-v2.3.0+json" };
const AUTH: Readonly<Record<string, object>> = {
  adyen: { apiKey: "k" },
  "agentic-commerce": { token: "t" },
  conekta: { token: "t" },
  paypal: { token: "t" },
  stripe: { token: "t" },
};

/** What a provider says, and what the contract makes of it. */
const ANSWERS: readonly (readonly [string, string, string, Answer, object])[] = [
  [
    "stripe",
    "cancel-session",
    "an expired session",
    { status: 200, body: { id: "a b", status: "expired" } },
    { outcome: "cancelled" },
  ],
  [
    "stripe",
    "cancel-session",
    "a paid session",
    { status: 200, body: { id: "a b", status: "complete", payment_status: "paid" } },
    { outcome: "not_cancelled", next: "refund_instead", fault: { code: "SESSION_COMPLETED" } },
  ],
  [
    "stripe",
    "cancel-session",
    "a session that is complete and took no payment",
    { status: 200, body: { id: "a b", status: "complete", mode: "setup", payment_status: "no_payment_required" } },
    { outcome: "not_cancelled", next: "read_session", fault: { code: "SESSION_COMPLETED" } },
  ],
  [
    "stripe",
    "cancel-session",
    "a session that is complete and not paid yet",
    { status: 200, body: { id: "a b", status: "complete", payment_status: "unpaid" } },
    { outcome: "not_cancelled", next: "read_session", fault: { code: "SESSION_COMPLETED" } },
  ],
  [
    "stripe",
    "cancel-session",
    "an object-valued error",
    { status: 400, body: { error: { code: "resource_missing", type: "invalid_request_error", message: "No." } } },
    { outcome: "not_cancelled", message: "No.", fault: { code: "SESSION_NOT_FOUND" } },
  ],
  [
    "stripe",
    "cancel-session",
    "an error without a code",
    { status: 400, body: { error: { type: "invalid_request_error" } } },
    { outcome: "not_cancelled", fault: { code: "REJECTED" }, provenance: { code: "invalid_request_error" } },
  ],
  [
    "paypal",
    "cancel-session",
    "a body",
    { status: 200, body: { id: "a b", status: "VOIDED" } },
    { outcome: "cancelled", provenance: { basis: "body" } },
  ],
  [
    "paypal",
    "cancel-session",
    "no body",
    { status: 204 },
    { outcome: "cancelled", provenance: { basis: "status_code" } },
  ],
  [
    "paypal",
    "cancel-session",
    "an issue in a list",
    { status: 422, body: { name: "UNPROCESSABLE_ENTITY", details: [{ issue: "PREVIOUSLY_CAPTURED" }] } },
    { outcome: "not_cancelled", next: "refund_instead", fault: { code: "SESSION_COMPLETED" } },
  ],
  [
    "adyen",
    "cancel-session",
    "that it was received",
    {
      status: 201,
      body: { status: "received", paymentPspReference: "a b", pspReference: "other", merchantAccount: "Shop" },
    },
    { outcome: "cancel_pending", next: "await_event" },
  ],
  [
    "adyen",
    "cancel-session",
    "another id",
    { status: 201, body: { status: "received", paymentPspReference: "c" } },
    { outcome: "indeterminate", fault: { code: "SESSION_MISMATCH" } },
  ],
  [
    "conekta",
    "cancel-session",
    "a vendor's media type",
    { status: 200, body: { id: "a b", status: "Cancelled" } },
    { outcome: "cancelled" },
  ],
  [
    "conekta",
    "cancel-session",
    "a code in a list",
    { status: 422, body: { details: [{ code: "conekta.errors.x", message: "No." }] } },
    { outcome: "not_cancelled", message: "No.", fault: { code: "REJECTED" }, provenance: { code: "conekta.errors.x" } },
  ],
  [
    "agentic-commerce",
    "cancel-session",
    "405",
    { status: 405, body: { type: "invalid_request", code: "x", message: "No." } },
    { outcome: "not_cancelled", fault: { code: "SESSION_NOT_CANCELLABLE" } },
  ],
  [
    "agentic-commerce",
    "cancel-session",
    "an open session",
    { status: 200, body: { id: "a b", status: "in_progress" } },
    { outcome: "indeterminate" },
  ],
  [
    "stripe",
    "get-session",
    "a paid session",
    { status: 200, body: { id: "a b", status: "complete", payment_status: "paid", created: 1767225600 } },
    {
      outcome: "found",
      state: "completed",
      next: "none",
      createdAt: "2026-01-01T00:00:00Z",
      provenance: { status: "complete" },
    },
  ],
  [
    "stripe",
    "get-session",
    "a session whose payment is in flight",
    { status: 200, body: { id: "a b", status: "complete", payment_status: "unpaid" } },
    { outcome: "found", state: "processing", next: "await_event" },
  ],
  [
    "stripe",
    "get-session",
    "an unknown state",
    { status: 200, body: { id: "a b", status: "paused" } },
    { outcome: "indeterminate", provenance: { status: "paused" } },
  ],
  [
    "stripe",
    "get-session",
    "nothing of that id",
    { status: 404, body: { error: { code: "resource_missing" } } },
    { outcome: "not_found", next: "fix_request" },
  ],
  [
    "agentic-commerce",
    "get-session",
    "a cancelled session",
    { status: 200, body: { id: "a b", status: "canceled" } },
    { outcome: "found", state: "cancelled" },
  ],
  [
    "agentic-commerce",
    "get-session",
    "nothing of that id",
    { status: 404, body: { message: "No." } },
    { outcome: "not_found", message: "No." },
  ],
  [
    "conekta",
    "get-session",
    "an open session",
    { status: 200, body: { id: "a b", status: "Issued" } },
    { outcome: "found", state: "open" },
  ],
  ["conekta", "get-session", "a bad key", { status: 401 }, { outcome: "refused", next: "fix_credentials" }],
];

describe.runIf(hasCorpus)("documents by other people, bound as a new user would", () => {
  let project: CorpusProject;
  beforeAll(async () => {
    project = await corpusProject();
  }, 300_000);
  afterAll(() => project?.remove());

  it("are read, bound and generated without an error", () => {
    const drafts = project.workspace.providers.flatMap(({ folder, drafts }) =>
      drafts.map(({ rule, message, location }) => `${folder.name} ${location.line} ${rule}: ${message}`),
    );
    expect(drafts).toEqual([]);
    expect(project.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const plans = project.workspace.providers.flatMap(({ folder, plans }) =>
      plans.map(({ contract }) => `${folder.name}.${contract.name}.yaml`),
    );
    expect(plans.sort()).toEqual(BINDINGS.map(({ file }) => file));
  });

  it.each(BINDINGS.map(({ file, text }) => [file, text] as const))("%s has at most 30 lines", (_file, text) => {
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(30);
  });

  it("hold what the bound operations reach, and nothing else", () => {
    const held = project.workspace.providers.map(({ folder, model }) => [
      folder.name,
      model?.operations.map(({ operationId }) => operationId),
    ]);
    expect(Object.fromEntries(held)).toEqual({
      adyen: ["post-payments-paymentPspReference-cancels"],
      "agentic-commerce": ["getCheckoutSession", "cancelCheckoutSession"],
      conekta: ["getCheckout", "cancelCheckout"],
      paypal: ["authorizations.void"],
      stripe: ["GetCheckoutSessionsSession", "PostCheckoutSessionsSessionExpire"],
    });
  });

  it("compile under strict", () => {
    expect(project.packages.map(({ name }) => name)).toHaveLength(8);
    expect(compileErrors({ packages: project.packages, types: ["node"] })).toEqual([]);
  }, 300_000);

  it.each(ANSWERS)("%s.%s answers %s with what it means", async (provider, contract, _what, given, expected) => {
    const sent: { url: string; init: RequestInit }[] = [];
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      sent.push({ url, init });
      const body = given.body === undefined ? null : JSON.stringify(given.body);
      return new Response(body, { status: given.status, headers: { "content-type": TYPES[provider] ?? JSON_TYPE } });
    };
    const { createClient } = (await project.load(`${provider}/dist/client.js`)) as { createClient: Make };
    const client = createClient({ baseUrl: "https://pay.test", auth: AUTH[provider], fetch, retry: false });
    const adapter = (await project.load(`${provider}/dist/${contract}.js`)) as Record<string, Make>;
    const make = adapter[contract === "get-session" ? "createSessionReader" : "createCanceller"];
    const bound = make?.(client, { merchantAccount: "Shop" }) as Record<string, Call>;
    const result = await bound[contract === "get-session" ? "get" : "cancel"]?.({ sessionId: "a b" });
    expect(result).toMatchObject(expected);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toContain("a%20b");
  });

  it("send what each provider needs beside the id", async () => {
    const seen: Record<string, string> = {};
    const fetch = async (_url: string, { headers, body }: RequestInit): Promise<Response> => {
      for (const [name, value] of new Headers(headers)) seen[name] = value;
      if (typeof body === "string") seen.body = body;
      return new Response("{}", { status: 500, headers: { "content-type": "application/json" } });
    };
    for (const provider of ["adyen", "agentic-commerce", "paypal"]) {
      const { createClient } = (await project.load(`${provider}/dist/client.js`)) as { createClient: Make };
      const client = createClient({ baseUrl: "https://pay.test", auth: AUTH[provider], fetch, retry: false });
      const { createCanceller } = (await project.load(`${provider}/dist/cancel-session.js`)) as {
        createCanceller: Make;
      };
      const canceller = createCanceller(client, { merchantAccount: "Shop" }) as Record<string, Call>;
      expect(await canceller.cancel?.({ sessionId: "a" })).toMatchObject({ outcome: "indeterminate" });
    }
    expect(seen).toMatchObject({
      prefer: "return=representation",
      "api-version": "2026-04-17",
      body: '{"merchantAccount":"Shop"}',
    });
    expect(seen["idempotency-key"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });
});

type Call = (input: { readonly sessionId: string }) => Promise<object>;
