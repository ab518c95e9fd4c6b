import { formsOf } from "../model/forms.js";
import type { ApiModel, NamedSchema, Operation } from "../model/model.js";
import { wholeOf } from "../model/scope.js";

/** What every provider package exports, and what its types import; a schema of one of these names steps aside. */
const TAKEN = [
  ...(["AbortedError", "Client", "CreateClientOptions", "InvalidInputError", "TransportError"] as const),
  ...(["Bytes", "Closed", "ServerSentEvent"] as const),
];

/** The names of a package's exported types, no two equal. Names are the model's identifiers, with or without an ending. */
export interface TypeNames {
  /** By the schema's pointer. */
  readonly schemas: ReadonlyMap<string, string>;
  /** By the operation's name. */
  readonly operations: ReadonlyMap<string, OperationTypeNames>;
}

export interface OperationTypeNames {
  readonly input: string;
  /** What the server answers. */
  readonly result: string;
  /** The same as the client receives it. */
  readonly reply: string;
}

/**
 * Names the exported types of a document, those of the parts of it that a package does not hold as well: what a package gets more
 * changes no name. Operations choose first, because their names are written most, and a schema that wants one of those gets an
 * ending, never a number: an operation that the document gets more renames a schema only where that is called like one of the
 * operation's own three types, as `GetPetInput`.
 *
 * @param model the whole document's or a part's
 * @param all all operations that could be in the model's place
 */
export function planTypeNames(
  model: ApiModel,
  all: readonly Pick<Operation, "name">[] = wholeOf(model).operations,
): TypeNames {
  const taken = new Set<string>(TAKEN);
  const operations = new Map<string, OperationTypeNames>();
  for (const { name } of all) {
    const base = capitalised(name);
    operations.set(name, {
      input: take(taken, `${base}Input`, "Of"),
      result: take(taken, `${base}Result`, "Of"),
      reply: take(taken, `${base}Reply`, "Of"),
    });
  }
  const schemas = new Map<string, string>();
  const colliding: NamedSchema[] = [];
  for (const schema of formsOf(model).schemas.values()) {
    if (taken.has(schema.name)) colliding.push(schema);
    else schemas.set(schema.pointer, schema.name);
  }
  for (const name of schemas.values()) taken.add(name);
  for (const { name, pointer } of colliding) schemas.set(pointer, take(taken, name, "Schema"));
  return { schemas, operations };
}

export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `release-pet` → `releasePet`. */
export function camelCase(slug: string): string {
  return slug.replace(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function take(taken: Set<string>, name: string, ending: string): string {
  let free = name;
  while (taken.has(free)) free += ending;
  taken.add(free);
  return free;
}
