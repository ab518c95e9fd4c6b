import { branded, type Code, type DocText } from "./brand.js";
import { escapeUnsafe } from "./unsafe.js";

/** `// …`, a line each. Ends a line: what follows must start a new one. */
export function comment(text: string): Code {
  return branded(
    linesOf(text)
      .map((line) => `// ${line}`.trimEnd())
      .join("\n"),
  );
}

/** A doc comment; empty text gives no code. What is deprecated is struck out by editors. */
export function docComment(text: string, { isDeprecated = false }: { readonly isDeprecated?: boolean } = {}): Code {
  const said = linesOf(text);
  const lines = !isDeprecated ? said : text === "" ? ["@deprecated"] : [...said, "", "@deprecated"];
  if (lines.length === 1) return branded(lines[0] === "" ? "" : `/** ${lines[0]} */`);
  return branded(["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n"));
}

/** The inside of a doc comment, for the `docs` of a structure. */
export function docText(text: string): DocText {
  return branded(linesOf(text).join("\n"));
}

/**
 * Nothing is deleted, only put between: deleting recombines what stands around it. Directives such as `ts-ignore` matter to compilers,
 * and `/*` to readers who count.
 */
function linesOf(text: string): string[] {
  const lines = text
    .replace(/\r\n|[\r\u0085\u2028\u2029\v\f]/g, "\n")
    .split("\n")
    .map((line) =>
      escapeUnsafe(line.replaceAll("\t", "  "))
        .replaceAll("*/", "* /")
        .replaceAll("/*", "/ *")
        .replace(/(?<=^|[\s{*/])@(?=[A-Za-z])/g, "\\@")
        .trimEnd(),
    );
  while (lines.length > 1 && lines.at(-1) === "") lines.pop();
  while (lines.length > 1 && lines[0] === "") lines.shift();
  return lines;
}
