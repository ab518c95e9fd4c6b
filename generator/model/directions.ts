import { createHash } from "node:crypto";
import type { Pointer } from "../source/pointer.js";
import { discriminated, redirectDiscriminator } from "./discriminator.js";
import { mapSubschemas } from "./map-schema.js";
import type { ApiModel, MediaType, NamedSchema, Operation, Schema } from "./model.js";
import { subschemas } from "./reach.js";
import { deriveModel } from "./scope.js";

type Schemas = ReadonlyMap<Pointer, NamedSchema>;

/** What of a document's operations its users receive: the responses of a provider, and the requests of its webhooks. */
export type Received = "responses" | "requests";

/**
 * The model as types are made of it: a `readOnly` property is no part of what is sent, and a `writeOnly` one no part of what is
 * received (OpenAPI 3.1, 4.8.24.4; JSON Schema 2020-12, validation 9.4). A schema that a direction leaves something out of has a
 * second form under a name of its own, `PetRequest` or `PetResponse`; the document's own schema keeps the name that it has. The
 * names say what a provider is sent and what it gives out: a webhook's request is a `PetResponse`, as an answer of the provider is.
 */
export function splitDirections(model: ApiModel, received: Received = "responses"): ApiModel {
  const sent = new View(model.schemas, "readOnly", "Request");
  const given = new View(model.schemas, "writeOnly", "Response");
  const [request, response] = received === "responses" ? [sent, given] : [given, sent];
  const content = (view: View, list: readonly MediaType[]) =>
    list.map((media) => (media.schema === undefined ? media : { ...media, schema: view.of(media.schema) }));
  const operations = model.operations.map(
    (operation): Operation => ({
      ...operation,
      ...(operation.requestBody !== undefined && {
        requestBody: { ...operation.requestBody, content: content(request, operation.requestBody.content) },
      }),
      responses: operation.responses.map((each) => ({ ...each, content: content(response, each.content) })),
    }),
  );
  const further = [...sent.named(), ...given.named()];
  return deriveModel(model, { operations, schemas: new Map([...model.schemas, ...further]) });
}

/** What the schemas are in one direction. */
class View {
  readonly #schemas: Schemas;
  readonly #flag: "readOnly" | "writeOnly";
  readonly #suffix: string;
  readonly #affected: ReadonlySet<Pointer>;
  readonly #taken: ReadonlySet<string>;
  /** In the order in which they were asked for; iterated while it grows. */
  readonly #asked = new Map<Pointer, NamedSchema>();

  constructor(schemas: Schemas, flag: "readOnly" | "writeOnly", suffix: string) {
    this.#schemas = schemas;
    this.#flag = flag;
    this.#suffix = suffix;
    this.#affected = this.#spread();
    this.#taken = new Set([...schemas.values()].map(({ name }) => name));
  }

  of(schema: Schema): Schema {
    const inner = mapSubschemas(this.#withoutDropped(schema), (below) => this.of(below));
    const { discriminator, ref } = inner;
    return {
      ...inner,
      ...(ref !== undefined && { ref: this.#pointer(ref) }),
      ...(discriminator !== undefined && {
        discriminator: redirectDiscriminator(discriminator, (to) => this.#pointer(to)),
      }),
    };
  }

  /** The second forms that were asked for, and those that they ask for in turn. */
  *named(): Generator<[Pointer, NamedSchema]> {
    for (const [pointer, named] of this.#asked) yield [pointer, { ...named, schema: this.of(named.schema) }];
  }

  #pointer(pointer: Pointer): Pointer {
    const named = this.#affected.has(pointer) ? this.#schemas.get(pointer) : undefined;
    if (named === undefined) return pointer;
    const own = `${pointer}#${this.#suffix}`;
    const wish = named.name + this.#suffix;
    const name = this.#taken.has(wish) ? `${wish}_${digest(own)}` : wish;
    this.#asked.set(own, { name, pointer: own, schema: named.schema });
    return own;
  }

  #withoutDropped(schema: Schema): Schema {
    const dropped = [...(schema.properties ?? [])]
      .filter(([, property]) => this.#drops(property))
      .map(([name]) => name);
    if (dropped.length === 0) return schema;
    const { required, ...rest } = schema;
    const left = required?.filter((name) => !dropped.includes(name)) ?? [];
    const properties = new Map([...(schema.properties ?? [])].filter(([name]) => !dropped.includes(name)));
    return { ...rest, properties, ...(left.length > 0 && { required: left }) };
  }

  #drops(property: Schema): boolean {
    const target = property.ref === undefined ? undefined : this.#schemas.get(property.ref)?.schema;
    return (property[this.#flag] ?? target?.[this.#flag]) === true;
  }

  /** The schemas that the direction leaves something out of, themselves or in one that they lead to. */
  #spread(): ReadonlySet<Pointer> {
    const referrers = new Map<Pointer, Pointer[]>();
    const affected = new Set<Pointer>();
    for (const [pointer, { schema }] of this.#schemas) {
      for (const inner of within(schema)) {
        if ([...(inner.properties?.values() ?? [])].some((property) => this.#drops(property))) affected.add(pointer);
        for (const to of [inner.ref ?? [], ...discriminated(inner.discriminator)].flat()) {
          referrers.set(to, [...(referrers.get(to) ?? []), pointer]);
        }
      }
    }
    for (const pointer of affected) for (const referrer of referrers.get(pointer) ?? []) affected.add(referrer);
    return affected;
  }
}

function* within(schema: Schema): Generator<Schema> {
  yield schema;
  for (const inner of subschemas(schema)) yield* within(inner);
}

function digest(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex").slice(0, 6);
}
