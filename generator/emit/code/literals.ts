import { escapeInvisible } from "../../source/invisible.js";
import type { JsonValue } from "../../source/json.js";
import { isArray, isObject } from "../../source/json.js";
import { branded, type Code } from "./brand.js";
import { propertyKey } from "./names.js";
import { quote } from "./quote.js";
import { escapeUnsafe } from "./unsafe.js";

/** A double-quoted string literal: valid in JavaScript, TypeScript types and JSON alike. */
export function stringLiteral(text: string): Code {
  return branded(quote(text));
}

/** A number as an expression. JSON has no infinities, but a reader may have made one of `1e999`. */
export function numberLiteral(value: number): Code {
  if (Object.is(value, -0)) return branded("-0");
  if (Number.isFinite(value)) return branded(String(value));
  return branded(
    Number.isNaN(value) ? "Number.NaN" : value > 0 ? "Number.POSITIVE_INFINITY" : "Number.NEGATIVE_INFINITY",
  );
}

/** A part of a template literal: text of a document, or an expression to interpolate. */
export type TemplatePart = string | { readonly expression: Code };

/** A template literal. Line ends are written as escapes: a raw CR would be read as LF. */
export function templateLiteral(parts: readonly TemplatePart[]): Code {
  const written = parts.map((part) => (typeof part === "string" ? templateText(part) : `\${${part.expression}}`));
  return branded(`\`${written.join("")}\``);
}

function templateText(text: string): string {
  const escaped = text
    .replace(/[\\`]|\$(?=\{|$)/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t");
  return escapeUnsafe(escaped);
}

/** `new RegExp("…", "u")`; that the pattern compiles and ends is for the caller to know. */
export function regularExpression(pattern: string, flags: "u" | "" = "u"): Code {
  return branded(`new RegExp(${[quote(pattern), ...(flags === "" ? [] : [quote(flags)])].join(", ")})`);
}

/** A JSON value as an expression of the same value, `__proto__` as a key among the others; long ones over several lines. */
export function json(value: JsonValue, width = 100): Code {
  return branded(writeJson(value, { indent: "", width, isConstant: false }));
}

interface JsonStyle {
  readonly indent: string;
  readonly width: number;
  /** Whether scalars say that they are no more than themselves. */
  readonly isConstant: boolean;
}

function writeJson(value: JsonValue, style: JsonStyle): string {
  if (!isArray(value) && !isObject(value)) return writeScalar(value, style);
  const { indent, width } = style;
  const inner = { ...style, indent: `${indent}  ` };
  const entries = isArray(value)
    ? value.map((item) => writeJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${propertyKey(key)}: ${writeJson(item, below(key, inner))}`);
  const [open, close] = isArray(value) ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) return open + close;
  const pad = open === "{" ? " " : "";
  const line = `${open}${pad}${entries.join(", ")}${pad}${close}`;
  if (line.length + indent.length <= width && !line.includes("\n")) return line;
  return `${open}\n${entries.map((entry) => `${inner.indent}${entry},\n`).join("")}${indent}${close}`;
}

/** Below a name that every object inherits a compiler expects the inherited type, and widens `"form"` to `string`. */
function below(key: string, style: JsonStyle): JsonStyle {
  return style.isConstant || !(key in Object.prototype) ? style : { ...style, isConstant: true };
}

function writeScalar(value: string | number | boolean | null, { isConstant }: JsonStyle): string {
  const text =
    typeof value === "string" ? quote(value) : typeof value === "number" ? numberLiteral(value) : String(value);
  // `const` stands after literals alone, and neither null nor an infinity is one.
  return isConstant && value !== null && /^["\d-]|^true|^false/.test(text) ? `${text} as const` : text;
}

/** A file of JSON: two spaces, a line end, nothing invisible. For `package.json` and the like. */
export function jsonFile(value: JsonValue): Code {
  return branded(`${escapeInvisible(JSON.stringify(value, null, 2))}\n`);
}
