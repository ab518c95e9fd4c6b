import { closest } from "../source/closest.js";
import { parsePointer } from "../source/pointer.js";

/**
 * A value named in a binding: a runtime expression (OpenAPI 3.1, section 4.8.20.4) of the response, `$input.<name>` of the
 * contract's input, `$config.<name>` of the provider's configuration, `$generated.uuid` (RFC 9562, version 4; new for each call, the
 * same for its tries), or a literal.
 */
export type Expression =
  | { readonly kind: "input" | "config"; readonly name: string }
  | { readonly kind: "body"; readonly path: readonly string[] }
  | { readonly kind: "header"; readonly name: string }
  | { readonly kind: "generated"; readonly name: "uuid" }
  | { readonly kind: "literal"; readonly value: string | number | boolean };

export type ResponseExpression = Extract<Expression, { kind: "body" | "header" }>;
export type RequestExpression = Exclude<Expression, ResponseExpression>;

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const HEADER = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const FORMS = ["$input.", "$config.", "$generated.", "$response.body#", "$response.header."];

/** The expression that `text` is, or what is wrong with it, as a sentence. Text that does not begin with `$` is a literal. */
export function parseExpression(text: string | number | boolean): Expression | { readonly error: string } {
  if (typeof text !== "string" || !text.startsWith("$")) return { kind: "literal", value: text };
  const [form] = FORMS.filter((prefix) => text.startsWith(prefix));
  const rest = text.slice(form?.length ?? 0);
  if (form === "$input." || form === "$config.") {
    const kind = form === "$input." ? "input" : "config";
    return NAME.test(rest) ? { kind, name: rest } : { error: `\`${rest}\` is not a name.` };
  }
  if (form === "$generated.") {
    return rest === "uuid" ? { kind: "generated", name: rest } : { error: "Only `$generated.uuid` is generated." };
  }
  if (form === "$response.header.") {
    return HEADER.test(rest) ? { kind: "header", name: rest } : { error: `\`${rest}\` is not a header name.` };
  }
  if (form === "$response.body#") {
    const path = parsePointer(rest);
    return path === undefined
      ? { error: `\`${rest}\` is not a JSON Pointer: it must begin with \`/\`.` }
      : { kind: "body", path };
  }
  const head = /^[^/#]*[.#]?/.exec(text)?.[0] ?? text;
  const near = closest(head.endsWith("#") ? head : `${head.split(".")[0]}.`, FORMS);
  const meant = near === undefined ? "" : ` Did you mean \`${near}…\`?`;
  return { error: `\`${text}\` is not an expression that a binding reads.${meant}` };
}
