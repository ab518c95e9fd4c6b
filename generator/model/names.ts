import { createHash } from "node:crypto";
import { type Pointer, parsePointer } from "../source/pointer.js";
import { camelCase, pascalCase, startsIdentifier } from "./identifier.js";
import type { Operation } from "./model.js";
import { reservedTypeNames, reservedValueNames } from "./reserved.js";

/** A thing to be named: the name that it asks for, the document's own text for it, and where it stands. */
interface Wish {
  readonly pointer: Pointer;
  readonly name: string;
  readonly written: string;
}

/** Unique PascalCase type names for schemas, by pointer. */
export function nameSchemas(pointers: Iterable<Pointer>): Map<Pointer, string> {
  return settle(
    [...pointers].map((pointer) => {
      const tokens = schemaWords(pointer);
      const base = pascalCase(tokens.join(" "));
      const name = startsIdentifier(base) ? base : `Schema${base}`;
      return { pointer, name: reservedTypeNames.has(name) ? `${name}Schema` : name, written: tokens.join(" ") };
    }),
  );
}

/** A component, or a definition of Swagger 2.0, is called by its key; what stands elsewhere by its way there. */
function schemaWords(pointer: Pointer): string[] {
  const tokens = parsePointer(pointer) ?? [];
  const inComponents = tokens[0] === "components" && tokens[1] === "schemas" && tokens.length > 2;
  const inDefinitions = tokens[0] === "definitions" && tokens.length > 1;
  const way = inComponents ? tokens.slice(2) : inDefinitions ? tokens.slice(1) : tokens;
  return way.length === 1 ? way : way.filter((token) => token !== "properties" && token !== "schema");
}

/** Unique camelCase names for operations, by pointer: the operationId, or method and path where there is none to use. */
export function nameOperations(operations: readonly Omit<Operation, "name">[]): Map<string, string> {
  return settle(
    operations.map((operation) => {
      const { operationId, method, path } = operation;
      const fallback = camelCase(`${method} ${path === "/" ? "root" : path}`);
      const base = (operationId === undefined ? "" : camelCase(operationId)) || fallback;
      const name = startsIdentifier(base) ? base : `operation${base}`;
      return {
        pointer: operationKey(operation),
        name: reservedValueNames.has(name) ? `${name}Operation` : name,
        written: operationId ?? fallback,
      };
    }),
  );
}

/** An operation by what makes it one. Its pointer does not: two paths may refer to one path item. */
export function operationKey(operation: Pick<Operation, "method" | "path">): string {
  return `${operation.method} ${operation.path}`;
}

/**
 * Gives each its wish. Where several want one name, the one that is written exactly so keeps it; the others, or all where none
 * or more than one is, get a suffix made of their pointer and nothing else, so no name depends on what else a document holds.
 * A wish has no underscore, so no suffixed name is anybody's wish.
 */
function settle(wishes: readonly Wish[]): Map<Pointer, string> {
  const groups = groupByName(wishes);
  const names = new Map<Pointer, string>();
  for (const { pointer, name, written } of wishes) {
    const group = groups.get(name) ?? [];
    const exact = group.filter((wish) => wish.written === name);
    const keeps = group.length === 1 || (exact.length === 1 && written === name);
    names.set(pointer, keeps ? name : `${name}_${suffix(pointer, group)}`);
  }
  return names;
}

/** Six digits of the pointer's SHA-256, or as many as tell it from the others of its group. */
function suffix(pointer: Pointer, group: readonly Wish[]): string {
  const own = digest(pointer);
  const others = group.filter((wish) => wish.pointer !== pointer).map((wish) => digest(wish.pointer));
  let length = 6;
  while (length < own.length && others.some((other) => other.startsWith(own.slice(0, length)))) length++;
  return own.slice(0, length);
}

function digest(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function groupByName(wishes: readonly Wish[]): Map<string, Wish[]> {
  const groups = new Map<string, Wish[]>();
  for (const wish of wishes) {
    const group = groups.get(wish.name);
    if (group === undefined) groups.set(wish.name, [wish]);
    else group.push(wish);
  }
  return groups;
}
