import fc from "fast-check";
import { SECRET } from "../conformance/cancellers.js";

/** What one request to a token endpoint meets. */
export type TokenAnswer =
  | { readonly kind: "reply"; readonly status: number; readonly location?: string; readonly body: string }
  | { readonly kind: "cut"; readonly body: string }
  | { readonly kind: "reset" | "refused" | "hang" };

/** A token as endpoints give them, that only the endpoint knows. */
export const TOKEN = `tok_${SECRET}`;

const token = fc.oneof(
  { weight: 6, arbitrary: fc.constant(TOKEN) },
  fc.constantFrom("", "bad\ntoken", "bad\r\nx-evil: 1", " padded ", "\u0000", "\u{1f511}", "\ud800", "x".repeat(9_000)),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.jsonValue({ maxDepth: 1 }),
);
const expiry = fc.oneof(fc.constantFrom(3600, "3600", 0, -1, 1e308, null, "soon"), fc.jsonValue({ maxDepth: 1 }));
const body = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record(
        {
          access_token: token,
          token_type: fc.constantFrom("Bearer", "bearer", "mac", 7, null),
          expires_in: expiry,
          error: fc.constantFrom("invalid_client", `no ${SECRET}`),
        },
        { requiredKeys: ["access_token"] },
      )
      .map((value) => JSON.stringify(value)),
  },
  fc.jsonValue().map((value) => JSON.stringify(value) ?? ""),
  fc.string({ maxLength: 20 }),
  fc.constantFrom("", "{", "<h1>Bad Gateway</h1>", `{"access_token":"${TOKEN}"`, " ".repeat(70_000)),
);

export const tokenAnswer: fc.Arbitrary<TokenAnswer> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constant<TokenAnswer>({ kind: "reply", status: 200, body: JSON.stringify({ access_token: TOKEN }) }),
  },
  { weight: 6, arbitrary: body.map((text): TokenAnswer => ({ kind: "reply", status: 200, body: text })) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(201, 301, 302, 307, 400, 401, 403, 429, 500, 503), body).map(
      ([status, text]): TokenAnswer => ({
        kind: "reply",
        status,
        location: "https://elsewhere.example/",
        body: text,
      }),
    ),
  },
  { weight: 1, arbitrary: body.map((text): TokenAnswer => ({ kind: "cut", body: text })) },
  { weight: 2, arbitrary: fc.constantFrom<TokenAnswer>({ kind: "reset" }, { kind: "refused" }, { kind: "hang" }) },
);

/** Whether the endpoint gave what a request can bear. */
export function isUsable(answer: TokenAnswer): boolean {
  if (answer.kind !== "reply" || answer.status !== 200) return false;
  try {
    const value: unknown = JSON.parse(answer.body);
    if (typeof value !== "object" || value === null || answer.body.length > 64 * 1024) return false;
    const { access_token: given, token_type: type = "bearer" } = value as {
      access_token?: unknown;
      token_type?: unknown;
    };
    if (typeof given !== "string" || given === "" || (typeof type === "string" && !/^bearer$/i.test(type)))
      return false;
    return new Headers({ authorization: `Bearer ${given}` }).get("authorization") === `Bearer ${given}`;
  } catch {
    return false;
  }
}

/** What `fetch` makes of it. @param runOut lets all limits that are set be met */
export async function meetToken(answer: TokenAnswer, runOut: () => void): Promise<Response> {
  switch (answer.kind) {
    case "hang":
      setImmediate(runOut);
      return await new Promise<Response>(() => undefined);
    case "reset":
      throw failed("read", "ECONNRESET");
    case "refused":
      throw failed("connect", "ECONNREFUSED");
    case "cut":
      return new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode(answer.body));
            controller.error(failed("read", "ECONNRESET"));
          },
        }),
      );
    case "reply": {
      const { body: text, location, status } = answer;
      return new Response(text, { status, headers: location === undefined ? {} : { location } });
    }
  }
}

function failed(syscall: string, code: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(`${syscall} ${code}`), { syscall, code }) });
}
