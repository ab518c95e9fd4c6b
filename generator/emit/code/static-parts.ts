const known = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The written parts of a `code` template, dedented, once they are known to leave every hole and the end in plain code. */
export function staticParts(strings: TemplateStringsArray): readonly string[] {
  const found = known.get(strings);
  if (found !== undefined) return found;
  requirePlainHoles(strings);
  const parts = dedent(strings);
  known.set(strings, parts);
  return parts;
}

type Context = '"' | "'" | "`" | "//" | "/*" | "{" | "${";

/** Knows quotes, templates and comments, and no regular expression: write one with `regularExpression`. */
function requirePlainHoles(strings: readonly string[]): void {
  const open: Context[] = [];
  for (const part of strings) {
    for (let index = 0; index < part.length; index++) index += step(open, part, index);
    const at = open.at(-1);
    if (at !== undefined && at !== "{" && at !== "${") throw new Error(`A hole or the end of code stands in ${at}`);
  }
  if (open.some((context) => context !== "{")) throw new Error("A code template ends inside a template literal");
}

/** Reads one token at `index` and returns how many further characters it took. */
function step(open: Context[], text: string, index: number): number {
  const top = open.at(-1);
  const character = text[index] ?? "";
  const pair = text.slice(index, index + 2);
  switch (top) {
    case "//":
      if (character === "\n") open.pop();
      return 0;
    case "/*":
      if (pair === "*/") open.pop();
      return pair === "*/" ? 1 : 0;
    case '"':
    case "'":
      if (character === top) open.pop();
      return character === "\\" ? 1 : 0;
    case "`":
      if (character === "`") open.pop();
      if (pair === "${") open.push("${");
      return character === "\\" || pair === "${" ? 1 : 0;
    default:
      if (pair === "//" || pair === "/*") open.push(pair);
      else if (character === '"' || character === "'" || character === "`" || character === "{") open.push(character);
      else if (character === "}" && top !== undefined) open.pop();
      return pair === "//" || pair === "/*" ? 1 : 0;
  }
}

/** A template that begins on its first line keeps it: what is common to the lines below is taken from them alone. */
function dedent(strings: readonly string[]): readonly string[] {
  const isBlock = strings[0]?.startsWith("\n") === true;
  let indent = Number.POSITIVE_INFINITY;
  for (const [index, part] of strings.entries()) {
    const isLast = index === strings.length - 1;
    for (const match of part.matchAll(/\n([ \t]*)(?=([^\n]?))/g)) {
      const blank = match[2] === "" && (isLast || match.index + match[0].length < part.length);
      if (!blank) indent = Math.min(indent, match[1]?.length ?? 0);
    }
  }
  const width = Number.isFinite(indent) ? indent : 0;
  const margin = new RegExp(`\\n[ \\t]{0,${width}}`, "g");
  return strings.map((part, index) => {
    let text = isBlock && index === strings.length - 1 ? part.replace(/\n[ \t]*$/, "") : part;
    text = text.replace(margin, "\n");
    return isBlock && index === 0 ? text.slice(1) : text;
  });
}
