import { existsSync } from "node:fs";
import { posix, relative, resolve, sep } from "node:path";
import type { FindingDraft, Outcome } from "../draft.js";
import { isArray, isObject, type JsonValue } from "../json.js";
import type { Limits } from "../limits.js";
import type { PointerToken } from "../pointer.js";
import { limitStop } from "../problem.js";
import { decode as decodeText, displayPath, isInside, readText } from "../read.js";
import { parseData } from "../recognise.js";
import { fetchAndWait } from "../remote/fetch.js";
import type { SourceText } from "../text.js";

/** One of the files of a document. */
export interface Part {
  readonly source: SourceText;
  readonly root: JsonValue;
  /** The address that its references are relative to: its `$self` (OpenAPI 3.2, 4.1.2.2.1), else where the file lies. */
  readonly uri: string;
  /** Schemas with an `$id`, by their absolute address (JSON Schema 2020-12, core 8.2.1). */
  readonly resources: ReadonlyMap<string, readonly PointerToken[]>;
  /** Schemas with an `$anchor`, by the address of their resource, `#` and that (core 8.2.2), and each by `#` and that alone. */
  readonly anchors: ReadonlyMap<string, readonly (readonly PointerToken[])[]>;
  /** How many schemas have a `$dynamicAnchor`, by its name. */
  readonly dynamicAnchors: ReadonlyMap<string, number>;
}

export interface PartsInput {
  /** The project's folder, which findings name files from. */
  readonly root: string;
  /** The folder that references must not leave, symbolic links resolved. */
  readonly within: string;
  readonly limits: Limits;
  /** Origins that files are fetched from. */
  readonly remote: readonly string[];
}

/** How long one file may take. */
const LONGEST_FETCH_MS = 10_000;

const DATA_FILE = /\.(?:json|ya?ml)$/i;

/** The files of a document, each read once and when a reference first leads there. */
export class Parts {
  readonly findings: FindingDraft[] = [];
  readonly #input: PartsInput;
  readonly #byFile = new Map<string, Part | string>();
  readonly #resources = new Map<string, { readonly part: Part; readonly tokens: readonly PointerToken[] }>();
  readonly #start = performance.now();
  #bytes = 0;

  constructor(input: PartsInput, source: SourceText, root: JsonValue) {
    this.#input = input;
    this.#add(source, root);
  }

