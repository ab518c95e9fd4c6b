/** How much work a document may ask for. Each is a whole number, at least 1. */
export interface Limits {
  readonly bytes: number;
  readonly proseCharacters: number;
  readonly textCharacters: number;
  readonly keyCharacters: number;
  readonly nodes: number;
  readonly containers: number;
  readonly entries: number;
  readonly depth: number;
  readonly files: number;
  readonly references: number;
  readonly expansion: number;
  readonly written: number;
  readonly seconds: number;
}

export type LimitName = keyof Limits;

export interface Limit {
  readonly value: number;
  /** What is counted, for docs/limits.md. */
  readonly counts: string;
  /** The largest that the published payment APIs of the test corpus ask for; undefined where it says nothing. */
  readonly seen?: number;
  /** What to do but raising the limit. */
  readonly help: string;
}

/** At least three times what the largest published payment APIs ask for. docs/limits.md is made of this table. */
export const LIMITS: Readonly<Record<LimitName, Limit>> = {
  bytes: {
    value: 64 * 1024 * 1024,
    counts: "Bytes of one file, and characters of all files of one document.",
    seen: 14_000_000,
    help: "Split the document",
  },
  proseCharacters: {
    value: 512 * 1024,
    counts: "Characters of a page's prose, its code blocks left out: Markdown costs more than data.",
    help: "Take the page apart",
  },
  textCharacters: {
    value: 256 * 1024,
    counts: "Characters of one text.",
    seen: 18_555,
    help: "Put the text elsewhere and link to it",
  },
  keyCharacters: {
    value: 2048,
    counts: "Characters of one key.",
    seen: 127,
    help: "Give it a shorter name",
  },
  nodes: {
    value: 500_000,
    counts:
      "Values, keys left out; what a YAML alias repeats, and a file that is put in several places, counts each time.",
    seen: 98_966,
    help: "Split the document",
  },
  containers: {
    value: 150_000,
    counts: "Objects and lists among those values.",
    seen: 35_518,
    help: "Split the document",
  },
  entries: {
    value: 10_000,
    counts: "Entries of one object or list: paths, schemas, members of an enum, examples.",
    seen: 2275,
    help: "Split it, or leave out what nobody needs",
  },
  depth: {
    value: 256,
    counts: "Objects and lists inside one another, aliases replaced.",
    seen: 26,
    help: "Move what is nested into components",
  },
  files: {
    value: 5000,
    counts: "Files of one document.",
    seen: 1510,
    help: "Bundle the document",
  },
  references: {
    value: 400,
    counts:
      "Referenced objects on the longest way from one reference to the next; a circle counts with all that is on it.",
    seen: 93,
    help: "Let references name what is meant, without others in between",
  },
  expansion: {
    value: 10_000,
    counts:
      "Schemas that apply to one value, through `allOf`, `anyOf`, `oneOf` and references, each as often as it is reached.",
    seen: 117,
    help: "Merge schemas that repeat each other",
  },
  written: {
    value: 800_000,
    counts:
      "Values once path items, parameters, responses, bodies, headers and examples stand wherever they are referenced, and 64 characters of a text as one more: packages say them there again.",
    seen: 261_584,
    help: "Let fewer operations share what is large",
  },
  seconds: {
    value: 60,
    counts: "Seconds that reading a document with its files may take, and that all checks on it may take.",
    help: "Split the document",
  },
};

export const DEFAULT_LIMITS: Limits = withDefaults(() => undefined);

export const LIMIT_NAMES: readonly LimitName[] = Object.keys(LIMITS) as LimitName[];

/** The default of every limit for which `stated` knows no other value. */
export function withDefaults(stated: (name: LimitName) => number | undefined): Limits {
  const of = (name: LimitName): number => stated(name) ?? LIMITS[name].value;
  return {
    bytes: of("bytes"),
    proseCharacters: of("proseCharacters"),
    textCharacters: of("textCharacters"),
    keyCharacters: of("keyCharacters"),
    nodes: of("nodes"),
    containers: of("containers"),
    entries: of("entries"),
    depth: of("depth"),
    files: of("files"),
    references: of("references"),
    expansion: of("expansion"),
    written: of("written"),
    seconds: of("seconds"),
  };
}

/** What to do about a limit: something about the document, or the setting where the document is trusted. */
export function limitHelp(name: LimitName): string {
  return `${LIMITS[name].help}, or raise \`limits.${name}\` in concordat.yaml for documents that you trust.`;
}
