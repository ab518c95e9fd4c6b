/**
 * The origin that a user allows files to be fetched from (RFC 6454), or undefined where `text` is none: `https://host[:port]`, and
 * `http://` for this machine alone, because what comes over an open line is anybody's. No path, no user, no password.
 */
export function readOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const whole =
    url.username === "" && url.password === "" && url.pathname === "/" && url.search === "" && url.hash === "";
  if (!whole || (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))))
    return undefined;
  return url.origin;
}

/** Whether a host as it is written is this machine: a name that is reserved for it (RFC 6761, 6.3), or an address. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

export const ORIGIN_FORM = "an origin such as https://api.example.com (http:// for this machine alone)";
