import { createHash } from "node:crypto";
import { byCodeUnit } from "../source/order.js";
import { type Pointer, parsePointer } from "../source/pointer.js";
import { groupBy } from "./group-by.js";
import { camelCase, pascalCase, startsIdentifier } from "./identifier.js";
import type { NamedSchema, Operation } from "./model.js";
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

/**
 * Names for forms that schemas have beside their own: what each wishes, but for the names that the document's schemas have.
 *
 * @returns the names of all, by pointer
 */
export function nameForms(
  schemas: Iterable<NamedSchema>,
  forms: readonly { readonly pointer: Pointer; readonly name: string }[],
): Map<Pointer, string> {
  return settle([
    ...[...schemas].map(({ pointer, name }) => ({ pointer, name, written: name })),
    ...forms.map(({ pointer, name }) => ({ pointer, name, written: "" })),
  ]);
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
 * or more than one is, get a suffix made of their pointer and nothing else. So what is added changes the names of those alone that
 * want its name and are not written so; never the order, and never a number. A wish has no underscore, so no suffixed name is
 * anybody's wish.
 */
function settle(wishes: readonly Wish[]): Map<Pointer, string> {
  const names = new Map<Pointer, string>();
  for (const [name, group] of groupBy(wishes, (wish) => wish.name)) {
    const exact = group.filter(({ written }) => written === name);
    const keeps = group.length === 1 ? group[0] : exact.length === 1 ? exact[0] : undefined;
    const suffixes = suffixesOf(group.map(({ pointer }) => pointer));
    for (const wish of group) {
      names.set(wish.pointer, wish === keeps ? name : `${name}_${suffixes.get(wish.pointer) ?? ""}`);
    }
  }
  return names;
}

/** What a name was without the suffix that it may have got: a wish has no underscore. */
export function wishedName(name: string): string {
  return name.split("_", 1)[0] ?? name;
}

/** Six digits of each pointer's SHA-256, or as many as tell it from the others. */
function suffixesOf(pointers: readonly Pointer[]): Map<Pointer, string> {
  const digests = pointers
    .map((pointer) => ({ pointer, digest: digest(pointer) }))
    .sort((left, right) => byCodeUnit(left.digest, right.digest));
  return new Map(
    digests.map(({ pointer, digest }, index) => {
      const beside = [digests[index - 1], digests[index + 1]].map((other) => common(digest, other?.digest ?? ""));
      return [pointer, digest.slice(0, Math.max(6, ...beside.map((length) => length + 1)))];
    }),
  );
}

/** How many characters two texts begin with that are the same. */
function common(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return length;
}

function digest(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
