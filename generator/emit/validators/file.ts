import type { NamedSchema, Schema } from "../../model/model.js";
import type { FindingDraft } from "../../source/draft.js";
import { type Code, code, lines } from "../code/index.js";
import { OUTER_NAMES } from "./place.js";
import { recursivePointers } from "./recursive.js";
import { UniqueNames } from "./unique-names.js";

export type FunctionKind = "check" | "evaluateProperties" | "evaluateItems";

/** What one file of validators collects while its functions are written. */
export class ValidatorFile {
  readonly findings: FindingDraft[] = [];
  readonly schemas: ReadonlyMap<string, NamedSchema>;
  readonly #names = new UniqueNames(OUTER_NAMES);
  readonly #recursive: ReadonlySet<string>;
  readonly #functions = new Map<string, Code>();
  readonly #constants = new Map<string, { readonly name: Code; readonly declaration: Code }>();
  readonly #pending: (() => void)[] = [];
  readonly #byKey = new Map<object, Map<string, Code>>();

  constructor(schemas: ReadonlyMap<string, NamedSchema>) {
    this.schemas = schemas;
    this.#recursive = recursivePointers(schemas);
  }

  /** A name that nothing else in the file has. */
  unique(name: string): Code {
    return this.#names.take(name);
  }

  /** Whether the schema at `pointer` can come back to itself: then a value decides how deep a check goes. */
  isRecursive(pointer: string): boolean {
    return this.#recursive.has(pointer);
  }

  /**
   * The function that `write` writes for a schema, once per schema and kind, by its name. It is written later, so that schemas
   * that refer to each other end.
   */
  function(schema: Schema, kind: FunctionKind, hint: string, write: (name: Code) => Code): Code {
    const byKind = this.#byKey.get(schema) ?? new Map<string, Code>();
    this.#byKey.set(schema, byKind);
    const known = byKind.get(kind);
    if (known !== undefined) return known;
    const name = this.unique(`${kind}${hint}`);
    byKind.set(kind, name);
    this.#functions.set(name, name);
    this.#pending.push(() => this.#functions.set(name, write(name)));
    return name;
  }

  /** A constant of the file, one for each different value. */
  constant(hint: string, value: Code): Code {
    const known = this.#constants.get(value);
    if (known !== undefined) return known.name;
    const name = this.unique(hint);
    this.#constants.set(value, { name, declaration: code`const ${name} = /*#__PURE__*/ ${value};` });
    return name;
  }

  /** Everything that was asked for. */
  finish(): { readonly constants: Code; readonly functions: readonly Code[] } {
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) next();
    return {
      constants: lines([...this.#constants.values()].map(({ declaration }) => declaration)),
      functions: [...this.#functions.values()],
    };
  }
}
