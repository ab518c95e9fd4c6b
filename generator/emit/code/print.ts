import { createRequire } from "node:module";
import type * as morph from "ts-morph";
import { branded, type Code, type DocText, type ModuleSpecifier } from "./brand.js";

type KindName<Kind> = {
  [Name in keyof typeof morph.StructureKind]: (typeof morph.StructureKind)[Name] extends Kind ? Name : never;
}[keyof typeof morph.StructureKind];

/**
 * A ts-morph structure in which every text is escaped: strings become `Code`, functions that write are gone, and the kinds are
 * their names, so building one does not load ts-morph. ts-morph prints what it is given, comment ends and bad names too.
 */
export type Safe<Structure> = Structure extends string
  ? string extends Structure
    ? Code
    : `${Structure}`
  : Structure extends (...args: never[]) => unknown
    ? never
    : Structure extends readonly (infer Item)[]
      ? readonly Safe<Item>[]
      : Structure extends object
        ? { readonly [Member in keyof Structure]: SafeMember<Member, Structure[Member]> }
        : Structure;

type SafeMember<Member, Value> = Member extends "kind"
  ? KindName<NonNullable<Value>> | Extract<Value, undefined>
  : Member extends "docs"
    ? readonly DocText[] | Extract<Value, undefined>
    : Member extends "moduleSpecifier"
      ? ModuleSpecifier | Extract<Value, undefined>
      : Safe<Value>;

/** A statement of a file: a structure, or code of any number of statements. */
export type Statement = Safe<morph.StatementStructures> | Code;

let loaded: typeof morph | undefined;

/** The statements as a file, ending in a line end. Loads ts-morph at the first call: half a second that `lint` never needs. */
export function printFile(statements: readonly Statement[]): Code {
  loaded ??= createRequire(import.meta.url)("ts-morph") as typeof morph;
  const { printStructure, StructureKind } = loaded;
  const structures = statements.map((statement) => withKinds(statement, StructureKind));
  const text = printStructure(
    // The one place where the escaped form becomes ts-morph's own: `Safe` only narrows it, and the kinds are restored above.
    { kind: StructureKind.SourceFile, statements: structures as morph.StatementStructures[] },
    { indentNumberOfSpaces: 2 },
  );
  return branded(`${text.trimEnd()}\n`);
}

function withKinds(value: unknown, kinds: typeof morph.StructureKind): unknown {
  if (Array.isArray(value)) return value.map((item) => withKinds(item, kinds));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === "kind" ? kinds[member as keyof typeof kinds] : withKinds(member, kinds),
    ]),
  );
}
