import { type Location, locationOfSpan } from "../source/origin.js";
import type { Context } from "./context.js";
import type { Passage } from "./passages.js";

/** What a call carries: the schemes of HTTP, or a key in a header of its own. */
export type Credentials = { readonly scheme: "bearer" | "basic" } | { readonly scheme: "key"; readonly header: string };

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

function sentIn(code: string): Found | undefined {
  const header = HEADER.exec(code);
  if (header !== null) return foundBy(header, { scheme: /basic/i.test(header[1] ?? "") ? "basic" : "bearer" });
  const key = KEY.exec(code);
  return key === null ? userIn(code) : foundBy(key, { scheme: "key", header: key[1] ?? "" });
}

function foundBy({ index, 0: { length } }: RegExpExecArray, credentials: Credentials): Found {
  return { credentials, start: index, length };
}

/** Other commands have a `-u` of their own: what is looked at are the lines of `curl`, up to a pipe. */
function userIn(code: string): Found | undefined {
  const joined = code.replace(/\\\r?\n/g, (end) => " ".repeat(end.length));
  let start = 0;
  for (const line of joined.split("\n")) {
    const call = /\bcurl\b[^|;]*/.exec(line);
    const user = call === null ? null : USER.exec(call[0]);
    if (call !== null && user !== null)
      return {
        credentials: { scheme: "basic" },
        start: start + call.index + user.index + 1,
        length: user[0].length - 1,
      };
    start += line.length + 1;
  }
  return undefined;
}
