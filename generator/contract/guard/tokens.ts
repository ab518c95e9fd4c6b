import type { Stretch, SyntaxFault } from "./syntax.js";

export type Token = Stretch &
  (
    | { readonly kind: "name"; readonly text: string }
    | { readonly kind: "string"; readonly value: string }
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "symbol"; readonly text: string }
    | { readonly kind: "end" }
  );

const SYMBOLS = ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "(", ")", "[", "]", ".", ",", "-"];
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "\\": "\\", '"': '"', "'": "'" };

/** The tokens of a guard, the last one `end`; or the first character that begins none. */
export function tokenise(text: string): readonly Token[] | SyntaxFault {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? "";
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    const token = next(text, at);
    if (!("kind" in token)) return token;
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: "end", start: text.length, end: text.length });
  return tokens;
}

function next(text: string, start: number): Token | SyntaxFault {
  const name = match(NAME, text, start);
  if (name !== undefined) return { kind: "name", text: name, start, end: start + name.length };
  const number = match(NUMBER, text, start);
  if (number !== undefined) {
    const end = start + number.length;
    if (/[A-Za-z0-9_]/.test(text[end] ?? "")) return { start, end: end + 1, message: "This is not a number." };
    const value = Number(number);
    if (!Number.isFinite(value)) return { start, end, message: "This number is too large." };
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
      return {
        start,
        end,
        message: "Beyond 2^53 numbers are rounded when they are read, so none can be compared with this one.",
      };
    return { kind: "number", value, start, end };
  }
  const quote = text[start];
  if (quote === '"' || quote === "'") return string(text, start, quote);
  const symbol = SYMBOLS.find((candidate) => text.startsWith(candidate, start));
  if (symbol !== undefined) return { kind: "symbol", text: symbol, start, end: start + symbol.length };
  if (quote === "=") return { start, end: start + 1, message: "Two values are compared with `==`." };
  return { start, end: start + 1, message: `\`${quote ?? ""}\` has no meaning in a guard.` };
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function string(text: string, start: number, quote: string): Token | SyntaxFault {
  let value = "";
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === quote) return { kind: "string", value, start, end: at + 1 };
    if (character !== "\\") {
      value += character;
      continue;
    }
    at++;
    const escaped = text[at] ?? "";
    const plain = Object.hasOwn(ESCAPES, escaped) ? ESCAPES[escaped] : undefined;
    const unicode = escaped === "u" ? /^[0-9A-Fa-f]{4}/.exec(text.slice(at + 1))?.[0] : undefined;
    if (unicode !== undefined) {
      value += String.fromCharCode(Number.parseInt(unicode, 16));
      at += 4;
    } else if (plain !== undefined) value += plain;
    else return { start: at - 1, end: at + 1, message: "This escape has no meaning." };
  }
  return { start, end: text.length, message: "This string has no end." };
}
