import { catalogue } from "./catalogue.js";
import type { Occurrence } from "./occurrence.js";
import { type Covered, familyOf } from "./rule.js";

/**
 * One root cause is one finding: what a finding of another rule covers is left out. Which rule covers what is said by the rules
 * themselves (`covers`); two defects on one node that no rule relates stay two.
 *
 * @param causes the findings that may cover, where they are not the same list
 */
export function withoutCascades(
  occurrences: readonly Occurrence[],
  causes: readonly Occurrence[] = occurrences,
): readonly Occurrence[] {
  const known = new Causes(causes);
  return occurrences.filter((occurrence) => {
    const { rule, location, message, subject } = occurrence;
    // The subject of what another linter found is its own message.
    return !known.cover({
      rule,
      location,
      message: familyOf({ id: rule }) === "openapi" ? `${subject} ${message}` : message,
    });
  });
}

/** A finding, as far as it matters to what follows from it. */
export type Note = Pick<Occurrence, "rule" | "message"> & {
  readonly location: Pick<Occurrence["location"], "file" | "pointer">;
};

interface Relation extends Covered {
  /** The rule that covers. */
  readonly by: string;
}

/** By the rule that is covered. */
const RELATIONS: ReadonlyMap<string, readonly Relation[]> = (() => {
  const found = new Map<string, Relation[]>();
  for (const { id, covers = [] } of catalogue)
    for (const covered of covers) found.set(covered.rule, [...(found.get(covered.rule) ?? []), { ...covered, by: id }]);
  return found;
})();

/** Findings by where they may cover: asking costs as much as the other's pointer is deep. */
export class Causes {
  readonly #by = new Map<string, Note[]>();

  constructor(notes: readonly Note[]) {
    const covering = new Map(catalogue.map(({ id, covers = [] }) => [id, new Set(covers.map(({ where }) => where))]));
    for (const note of notes) {
      const own = nodeOf(note);
      for (const where of covering.get(note.rule) ?? []) {
        for (const place of coveredFrom(own, where)) this.#add(keyOf(note.rule, where, place), note);
      }
    }
  }

  /** Whether one of them is the cause of that finding. */
  cover(note: Note): boolean {
    return (RELATIONS.get(note.rule) ?? []).some((relation) =>
      this.#candidates(relation, note).some(isCause(relation, note)),
    );
  }

  #candidates({ by, where }: Relation, note: Note): readonly Note[] {
    return askedAt(nodeOf(note), where).flatMap((place) => this.#by.get(keyOf(by, where, place)) ?? []);
  }

  #add(key: string, note: Note): void {
    const list = this.#by.get(key);
    if (list === undefined) this.#by.set(key, [note]);
    else list.push(note);
  }
}

/** Under which nodes a finding on a node is kept. */
function coveredFrom(node: string, where: Covered["where"]): readonly string[] {
  if (where === "around") return above(node);
  return [where === "beside" ? container(node) : where === "anywhere" ? "" : node];
}

/** Under which nodes the causes of a finding on a node are kept. */
function askedAt(node: string, where: Covered["where"]): readonly string[] {
  if (where === "here" || where === "around") return [node];
  return where === "anywhere" ? [""] : above(node);
}

function isCause({ of, at, saying, sharing, through, where }: Relation, theirs: Note): (ours: Note) => boolean {
  const names = sharing === true ? new Set(wordsOf(theirs.message)) : undefined;
  return (ours) =>
    (of?.test(ours.message) ?? true) &&
    (at?.test(ours.location.pointer) ?? true) &&
    (saying?.test(theirs.message) ?? true) &&
    (names === undefined || namedIn(ours.message).some((name) => names.has(name))) &&
    (through !== true || leadsThrough(theirs.message, ours)) &&
    // A node that an overlay put in place of another is another node.
    (where !== "here" || ours.location.file === theirs.location.file) &&
    (where !== "beside" || !isWithin(nodeOf(theirs), nodeOf(ours)));
}

/** Whether a reference in a message leads through a name that stands in code in the other one, beside the node of that. */
function leadsThrough(message: string, { message: said, location }: Note): boolean {
  const holder = container(location.pointer);
  return [...said.matchAll(/`([^`]+)`/g)].some(([, name = ""]) => message.includes(`#${holder}/${name}/`));
}

/** What stands in code in a message, word by word. */
function namedIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, code = ""]) => wordsOf(code));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}_-]+/u);
}

function keyOf(rule: string, where: Covered["where"], place: string): string {
  return `${rule} ${where} ${place}`;
}

/** A finding on a `$ref` is about the object that has it. */
function nodeOf({ location }: Note): string {
  return location.pointer.replace(/\/\$ref$/, "");
}

function isWithin(pointer: string, of: string): boolean {
  return pointer === of || pointer.startsWith(`${of}/`);
}

function container(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

/** The nodes that hold a node, the document last. */
function above(pointer: string): readonly string[] {
  const found: string[] = [];
  for (let at = pointer; at !== ""; at = container(at)) found.push(container(at));
  return found;
}
