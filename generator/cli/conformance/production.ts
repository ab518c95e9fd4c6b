import type { ApiModel, Operation } from "../../model/model.js";

const LOOPBACK: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/** Whether an address is this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK.includes(hostname);
}

/**
 * The server of a provider's document that an address is on, or undefined. Documents name the servers that people are paid by, and
 * most name no other: whoever sends test requests there must say so. The host alone counts; a variable of a server's may be anything.
 */
export function documentedServer(
  url: URL,
  { model, operation }: { readonly model: ApiModel; readonly operation: Operation },
): string | undefined {
  if (isLoopback(url)) return undefined;
  const host = url.hostname.replace(/\.$/, "");
  const servers = [...operation.servers, ...model.servers].map((server) => server.url);
  return servers.find((server) => hostPattern(server)?.test(host) === true);
}

function hostPattern(server: string): RegExp | undefined {
  const [, authority] = /^[a-z{][^:]*:\/\/([^/?#]+)/i.exec(server) ?? [];
  if (authority === undefined) return undefined;
  const host = authority.replace(/^.*@/, "").replace(/:(?:\d+|\{[^}]*\})$/, "");
  const parts = host.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "i");
}
