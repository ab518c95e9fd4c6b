import type { DriftEvent } from "@concordat/runtime";
import { describe, expect, it, vi } from "vitest";
import { allFacts } from "../properties/facts.js";
import { cancellerOf } from "./cancellers.js";

/** What a provider's adapter tells of an answer, with the validators of its package. */
async function told(provider: string, body: object, least: number): Promise<readonly DriftEvent[]> {
  const events: DriftEvent[] = [];
  const { sessionId } = factsOf(provider);
  const fetch = async () => Response.json(body);
  const onDrift = (event: DriftEvent) => events.push(event);
  const canceller = cancellerOf(provider, { baseUrl: "https://provider.example", fetch, onDrift });
  expect((await canceller.cancel({ sessionId })).outcome).toBe("indeterminate");
  await vi.waitFor(() => expect(events.length).toBeGreaterThanOrEqual(least), { timeout: 10_000 });
  return events;
}

function factsOf(provider: string): (typeof allFacts)[number] {
  const facts = allFacts.find((each) => each.provider === provider);
  if (facts === undefined) throw new TypeError(`there is no provider ${provider}`);
  return facts;
}

const speaking = allFacts.filter(({ bare }) => !bare).map(({ provider }) => provider);

describe("a success that nobody can read", () => {
  it.each(speaking)("is told of where %s leaves the state out", async (provider) => {
    const { status: _, ...body } = factsOf(provider).success;
    const events = await told(provider, body, 1);
    expect(events).toContainEqual(
      expect.objectContaining({ provider, status: 200, rule: "example/field-missing", pointer: "/status" }),
    );
  });

  it.each(speaking)(
    "is told of where %s sends a state that its document does not list, without the state",
    async (provider) => {
      const events = await told(provider, { ...factsOf(provider).success, status: "Jane Doe" }, 1);
      expect(events.map(({ pointer, rule }) => `${rule} ${pointer}`)).toContain("docs/enum-value-differs /status");
      expect(JSON.stringify(events)).not.toContain("Jane");
    },
  );
});
