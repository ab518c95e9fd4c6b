import type { Server } from "../model/model.js";

/**
 * What a server variable takes beside the values that the document lists, the narrowest of where it stands. Each is so that no value
 * moves a request to another domain: a `port` is digits, a `label` ends no label of a host name, `labels` may have dots, and a `segment`
 * ends no segment of a path.
 */
export type OtherValues = "port" | "label" | "labels" | "segment";

/**
 * What a variable takes (OpenAPI 3.1, 4.8.6). With an `enum`, nothing else; nothing else either in a host name, unless it is whole labels to
 * the left of the domain that somebody registers: next to other text, or in the domain itself, another value is another domain.
 */
export function otherValuesOf(server: Server, name: string): OtherValues | undefined {
  const variable = server.variables.get(name);
  if (variable === undefined || variable.enum !== undefined) return undefined;
  const places = placesIn(server.url, name);
  if (places === undefined) return undefined;
  const { host, path, port } = places;
  if (host.includes(HERE) && !isLeftOfDomain(host)) return undefined;
  if (port.includes(HERE)) return port === HERE ? "port" : undefined;
  if (host.includes(HERE)) return variable.default.includes(".") ? "labels" : "label";
  return path.includes(HERE) ? "segment" : undefined;
}

const [HERE, OTHER] = ["{}", "{*}"];

/** The parts of an address, the variable in each as `{}` and others as `{*}`; undefined where it has no host in a form that is known. */
function placesIn(
  url: string,
  name: string,
): { readonly host: string; readonly port: string; readonly path: string } | undefined {
  const marked = url.replace(/\{([^{}]*)\}/g, (_, each: string) => (each === name ? HERE : OTHER));
  const parts = /^(?:https?|\{\*\}):\/\/(\[[\d:a-f]+\]|[^/\\?#@:[\]]+)(?::([^/\\?#@:]*))?(?![^/\\?#])(.*)$/is.exec(
    marked,
  );
  if (parts === null) return undefined;
  const [, host = "", port = "", path = ""] = parts;
  return { host, port, path };
}

/** Whether the variable is a label of its own wherever it stands, and the domain is written out behind it. */
function isLeftOfDomain(host: string): boolean {
  const labels = host.replace(/\.$/, "").split(".");
  const length = isSuffix(labels.slice(-2)) ? 3 : 2;
  const [domain, left] = [labels.slice(-length), labels.slice(0, -length)];
  // Where the last label begins with a digit, the host may be an address of numbers.
  const isWritten = domain.length === length && domain.every((label) => /^[\p{L}\p{N}_-]+$/u.test(label));
  if (!isWritten || /^\d/.test(domain.at(-1) ?? "")) return false;
  return left.every((label) => !label.includes(HERE) || label === HERE);
}

/** Below such labels, as in `co.uk`, others register their domains. */
function isSuffix([second = "", top = ""]: readonly string[]): boolean {
  return /^(?:ac|co|com|edu|gob|gov|go|mil|ne|net|nom|or|org)$/i.test(second) && /^[a-z]{2}$/i.test(top);
}
