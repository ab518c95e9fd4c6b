import type { SpecDocument } from "../source/document.js";
import { isArray, isObject, type JsonObject, type JsonValue } from "../source/json.js";
import { type Member, type ObjectKind, shapesOf } from "../source/objects.js";
import type { PointerToken } from "../source/pointer.js";

/** An object of a document, what it is by its position, and where it stands. */
export interface Site {
  readonly kind: ObjectKind;
  readonly node: JsonObject;
  readonly tokens: readonly PointerToken[];
  readonly parent: Site | undefined;
  /** The `$ref` of a Reference Object, or of a schema that has one. */
  readonly reference?: string;
}

/** Every object of a document at a known position, in the document's order. */
export class Sites {
  readonly all: readonly Site[];
  readonly #byKind = new Map<ObjectKind, Site[]>();
  readonly #byNode = new Map<JsonObject, Site>();

  constructor(document: SpecDocument) {
    this.all = collect(document);
    for (const site of this.all) {
      if (!this.#byNode.has(site.node)) this.#byNode.set(site.node, site);
      const list = this.#byKind.get(site.kind);
      if (list === undefined) this.#byKind.set(site.kind, [site]);
      else list.push(site);
    }
  }

  /** The objects of a kind; Reference Objects, which stand where one is wanted, are left out. */
  of(kind: ObjectKind): readonly Site[] {
    const found = this.#byKind.get(kind) ?? [];
    return found.filter((site) => site.reference === undefined || hasSiblings(site));
  }

  /** What an object is, wherever it stands first. */
  at(node: JsonObject): Site | undefined {
    return this.#byNode.get(node);
  }
}

/** A 3.1 schema says something beside its `$ref` (JSON Schema 2020-12, core 8.2.3.1). */
function hasSiblings(site: Site): boolean {
  return site.kind === "schema" && Object.keys(site.node).length > 1;
}

/** Beyond this many objects a document is read no further: aliases could unfold without end. */
const LIMIT = 1_000_000;

function collect(document: SpecDocument): readonly Site[] {
  const shapes = shapesOf(document.version);
  const sites: Site[] = [];
  const stack: {
    kind: ObjectKind;
    value: JsonValue | undefined;
    tokens: readonly PointerToken[];
    parent: Site | undefined;
  }[] = [{ kind: "document", value: document.root, tokens: [], parent: undefined }];
  for (let next = stack.pop(); next !== undefined && sites.length < LIMIT; next = stack.pop()) {
    const { kind, value: node, tokens, parent } = next;
    if (!isObject(node)) continue;
    const reference = Object.hasOwn(node, "$ref") && typeof node.$ref === "string" ? node.$ref : undefined;
    const site: Site =
      reference === undefined ? { kind, node, tokens, parent } : { kind, node, tokens, parent, reference };
    sites.push(site);
    const shape = shapes.get(kind);
    if (shape === undefined) continue;
    const children: typeof stack = [];
    for (const [key, value] of Object.entries(node)) {
      const member = shape.members.get(key);
      if (member !== undefined) children.push(...expand({ member, value, tokens: [...tokens, key], parent: site }));
      else if (shape.others?.names.test(key) === true)
        children.push({ kind: shape.others.kind, value, tokens: [...tokens, key], parent: site });
    }
    stack.push(...children.reverse());
  }
  return sites;
}

function* expand(from: {
  readonly member: Member;
  readonly value: JsonValue;
  readonly tokens: readonly PointerToken[];
  readonly parent: Site;
}) {
  const { member, value, tokens, parent } = from;
  const { kind } = member;
  if (member.shape === "one") yield { kind, value, tokens, parent };
  else if (member.shape === "list" && isArray(value))
    for (const [index, item] of value.entries()) yield { kind, value: item, tokens: [...tokens, index], parent };
  else if (member.shape === "map" && isObject(value))
    for (const [key, item] of Object.entries(value)) yield { kind, value: item, tokens: [...tokens, key], parent };
}

/** Whether a schema is a part of a composition: what it lacks may stand in another part, or beside the whole. */
export function isPartOfComposition({ tokens, parent }: Site): boolean {
  const parts = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else"];
  return parent?.kind === "schema" && parts.some((key) => tokens.slice(-2).includes(key));
}
