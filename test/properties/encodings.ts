const upperEscapes = (text: string) => text.replace(/%..|\\u..../g, (one) => one.toUpperCase().replace("\\U", "\\u"));
const allPercent = (text: string) =>
  text.replace(/./gs, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, "0")}`);
const allJson = (text: string) => text.replace(/./gs, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** How a text, and a secret in it, may come back from whoever it was sent to. */
export const encodings: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  base64: (text) => Buffer.from(text).toString("base64"),
  "base64 without padding": (text) => Buffer.from(text).toString("base64").replace(/=+$/, ""),
  base64url: (text) => Buffer.from(text).toString("base64url"),
  "base64 in a URL": (text) => encodeURIComponent(Buffer.from(text).toString("base64")),
  "base64 in JSON of PHP": (text) => Buffer.from(text).toString("base64").replaceAll("/", "\\/"),
  hex: (text) => Buffer.from(text).toString("hex"),
  HEX: (text) => Buffer.from(text).toString("hex").toUpperCase(),
  "percent-encoded": encodeURIComponent,
  "percent-encoded, each character": allPercent,
  "PERCENT-ENCODED, each character": (text) => upperEscapes(allPercent(text)),
  "percent-encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  form: (text) => new URLSearchParams({ "": text }).toString().slice(1),
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  "JSON, each character": allJson,
  "JSON, EACH character": (text) => upperEscapes(allJson(text)),
  "JSON in JSON": (text) => JSON.stringify(JSON.stringify(text)).slice(1, -1),
  "JSON with escaped slashes": (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/"),
};
