const loneSurrogate = /\p{Surrogate}/u;
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Whether the text has no lone surrogate; `encodeURIComponent` throws on one. */
export function isWellFormed(text: string): boolean {
  return !loneSurrogate.test(text);
}

/**
 * Whether the text can be one path segment. Empty, `.` and `..` cannot: a URL parser removes them, percent-encoded too
 * (WHATWG URL, "double-dot URL path segment").
 */
export function isSegment(text: string): boolean {
  return text !== "" && text !== "." && text !== ".." && isWellFormed(text);
}

/** RFC 9110 §5.6.2. */
export function isFieldName(text: string): boolean {
  return token.test(text);
}

/** Whether the text can stand in a cookie as it is (RFC 6265 §5.2): one line of ASCII without `;`, no white space around it. */
export function isCookieText(text: string): boolean {
  return /^[\x20-\x3a\x3c-\x7e]*$/.test(text) && !/^ | $/.test(text);
}

/**
 * Whether `Headers` takes the text unchanged (RFC 9110 §5.5: no control characters, Latin-1, no outer white space). Asked before
 * `Headers` is, because its own error repeats the value.
 */
export function isFieldValue(text: string): boolean {
  return fieldValue.test(text) && !/^[\t ]|[\t ]$/.test(text);
}
