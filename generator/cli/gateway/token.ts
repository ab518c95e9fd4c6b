import { createHash, timingSafeEqual } from "node:crypto";

/** Whether a request brought the gateway's token, by any scheme that its document has. Takes the same time for every wrong one. */
export function holdsToken(credentials: Readonly<Record<string, unknown>>, token: string): boolean {
  const expected = digest(token);
  return Object.values(credentials).some((credential) => timingSafeEqual(digest(secretOf(credential)), expected));
}

function secretOf(credential: unknown): string {
  if (typeof credential !== "object" || credential === null) return "";
  const { token, value, password } = credential as { token?: unknown; value?: unknown; password?: unknown };
  return String(token ?? value ?? password ?? "");
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
