/**
 * What a reader of source cannot see or what ends a line for some readers and not for others: controls, format characters
 * (bidi, zero width, BOM, tags), lone surrogates, line and paragraph separators. Tab and line feed are not among them.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text with every invisible character as `\uXXXX`, tab and line feed kept: equal when it stands inside a string literal. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (found) => (found === "\n" || found === "\t" ? found : escapeUnits(found)));
}

/** Each UTF-16 code unit as `\uXXXX`, which JSON and JavaScript read alike. */
export function escapeUnits(text: string): string {
  let escaped = "";
  for (let index = 0; index < text.length; index++) {
    escaped += `\\u${text.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}
