import { describe, expect, it } from "vitest";
import { codeOf, type Decision, namesAnother, numberOf, perform } from "../../templates/runtime/src/contract.js";
import { createCore, type DriftEvent } from "../../templates/runtime/src/index.js";
import { close, closeAccount, contract, service, summary, token } from "./support/closing.js";

const baseUrl = "https://bank.test";

function answered(status: number, text: string, type = "application/json") {
  return new Response(text, { status, headers: { "content-type": type } });
}

async function told(response: Response) {
  const drift: DriftEvent[] = [];
  const fetch = async () => response;
  const result = await close({ client: { baseUrl, fetch, onDrift: (event) => drift.push(event) } });
  return { said: summary(result), drift: drift.map(({ message, pointer }) => [pointer, message]) };
}

describe("a body that names a member twice", () => {
  it.each([
    ["the state", '{"id":"a","state":"OPEN","state":"SHUT"}'],
    ["the state, once with an escape", '{"id":"a","state":"OPEN","st\\u0061te":"SHUT"}'],
    ["the id", '{"id":"b","id":"a","state":"SHUT"}'],
    ["a member that nobody reads", '{"id":"a","state":"SHUT","more":[{"x":1,"x":1}]}'],
  ])("is not understood as a success: %s", async (_, text) => {
    expect(await told(answered(200, text))).toEqual({
      said: "UNKNOWN 200 status_code x1",
      drift: [["", "The body names a member twice."]],
    });
  });

  it("is a refusal by its status alone", async () => {
    const { said } = await told(answered(422, '{"code":"LOCKED","code":"OTHER"}'));
    expect(said).toBe("REFUSED 422 status_code x1");
  });
});

describe("numbers that JSON.parse rounds", () => {
  const above = 2 ** 53;
  it.each([
    ["an id", above + 2, undefined],
    ["a negative one", -above - 2, undefined],
    ["more than any double", Number.POSITIVE_INFINITY, undefined],
    ["the largest that is exact", above - 1, "9007199254740991"],
    ["a fraction", 1.5, "1.5"],
  ])("%s: %s is %s", (_, value, expected) => {
    expect(codeOf(value)).toBe(expected);
    expect(numberOf(value)).toBe(expected === undefined ? undefined : value);
  });

  it("are not the id that was asked for, although both were rounded to one", () => {
    const body: unknown = JSON.parse('{"id":9007199254740993}');
    expect(body).toEqual({ id: 9007199254740992 });
    expect(namesAnother((body as { id: unknown }).id, "9007199254740992")).toBe(true);
  });

  it("leave a success in doubt where they are its id", async () => {
    const fetch = async () => answered(200, '{"id":9007199254740993,"state":"SHUT"}');
    const result = await close({ id: "9007199254740992", client: { baseUrl, fetch } });
    expect(summary(result)).toBe("OTHER 200 body x1");
  });
});

describe("a binding that claims a success of a body that it did not read", () => {
  const careless = (): Decision => ({ verdict: { outcome: "shut", next: "none" }, basis: "status_code" });
  const claim = async (response: Response, operation = closeAccount) => {
    const core = createCore(service, { baseUrl, auth: { token }, fetch: async () => response });
    const input = { path: { id: "a" } };
    return summary(await perform({ contract, core, operation, input, identity: "a", decide: careless }));
  };

  it.each([
    ["empty", answered(200, "")],
    ["cut", answered(200, '{"id":')],
    ["too large", answered(200, `"${"x".repeat(2_000_000)}"`)],
    ["no UTF-8", new Response(new Uint8Array([0xff]), { headers: { "content-type": "application/json" } })],
    ["ambiguous", answered(200, '{"a":1,"a":2}')],
    ["not the JSON that is declared", answered(200, "<h1>Sign in</h1>", "text/html")],
  ])("is held to it: %s", async (_, response) => {
    expect(await claim(response)).toBe("UNKNOWN 200 status_code x1");
  });

  it("is believed where the document declares no body", async () => {
    const bare = { ...closeAccount, responses: [{ status: 204, content: [] }] } as const;
    expect(await claim(new Response(null, { status: 204 }), bare)).toBe("shut 204 status_code x1");
    expect(await claim(answered(200, '{"a":1}'))).toBe("shut 200 status_code x1");
  });
});
