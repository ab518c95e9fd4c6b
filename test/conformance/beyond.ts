import type { CancelSessionInput } from "@concordat/cancel-session";
import type { DriftEvent } from "@concordat/runtime";
import { allFacts } from "../properties/facts.js";
import type { Make } from "./mutant-loader.js";

/** What an adapter owes that is in no result: true where it does. Said of each provider by the design's table, never by its binding. */
export const beyond: Readonly<Record<string, (make: Make, provider: string) => Promise<boolean>>> = {
  "its name": async (make, provider) => make({ baseUrl: BASE }).provider === provider,

  "its configuration is sent": async (make, provider) => {
    const { config, header } = configured[provider] ?? {};
    if (config === undefined || header === undefined) return true;
    let sent: string | null = null;
    const fetch = async (_: string, { headers }: RequestInit) => {
      sent = new Headers(headers).get(header);
      return new Response(null, { status: 500 });
    };
    await make({ baseUrl: BASE, fetch }, { [config]: "acc-1" }).cancel(inputOf(provider));
    return sent === "acc-1";
  },

  "the options of the call hold": async (make, provider) => {
    const answer = make({ baseUrl: BASE, fetch: silent }).cancel(inputOf(provider), { signal: AbortSignal.abort() });
    return await answer.then(
      () => false,
      (error: unknown) => error instanceof Error && error.name === "AbortError",
    );
  },

  "an id or a state that is absent is told of": async (make, provider) => {
    const { bare, idMember, success } = factsOf(provider);
    if (bare) return true;
    const told = async (body: object) => {
      const events: DriftEvent[] = [];
      const fetch = async () => Response.json(body);
      await make({ baseUrl: BASE, fetch, onDrift: (event) => events.push(event) }).cancel(inputOf(provider));
      return events.flatMap(({ rule, pointer }) => (rule === "example/field-missing" ? [pointer] : [])).join();
    };
    // Null, and not left out: what is left out the validators may tell of too.
    return (
      (await told(success)) === "" &&
      (await told({ ...success, [idMember]: null })) === `/${idMember}` &&
      (await told({ ...success, status: null })) === "/status"
    );
  },
};

const BASE = "https://provider.example";

const silent = async (): Promise<Response> => {
  throw new TypeError("fetch failed");
};

/** Headers of the design's table that the caller does not give, but whoever configures the adapter. */
const configured: Readonly<Record<string, { readonly config: string; readonly header: string }>> = {
  flinks: { config: "clientId", header: "x-client-id" },
  xendit: { config: "subAccountId", header: "for-user-id" },
};

function factsOf(provider: string): (typeof allFacts)[number] {
  const facts = allFacts.find((each) => each.provider === provider);
  if (facts === undefined) throw new TypeError(`there is no provider ${provider}`);
  return facts;
}

function inputOf(provider: string): CancelSessionInput {
  return { sessionId: factsOf(provider).sessionId };
}
