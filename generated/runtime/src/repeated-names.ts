const [quote, backslash, colon, open, close] = [0x22, 0x5c, 0x3a, 0x7b, 0x7d];

/**
 * Whether an object in a JSON text names a member twice. `JSON.parse` keeps the last of them, other readers the first (RFC 8259 §4:
 * "unpredictable"), so that nobody knows what `{"status":"OPEN","status":"CLOSED"}` says; in I-JSON it says nothing (RFC 7493 §2.3).
 * Names are compared as they read, escapes aside.
 *
 * @param text that `JSON.parse` takes. The time grows with its length, whatever its depth.
 */
export function hasRepeatedNames(text: string): boolean {
  const objects: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === open) objects.push(new Set());
    else if (code === close) objects.pop();
    else if (code === quote) {
      const end = endOfString(text, at);
      const names = objects.at(-1);
      // In JSON only a name has a colon behind it.
      if (names !== undefined && text.charCodeAt(skipSpace(text, end)) === colon) {
        const name = nameOf(text.slice(at, end));
        if (names.has(name)) return true;
        names.add(name);
      }
      at = end - 1;
    }
  }
  return false;
}

/** The index behind the closing quote of the string that begins at `start`. */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at + 1;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (/[\t\n\r ]/.test(text.charAt(at))) at += 1;
  return at;
}

function nameOf(literal: string): string {
  return literal.includes("\\") ? String(JSON.parse(literal)) : literal.slice(1, -1);
}
