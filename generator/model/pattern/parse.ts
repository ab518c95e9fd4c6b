import { ANY, type CharacterSet, CLASSES, complement, DOT, union } from "./characters.js";

/** A regular expression as far as its running time depends on it. */
export type Expression =
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "sequence"; readonly parts: readonly Expression[] }
  | { readonly kind: "choice"; readonly options: readonly Expression[] }
  | { readonly kind: "repeat"; readonly body: Expression; readonly min: number; readonly max: number }
  | { readonly kind: "start" }
  /** `$`, `\b`, `\B`. */
  | { readonly kind: "assertion" }
  | { readonly kind: "lookaround"; readonly body: Expression }
  | { readonly kind: "backreference" };

/**
 * Reads a pattern that ECMAScript has already compiled, so its syntax is good; undefined where it has something that this
 * reader does not know.
 */
export function parsePattern(pattern: string): Expression | undefined {
  try {
    const reader = new Reader([...pattern]);
    const expression = reader.choice();
    return reader.isAtEnd() ? expression : undefined;
  } catch (error) {
    if (error instanceof UnknownSyntax) return undefined;
    throw error;
  }
}

class UnknownSyntax extends Error {}

class Reader {
  readonly #characters: readonly string[];
  #next = 0;

  constructor(characters: readonly string[]) {
    this.#characters = characters;
  }

  isAtEnd(): boolean {
    return this.#next >= this.#characters.length;
  }

  choice(): Expression {
    const options = [this.#sequence()];
    while (this.#skip("|")) options.push(this.#sequence());
    const [only, ...others] = options;
    return only !== undefined && others.length === 0 ? only : { kind: "choice", options };
  }

  #sequence(): Expression {
    const parts: Expression[] = [];
    while (!this.isAtEnd() && !this.#sees("|") && !this.#sees(")")) parts.push(this.#quantified(this.#atom()));
    const [only, ...others] = parts;
    return only !== undefined && others.length === 0 ? only : { kind: "sequence", parts };
  }

  #quantified(body: Expression): Expression {
    const bounds = this.#quantifier();
    if (bounds === undefined) return body;
    this.#skip("?");
    const [min, max] = bounds;
    return { kind: "repeat", body, min, max };
  }

  #quantifier(): [number, number] | undefined {
    if (this.#skip("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.#skip("+")) return [1, Number.POSITIVE_INFINITY];
    if (this.#skip("?")) return [0, 1];
    const braces = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.#rest(24));
    if (braces === null) return undefined;
    this.#next += braces[0].length;
    const min = Number(braces[1]);
    return [min, braces[2] === undefined ? min : braces[3] === "" ? Number.POSITIVE_INFINITY : Number(braces[3])];
  }

  #atom(): Expression {
    const character = this.#take();
    switch (character) {
      case "^":
        return { kind: "start" };
      case "$":
        return { kind: "assertion" };
      case ".":
        return { kind: "set", set: DOT };
      case "(":
        return this.#group();
      case "[":
        return { kind: "set", set: this.#class() };
      case "\\":
        return this.#escape();
      default:
        return { kind: "set", set: one(character) };
    }
  }

  #group(): Expression {
    const opening = /^\?(?:[:=!]|<[=!]|<[^>]*>)/.exec(this.#rest(200))?.[0] ?? "";
    if (opening === "" && this.#sees("?")) throw new UnknownSyntax();
    this.#next += [...opening].length;
    const body = this.choice();
    if (!this.#skip(")")) throw new UnknownSyntax();
    return /^\?<?[=!]/.test(opening) ? { kind: "lookaround", body } : body;
  }

  #escape(): Expression {
    const next = this.#characters[this.#next] ?? "";
    if (next === "b" || next === "B") {
      this.#next += 1;
      return { kind: "assertion" };
    }
    if (/[1-9k]/.test(next)) return { kind: "backreference" };
    return { kind: "set", set: this.#escapedSet() };
  }

  /** What a backslash, already taken, and what follows it stand for. */
  #escapedSet(): CharacterSet {
    const letter = this.#take();
    const known = CLASSES.get(letter);
    if (known !== undefined) {
      if (known === ANY) this.#next += /^\{[^}]*\}/.exec(this.#rest(100))?.[0].length ?? 0;
      return known;
    }
    const hex = { x: /^[\da-f]{2}/i, u: /^(?:[\da-f]{4}|\{[\da-f]+\})/i }[letter]?.exec(this.#rest(12))?.[0];
    if (hex !== undefined) {
      this.#next += hex.length;
      return this.#unit(Number.parseInt(hex.replace(/[{}]/g, ""), 16));
    }
    if (letter === "c") return one(String.fromCharCode((this.#take().charCodeAt(0) || 0) % 32));
    return one(CONTROLS.get(letter) ?? letter);
  }

  /** A surrogate may be half of a pair that is written as two escapes: what it matches is then left open. */
  #unit(code: number): CharacterSet {
    return code >= 0xd800 && code <= 0xdfff ? ANY : [[code, code]];
  }

  #class(): CharacterSet {
    const isNegated = this.#skip("^");
    const sets: CharacterSet[] = [];
    while (!this.#skip("]")) {
      const from = this.#classAtom();
      const isRange = this.#sees("-") && this.#characters[this.#next + 1] !== "]";
      if (!isRange) {
        sets.push(from);
        continue;
      }
      this.#take();
      const to = this.#classAtom();
      sets.push(isSingle(from) && isSingle(to) ? [[from[0][0], to[0][1]]] : union([from, to, one("-")]));
    }
    return isNegated ? complement(union(sets)) : union(sets);
  }

  #classAtom(): CharacterSet {
    const character = this.#take();
    if (character !== "\\") return one(character);
    if (!this.#sees("b")) return this.#escapedSet();
    this.#take();
    return one("\b");
  }

  #sees(character: string): boolean {
    return this.#characters[this.#next] === character;
  }

  #skip(character: string): boolean {
    if (!this.#sees(character)) return false;
    this.#next += 1;
    return true;
  }

  #take(): string {
    const character = this.#characters[this.#next];
    if (character === undefined) throw new UnknownSyntax();
    this.#next += 1;
    return character;
  }

  #rest(length: number): string {
    return this.#characters.slice(this.#next, this.#next + length).join("");
  }
}

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["f", "\f"],
  ["0", "\0"],
]);

function one(character: string): CharacterSet {
  const code = character.codePointAt(0) ?? 0;
  return [[code, code]];
}

function isSingle(set: CharacterSet): set is readonly [readonly [number, number]] {
  const [only, ...others] = set;
  return only !== undefined && others.length === 0 && only[0] === only[1];
}
