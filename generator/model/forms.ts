import type { Pointer } from "../source/pointer.js";
import { redirectDiscriminator } from "./discriminator.js";
import { mapSubschemas } from "./map-schema.js";
import type { ApiModel, IncomingOperation, NamedSchema, Operation, Schema } from "./model.js";
import { nameForms } from "./names.js";
import { goesOneWay } from "./one-way.js";
import { isOpenable, tagsHere, tagsOf } from "./open-enums.js";
import { leadingTo, leadsTo, schemasOf, subschemas } from "./reach.js";
import { wholeOf } from "./scope.js";

type Schemas = ReadonlyMap<Pointer, NamedSchema>;

/** Which way a value goes: a provider is sent it, or gives it out. */
export type Direction = "sent" | "given";

/** A schema as it is in one direction, or in both where that is the same. */
export interface Form extends NamedSchema {
  /** The document's schema. */
  readonly of: Pointer;
  /** Set where it is not under the document's own name: the direction that it is of. */
  readonly only?: Direction;
}

/** The keyword that takes a property out of a direction (OpenAPI 3.1, 4.8.24.4; JSON Schema 2020-12, validation 9.4). */
const DROPPED_BY = { sent: "readOnly", given: "writeOnly" } as const;
const ENDINGS = { sent: "Request", given: "Response" } as const;

/**
 * What the schemas of a document are in each direction, and what that is called. A `readOnly` property is no part of what is sent,
 * and a `writeOnly` one no part of what is given out; an enum that is given out is open, because a provider adds values without
 * asking, and one that is sent stays closed.
 *
 * Where a direction leaves something out, its form has a name of its own, `PetRequest` or `PetResponse`. Where enums alone tell
 * the directions apart and the document has both, what is given out keeps the name, and what is sent is a `PetRequest`. All this is
 * a matter of the whole document, so that no part of it changes or renames what another part has.
 */
export class Forms {
  /** In the document's order: all forms that its operations, webhooks and callbacks reach. */
  readonly schemas: ReadonlyMap<Pointer, Form>;
  readonly #document: Schemas;
  readonly #dropping: Readonly<Record<Direction, ReadonlySet<Pointer>>>;
  readonly #opening: ReadonlySet<Pointer>;
  readonly #used: Readonly<Record<Direction, ReadonlySet<Pointer>>>;
  readonly #tags: ReadonlyMap<Pointer, ReadonlySet<string>>;

