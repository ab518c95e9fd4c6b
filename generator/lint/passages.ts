import type { ProseBlock, SpecDocument } from "../source/document.js";
import { getString } from "../source/json.js";
import { entryOrigin, type Location, locationOfSpan, type Span } from "../source/origin.js";
import { formatPointer } from "../source/pointer.js";
import { foldSpace, sentences, splitSentences } from "../source/sentences.js";
import type { Site, Sites } from "./sites.js";

/** A sentence that somebody wrote for people, on the page or in a description inside the document. */
export interface Passage {
  readonly text: string;
  /** Where it stands: found when it is asked for, because few passages are ever pointed at. */
  readonly locate: () => Location;
  readonly kind: ProseBlock["kind"] | "description";
  readonly section: readonly string[];
  /** The object whose description it is. */
  readonly owner?: Site;
}

/** The members that hold prose. */
const DESCRIPTIONS = ["description", "summary"];

/** Sentences of a document in the order of its objects, after those of the page. */
export function readPassages(document: SpecDocument, sites: Sites): readonly Passage[] {
  const described = sites.all.flatMap((site) => describedBy(document, site));
  const scalars = described.map(({ whole }) => whole);
  const page = document.prose.flatMap((block) =>
    sentences(block)
      .filter(
        ({ span }) =>
          document.kind !== "prose-page" ||
          !scalars.some((whole) => whole.start <= span.start && span.end <= whole.end),
      )
      .map(
        (sentence): Passage => ({
          text: sentence.text,
          locate: () => locationOfSpan(sentence.span, ""),
          kind: block.kind,
          section: sentence.section,
        }),
      ),
  );
  return [...page, ...described.map(({ passage }) => passage)];
}

function describedBy(
  document: SpecDocument,
  site: Site,
): readonly { readonly whole: Span; readonly passage: Passage }[] {
  return DESCRIPTIONS.flatMap((member) => {
    const text = getString(site.node, member);
    if (text === undefined) return [];
    const whole = entryOrigin(site.node, member)?.value ?? { source: document.source, start: 0, end: 0 };
    const pointer = formatPointer([...site.tokens, member]);
    const before = new Map<string, number>();
    return splitSentences(text).map(({ start, end }) => {
      const raw = text.slice(start, end);
      const repeated = before.get(raw) ?? 0;
      before.set(raw, repeated + 1);
      const locate = () => locationOfSpan(narrow({ whole, raw, repeated }), pointer);
      return { whole, passage: { text: foldSpace(raw), locate, kind: "description", section: [], owner: site } };
    });
  });
}

interface SentenceOfScalar {
  /** The scalar, with its quotes. */
  readonly whole: Span;
  readonly raw: string;
  /** How often the same words stand in the scalar before. */
  readonly repeated: number;
}

/**
 * Where a sentence stands in the text of its scalar. Words are found in order, whatever white space, line continuation or `\n` escape is
 * between them; a scalar that is written with other escapes is pointed at whole.
 */
function narrow({ whole, raw, repeated }: SentenceOfScalar): Span {
  const words = raw.split(/\s+/).filter((word) => word !== "");
  const pattern = words.map((word) => quote(word)).join("(?:\\s|\\\\[nrt]|>)+");
  if (words.length === 0 || pattern.length > 20_000) return whole;
  const text = whole.source.text.slice(whole.start, whole.end);
  const found = [...text.matchAll(new RegExp(pattern, "g"))][repeated];
  if (found === undefined) return whole;
  const start = whole.start + found.index;
  return { source: whole.source, start, end: start + found[0].length };
}

/** A word as it stands in YAML or, where that is another spelling, with the escapes of JSON. */
function quote(word: string): string {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  const escaped = JSON.stringify(word).slice(1, -1);
  return escaped === word ? literal(word) : `(?:${literal(word)}|${literal(escaped)})`;
}
