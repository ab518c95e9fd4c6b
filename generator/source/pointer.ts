/** JSON Pointer, RFC 6901. */
export type Pointer = string;
export type PointerToken = string | number;

/** `["paths", "/a", 0]` → `/paths/~1a/0`; no tokens → the empty pointer, the whole document. */
export function formatPointer(tokens: readonly PointerToken[]): Pointer {
  return tokens.map((token) => `/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The tokens of a pointer, or undefined where the text is not a pointer (RFC 6901 section 3). */
export function parsePointer(pointer: string): string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
