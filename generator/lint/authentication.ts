import { type Location, locationOfSpan } from "../source/origin.js";
import type { Context } from "./context.js";
import type { Passage } from "./passages.js";

/** What a call carries: the schemes of HTTP, or a key in a header of its own or in the address. */
export type Credentials =
  | { readonly scheme: "bearer" | "basic" }
  | { readonly scheme: "key"; readonly in: "header" | "query"; readonly name: string };

/** What a call of the page carries, and where. */
export interface Sent {
  readonly credentials: Credentials;
  readonly location: Location;
}

/** What a page knows of credentials: the first passage that speaks of them, and the first call in its code that carries some. */
export interface Authentication {
  readonly said: Passage | undefined;
  readonly sent: Sent | undefined;
}

const SAID =
  /\b(?:authorization:\s*(?:bearer|basic)|bearer (?:token|authentication)|(?:valid )?access token|api[ -]key|basic auth(?:entication)?|oauth ?2(?:\.0)?)\b/i;

/** How calls authenticate by the words and the code of the page; undefined where neither says that they do. */
export function authenticationIn({ document, passages }: Context): Authentication | undefined {
  const said = passages.find(({ text }) => SAID.test(text));
  for (const { kind, text, span } of document.prose) {
    const found = kind === "code" ? sentIn(text) : undefined;
    if (found === undefined) continue;
    const start = span.start + found.start;
    const location = locationOfSpan({ source: span.source, start, end: start + found.length }, "");
    return { said, sent: { credentials: found.credentials, location } };
  }
  return said === undefined ? undefined : { said, sent: undefined };
}

interface Found extends Omit<Sent, "location"> {
  /** In the code, in characters. */
  readonly start: number;
  readonly length: number;
}

/** `Authorization: Bearer`, in a header of HTTP or of `curl` or as the member of a map in code. */
const HEADER = /\bauthorization["']?\s{0,8}[:=,]\s{0,8}["'`]?(bearer|basic)\b/i;

/** `-H 'X-Api-Key: …'`, `--header "apikey: …"`. */
const KEY = /(?:-H|--header)[\s=]{0,8}["']?((?:[\w-]{1,40}-)?api-?key)\s{0,8}:/i;

/** `-u user:password`, `--user=key:`. */
const USER = /\s(?:-u|--user)[\s=]{1,8}["']?[^\s"'-]/;

/** `--oauth2-bearer TOKEN`. */
const OAUTH = /\s--oauth2-bearer[\s=]{1,8}["']?[^\s"'-]/;

/** `?api_key=…` in an address, or `&apikey=…` behind another parameter. */
const QUERY = /[?&]((?:[\w-]{1,40}[-_])?api[-_]?key)=/i;

function sentIn(code: string): Found | undefined {
  const header = HEADER.exec(code);
  if (header !== null) return foundBy(header, { scheme: /basic/i.test(header[1] ?? "") ? "basic" : "bearer" });
  const key = KEY.exec(code);
  return key === null ? sentByCurl(code) : foundBy(key, { scheme: "key", in: "header", name: key[1] ?? "" });
}

function foundBy({ index, 0: { length } }: RegExpExecArray, credentials: Credentials): Found {
  return { credentials, start: index, length };
}

/** What curl alone is told in such words, and other commands in theirs: what is looked at are its lines, up to a pipe. */
function sentByCurl(code: string): Found | undefined {
  const joined = code.replace(/\\\r?\n/g, (end) => " ".repeat(end.length));
  let start = 0;
  for (const line of joined.split("\n")) {
    const call = /\bcurl\b[^|;]*/.exec(line);
    const found = call === null ? undefined : optionIn(call[0]);
    if (call !== null && found !== undefined) return { ...found, start: start + call.index + found.start };
    start += line.length + 1;
  }
  return undefined;
}

/** In a call of curl: an option of its own, or a key in the address. */
function optionIn(call: string): Found | undefined {
  const user = USER.exec(call);
  if (user !== null) return withoutFirst(foundBy(user, { scheme: "basic" }));
  const oauth = OAUTH.exec(call);
  if (oauth !== null) return withoutFirst(foundBy(oauth, { scheme: "bearer" }));
  const query = QUERY.exec(call);
  return query === null
    ? undefined
    : withoutFirst(foundBy(query, { scheme: "key", in: "query", name: query[1] ?? "" }));
}

/** Without the one character before it. */
function withoutFirst({ start, length, credentials }: Found): Found {
  return { start: start + 1, length: length - 1, credentials };
}
