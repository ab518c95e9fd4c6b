/** An element, as far as the tests look at it. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
}

/** Characters that XML 1.0 allows (2.2). */
const ALLOWED = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const TOKEN = /<\?xml[^?]*\?>|<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

/** Reads XML without comments, sections or a doctype, and throws where it is not well-formed. */
export function readXml(text: string): Element {
  if (!ALLOWED.test(text)) throw new Error("a character that XML does not allow");
  const root: { name: string; attributes: Map<string, string>; children: Element[] } = {
    name: "",
    attributes: new Map(),
    children: [],
  };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`not XML: ${text.slice(at, at + 40)}`);
    const [, closing, name, attributes = "", empty, characters] = match;
    if (characters !== undefined) decode(characters);
    if (name === undefined) continue;
    if (closing === "/") {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
      continue;
    }
    const element = { name, attributes: readAttributes(attributes), children: [] };
    open.at(-1)?.children.push(element);
    if (empty !== "/") open.push(element);
  }
  const [only, second] = root.children;
  if (open.length !== 1 || only === undefined || second !== undefined) throw new Error("not one closed root element");
  return only;
}

function readAttributes(text: string): Map<string, string> {
  const found = [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(
    ([, name = "", value = ""]) => [name, decode(value)] as const,
  );
  const attributes = new Map(found);
  if (attributes.size !== found.length) throw new Error("an attribute twice");
  return attributes;
}

const ENTITIES = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

function decode(text: string): string {
  return text.replace(/&([^;]*;?)/g, (_all, name: string) => {
    const character = ENTITIES.get(name.replace(/;$/, ""));
    if (character === undefined || !name.endsWith(";")) throw new Error(`no entity: &${name}`);
    return character;
  });
}
