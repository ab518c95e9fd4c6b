const SAFE: ReadonlySet<string> = new Set(["get", "head", "options", "trace", "query"]);

/** Whether a request with this method asks for no change (RFC 9110, 9.2.1; QUERY: draft-ietf-httpbis-safe-method-w-body). */
export function isSafeMethod(method: string): boolean {
  return SAFE.has(method);
}