  constructor(whole: ApiModel) {
    this.#document = whole.schemas;
    const dropping = (direction: Direction) =>
      leadingTo(
        whole.schemas,
        ({ oneWay, properties }) =>
          [...(properties?.values() ?? [])].some((property) => this.#drops(property, direction)) ||
          [...(oneWay?.values() ?? [])].some((ways) => ways.includes(DROPPED_BY[direction])),
      );
    this.#dropping = { sent: dropping("sent"), given: dropping("given") };
    this.#opening = leadingTo(whole.schemas, isOpenable);
    this.#used = { sent: this.#reached(whole, "sent"), given: this.#reached(whole, "given") };
    this.#tags = tagsOf(whole);
    this.schemas = this.#all();
  }

  /** A schema that stands in an operation, as it is in a direction. */
  view(schema: Schema, direction: Direction): Schema {
    return this.#view(schema, direction, direction === "given");
  }

  #all(): Map<Pointer, Form> {
    const asked = [...this.#document.values()].flatMap((named) =>
      (["given", "sent"] as const)
        .filter((direction) => this.#used[direction].has(named.pointer))
        .map((direction) => ({ direction, named, own: this.#pointer(named.pointer, direction) })),
    );
    const further = asked.filter(({ named, own }) => own !== named.pointer);
    const names = nameForms(
      this.#document.values(),
      further.map(({ direction, named, own }) => ({ pointer: own, name: named.name + ENDINGS[direction] })),
    );
    return new Map(
      asked.map(({ direction, named, own }) => {
        const tags = this.#tags.get(named.pointer);
        const schema = this.#view(named.schema, direction, direction === "given", tags);
        const name = names.get(own) ?? named.name;
        const form = { name, pointer: own, schema, of: named.pointer };
        return [own, own === named.pointer ? form : { ...form, only: direction }];
      }),
    );
  }

  /** What a reference to the document's schema is in a direction. No pointer of a document begins so. */
  #pointer(pointer: Pointer, direction: Direction): Pointer {
    const other = direction === "sent" ? "given" : "sent";
    const isOwn =
      this.#dropping[direction].has(pointer) ||
      (direction === "sent" &&
        this.#opening.has(pointer) &&
        this.#used.given.has(pointer) &&
        !this.#dropping[other].has(pointer));
    return isOwn ? `${direction}:${pointer}` : pointer;
  }

  #view(schema: Schema, direction: Direction, isOpen: boolean, tags: ReadonlySet<string> = tagsHere(schema)): Schema {
    const { properties, ...rest } = this.#withoutDropped(schema, direction);
    const inner = mapSubschemas(rest, (below) => this.#view(below, direction, isOpen));
    const { discriminator, ref } = inner;
    const to = (pointer: Pointer) => this.#pointer(pointer, direction);
    const own = [...(properties ?? [])].map(([name, property]) => {
      return [name, this.#view(property, direction, isOpen && !tags.has(name))] as const;
    });
    return {
      ...inner,
      ...(properties !== undefined && { properties: new Map(own) }),
      ...(ref !== undefined && { ref: to(ref) }),
      ...(discriminator !== undefined && { discriminator: redirectDiscriminator(discriminator, to) }),
      ...(isOpen && isOpenable(schema) && { open: true }),
    };
  }

  #withoutDropped(schema: Schema, direction: Direction): Schema {
    const { dependentRequired, properties, required, ...rest } = schema;
    const isDemanded = (name: string) => schema.oneWay?.get(name)?.includes(DROPPED_BY[direction]) !== true;
    const dropped = [...(properties ?? [])].filter(([, property]) => this.#drops(property, direction));
    if (dropped.length === 0 && schema.oneWay === undefined) return schema;
    const kept = new Map(properties);
    for (const [name] of dropped) kept.delete(name);
    const left = required?.filter(isDemanded) ?? [];
    const dependent = [...(dependentRequired ?? [])].map(([key, names]) => [key, names.filter(isDemanded)] as const);
    return {
      ...rest,
      ...(properties !== undefined && { properties: kept }),
      ...(left.length > 0 && { required: left }),
      ...(dependent.length > 0 && { dependentRequired: new Map(dependent) }),
    };
  }

  #drops(property: Schema, direction: Direction): boolean {
    return goesOneWay(property, DROPPED_BY[direction], this.#document);
  }

  /** The document's schemas that values in a direction lead to. */
  #reached(whole: ApiModel, direction: Direction): ReadonlySet<Pointer> {
    const reached = new Set<Pointer>();
    const pending = schemasIn(whole, direction);
    for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
      const kept = this.#withoutDropped(schema, direction);
      pending.push(...subschemas(kept));
      for (const pointer of leadsTo(kept, this.#document)) {
        const target = reached.has(pointer) ? undefined : this.#document.get(pointer);
        if (target === undefined) continue;
        reached.add(pointer);
        pending.push(target.schema);
      }
    }
    return reached;
  }
}

/** The forms of the document that a model is of, whole or in part. */
export function formsOf(model: ApiModel): Forms {
  const whole = wholeOf(model);
  const known = made.get(whole) ?? new Forms(whole);
  made.set(whole, known);
  return known;
}

const made = new WeakMap<ApiModel, Forms>();

/** The schemas that stand in operations where values go in a direction: what a webhook is sent, a provider gives out. */
function schemasIn(whole: ApiModel, direction: Direction): Schema[] {
  const { operations, webhooks = [] } = whole;
  const incoming = [...webhooks, ...operations.flatMap(({ callbacks = [] }) => callbacks)];
  const [asked, answered] = direction === "sent" ? [operations, incoming] : [incoming, operations];
  return [...asked.flatMap(requestSchemas), ...answered.flatMap(responseSchemas)];
}

function requestSchemas(operation: Operation | IncomingOperation): Schema[] {
  return schemasOf({ ...operation, responses: [], callbacks: [] });
}

function responseSchemas({ requestBody: _, ...operation }: Operation | IncomingOperation): Schema[] {
  return schemasOf({ ...operation, parameters: [], callbacks: [] });
}