  /** Every file but the first, in the order in which they were read. */
  get others(): readonly SourceText[] {
    return [...this.#byFile.values()].flatMap((part) => (typeof part === "string" ? [] : [part.source])).slice(1);
  }

  part(file: string): Part | undefined {
    const part = this.#byFile.get(file);
    return typeof part === "string" ? undefined : part;
  }

  /** The schema that has this absolute address as its `$id`, in any of the files read so far. */
  resource(uri: string): { readonly part: Part; readonly tokens: readonly PointerToken[] } | undefined {
    return this.#resources.get(uri);
  }

  /**
   * Whether a `$dynamicRef` means what a `$ref` does: one schema of the whole document, and no other, is called so, whichever way
   * evaluation took (JSON Schema 2020-12, core 8.2.3.2).
   */
  isStatic(dynamicRef: string): boolean {
    const name = dynamicRef.slice(dynamicRef.indexOf("#") + 1);
    const parts = [...this.#byFile.values()];
    return (
      parts.reduce((sum, part) => sum + (typeof part === "string" ? 0 : (part.dynamicAnchors.get(name) ?? 0)), 0) === 1
    );
  }

  /**
   * The file that a reference in another one names, or why it is not read.
   * @param from the file that the reference stands in
   * @param path relative to that file, as a URI reference without its fragment (RFC 3986 section 4.2)
   */
  load(from: SourceText, path: string): Part | string {
    if (isAddress(from.file)) return this.fetch(new URL(path, from.file).href) ?? "it leads to another origin";
    const decoded = decode(path);
    if (decoded === undefined || decoded.includes("\0")) return "it is no path";
    const { root, within } = this.#input;
    const full = resolve(root, posix.dirname(from.file), decoded);
    const file = displayPath(root, full);
    const known = this.#byFile.get(file);
    if (known !== undefined) return known;
    const read = this.#read(full, file, within);
    this.#byFile.set(file, read);
    return read;
  }

  /**
   * The file at an address, where its origin is allowed; undefined where it is not.
   * @param address absolute, without a fragment
   */
  fetch(address: string): Part | string | undefined {
    const { remote, limits } = this.#input;
    if (!URL.canParse(address)) return undefined;
    const url = new URL(address);
    if (!remote.includes(url.origin)) return undefined;
    if (url.username !== "" || url.password !== "") return "an address must hold no user and no password";
    const known = this.#byFile.get(url.href);
    if (known !== undefined) return known;
    this.#checkFiles(url.href);
    const milliseconds = Math.min(LONGEST_FETCH_MS, Math.ceil(this.#left()));
    const got = fetchAndWait({ url: url.href, bytes: limits.bytes, milliseconds });
    const part = "reason" in got ? got.reason : this.#parsed(decodeText(got.body, url.href), false);
    this.#byFile.set(url.href, part);
    return part;
  }

  #left(): number {
    return this.#input.limits.seconds * 1000 - (performance.now() - this.#start);
  }

  #checkFiles(file: string): void {
    const { limits } = this.#input;
    if (this.#byFile.size >= limits.files)
      throw limitStop("files", `The document has more than ${limits.files} files; ${file} is the first too many.`, 0);
    if (this.#left() <= 0)
      throw limitStop(
        "seconds",
        `Reading the document and its files took more than ${limits.seconds} seconds; ${file} was not read.`,
        0,
      );
  }

  #read(full: string, file: string, within: string): Part | string {
    const folder = displayPath(this.#input.root, within);
    const out = `it leads out of the document's folder${folder === "." ? "" : `, ${folder}`}`;
    // Nothing outside is so much as looked for.
    if (relative(within, full).split(sep)[0] === "..") return out;
    if (!existsSync(full)) return "there is no such file";
    if (!isInside(within, full)) return out;
    if (!DATA_FILE.test(file)) return "it is not a .json, .yaml or .yml file";
    const { root, limits } = this.#input;
    this.#checkFiles(file);
    return this.#parsed(readText({ root, path: full, limits }), /\.json$/i.test(file));
  }

  #parsed({ value: source, findings }: Outcome<SourceText>, strict: boolean): Part | string {
    const { limits } = this.#input;
    this.findings.push(...findings);
    if (source === undefined) return "it cannot be read";
    this.#bytes += source.text.length;
    if (this.#bytes > limits.bytes) {
      throw limitStop(
        "bytes",
        `The document's files have more than ${limits.bytes} characters; ${source.file} is the first too many.`,
        0,
      );
    }
    const parsed = parseData({ source, limits }, strict);
    this.findings.push(...parsed.findings);
    if (parsed.value === undefined) return "it cannot be read";
    return this.#add(source, parsed.value);
  }

  #add(source: SourceText, root: JsonValue): Part {
    const resources = new Map<string, readonly PointerToken[]>();
    const anchors = new Map<string, (readonly PointerToken[])[]>();
    const dynamicAnchors = new Map<string, number>();
    const uri = baseOf(source, root);
    if (isObject(root) && typeof root.$self === "string") resources.set(uri, []);
    if (/\$(?:id|anchor|dynamicAnchor)\b/.test(source.text)) {
      collectNames(root, uri, { resources, anchors, dynamicAnchors });
    }
    const part = { source, root, uri, resources, anchors, dynamicAnchors };
    this.#byFile.set(source.file, part);
    for (const [uri, tokens] of resources) {
      if (!this.#resources.has(uri)) this.#resources.set(uri, { part, tokens });
    }
    return part;
  }
}

interface Names {
  readonly resources: Map<string, readonly PointerToken[]>;
  readonly anchors: Map<string, (readonly PointerToken[])[]>;
  readonly dynamicAnchors: Map<string, number>;
}

/** Where a file lies, as an address that nothing is fetched from, or the address that it calls its own. */
function baseOf({ file }: SourceText, root: JsonValue): string {
  const path = file.split("/").map(encodeURIComponent).join("/");
  const own = isAddress(file) ? file : `file:///${path}`;
  const self = isObject(root) && Object.hasOwn(root, "openapi") ? root.$self : undefined;
  return (typeof self === "string" ? resolveUri(self, own) : undefined) ?? own;
}

/** Finds `$id`, `$anchor` and `$dynamicAnchor`. The tree that a reader made is as deep as its limit at most. */
function collectNames(root: JsonValue, start: string, { resources, anchors, dynamicAnchors }: Names): void {
  const visit = (value: JsonValue, tokens: readonly PointerToken[], base: string): void => {
    if (isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, [...tokens, index], base);
      return;
    }
    if (!isObject(value)) return;
    const uri = idOf(value, base);
    if (uri !== undefined && !resources.has(uri)) resources.set(uri, tokens);
    // A dynamic anchor is an anchor as well, for `$ref` (core 8.2.2).
    for (const anchor of new Set([value.$anchor, value.$dynamicAnchor])) {
      if (typeof anchor !== "string") continue;
      for (const key of [`${uri ?? base}#${anchor}`, `#${anchor}`])
        anchors.set(key, [...(anchors.get(key) ?? []), tokens]);
    }
    const dynamic = value.$dynamicAnchor;
    if (typeof dynamic === "string") dynamicAnchors.set(dynamic, (dynamicAnchors.get(dynamic) ?? 0) + 1);
    for (const [key, member] of Object.entries(value)) visit(member, [...tokens, key], uri ?? base);
  };
  visit(root, [], start);
}

/** The absolute address that a schema calls its own; what is but a fragment names no resource (core 8.2.1). */
export function idOf(value: JsonValue, base: string): string | undefined {
  const id = isObject(value) ? value.$id : undefined;
  return typeof id === "string" && !/^(?:#|$)/.test(id) ? resolveUri(id, base) : undefined;
}

/** RFC 3986 section 5: an absolute address without its fragment, or undefined where none can be made. */
export function resolveUri(reference: string, base: string): string | undefined {
  if (!URL.canParse(reference, base)) return undefined;
  const uri = new URL(reference, base);
  uri.hash = "";
  return uri.href;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Whether a file's name is an address that it was fetched from. */
function isAddress(file: string): boolean {
  return /^https?:\/\//.test(file);
}
