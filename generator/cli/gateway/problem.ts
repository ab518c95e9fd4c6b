const titles = { 401: "Unauthorized", 404: "Not Found" } as const;

/** A caller's own mistake (RFC 9457). Nothing of the request may stand in `detail`. */
export function problem(
  status: keyof typeof titles,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ type: "about:blank", title: titles[status], status, detail }), {
    status,
    headers: { ...headers, "content-type": "application/problem+json", "x-content-type-options": "nosniff" },
  });
}
