import type { Pointer } from "../source/pointer.js";
import type { Received } from "./directions.js";
import { discriminated, redirectDiscriminator } from "./discriminator.js";
import { mapSubschemas } from "./map-schema.js";
import type { ApiModel, MediaType, NamedSchema, Operation, Schema } from "./model.js";
import { reachedSchemas, subschemas } from "./reach.js";
import { deriveModel } from "./scope.js";

type Schemas = ReadonlyMap<Pointer, NamedSchema>;

/**
 * The model as types are made of it: an enum that is received is open, because a provider adds values without asking, and one that
 * is sent stays closed. A schema with such an enum that goes both ways has a second form for requests, `PetRequest`; what is
 * received keeps the name. An enum of one value is a tag, and so is what a discriminator names: they tell alternatives apart, and
 * stay closed.
 */
export function openEnums(model: ApiModel, receivedPart: Received = "responses"): ApiModel {
  const requests = reached(model, (operation) => ({ ...operation, responses: [] }));
  const responses = reached(model, ({ requestBody: _, ...operation }) => ({ ...operation, parameters: [] }));
  const [sent, received] = receivedPart === "responses" ? [requests, responses] : [responses, requests];
  const twoWay = (pointer: Pointer) => sent.has(pointer) && received.has(pointer);
  const affected = leadingTo(model.schemas, isOpenable);
  const tags = tagsOf(model);
  const names = new Set([...model.schemas.values()].map(({ name }) => name));

  const second = (pointer: Pointer) => (affected.has(pointer) && twoWay(pointer) ? `${pointer}#Sent` : pointer);
  const forRequests = (schema: Schema): Schema => redirect(mapSubschemas(schema, forRequests), second);
  const opened = (schema: Schema, own: ReadonlySet<string> = tagsHere(schema)): Schema => {
    const properties =
      schema.properties &&
      [...schema.properties].map(([name, property]) => {
        return [name, own.has(name) ? property : opened(property)] as const;
      });
    const { properties: _, ...rest } = schema;
    const inner = mapSubschemas(rest, (below) => opened(below));
    const whole = properties === undefined ? inner : { ...inner, properties: new Map(properties) };
    return isOpenable(whole) ? { ...whole, open: true } : whole;
  };

  const schemas = new Map<Pointer, NamedSchema>();
  for (const [pointer, named] of model.schemas) {
    const isReceived = received.has(pointer);
    const schema = isReceived ? opened(named.schema, tags.get(pointer)) : forRequests(named.schema);
    schemas.set(pointer, { ...named, schema });
    const own = second(pointer);
    if (own === pointer) continue;
    const wish = `${named.name}Request`;
    schemas.set(own, {
      name: names.has(wish) ? `${wish}_sent` : wish,
      pointer: own,
      schema: forRequests(named.schema),
    });
  }
  const content = (list: readonly MediaType[], change: (schema: Schema) => Schema) =>
    list.map((media) => (media.schema === undefined ? media : { ...media, schema: change(media.schema) }));
  const open = (schema: Schema) => opened(schema);
  const [inRequest, inResponse] = receivedPart === "responses" ? [forRequests, open] : [open, forRequests];
  const operations = model.operations.map((operation): Operation => {
    const body = operation.requestBody;
    return {
      ...operation,
      parameters: operation.parameters.map((each) => ({ ...each, schema: inRequest(each.schema) })),
      ...(body !== undefined && { requestBody: { ...body, content: content(body.content, inRequest) } }),
      responses: operation.responses.map((each) => ({ ...each, content: content(each.content, inResponse) })),
    };
  });
  return deriveModel(model, { operations, schemas });
}

/** Texts and numbers of which there are at least two. */
function isOpenable({ enum: values }: Schema): boolean {
  const listed = (values ?? []).filter((value) => value !== null);
  return listed.length > 1 && listed.every((value) => typeof value === "string" || typeof value === "number");
}

function reached(model: ApiModel, part: (operation: Operation) => Operation): Schemas {
  return reachedSchemas(model.operations.map(part), model.schemas);
}

function redirect(schema: Schema, to: (pointer: Pointer) => Pointer): Schema {
  const { discriminator, ref } = schema;
  const isSame = (ref === undefined || to(ref) === ref) && discriminated(discriminator).every((one) => to(one) === one);
  if (isSame) return schema;
  return {
    ...schema,
    ...(ref !== undefined && { ref: to(ref) }),
    ...(discriminator !== undefined && { discriminator: redirectDiscriminator(discriminator, to) }),
  };
}

/** The properties that discriminators name, by the schema that they tell from others. */
function tagsOf(model: ApiModel): ReadonlyMap<Pointer, ReadonlySet<string>> {
  const tags = new Map<Pointer, Set<string>>();
  const add = (pointer: Pointer, name: string) => {
    const own = tags.get(pointer) ?? new Set();
    tags.set(pointer, own.add(name));
  };
  const visit = (schema: Schema): void => {
    const { discriminator } = schema;
    if (discriminator !== undefined) {
      for (const branch of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) {
        if (branch.ref !== undefined) add(branch.ref, discriminator.propertyName);
      }
      for (const pointer of discriminated(discriminator)) add(pointer, discriminator.propertyName);
    }
    for (const inner of subschemas(schema)) visit(inner);
  };
  for (const [pointer, { schema }] of model.schemas) {
    if (schema.discriminator !== undefined) add(pointer, schema.discriminator.propertyName);
    visit(schema);
  }
  for (const { responses } of model.operations) {
    for (const { content } of responses) for (const { schema } of content) if (schema !== undefined) visit(schema);
  }
  return tags;
}

function tagsHere({ discriminator }: Schema): ReadonlySet<string> {
  return new Set(discriminator === undefined ? [] : [discriminator.propertyName]);
}

/** The schemas that have it, themselves or in one that they lead to. */
function leadingTo(schemas: Schemas, has: (schema: Schema) => boolean): ReadonlySet<Pointer> {
  const referrers = new Map<Pointer, Pointer[]>();
  const found = new Set<Pointer>();
  for (const [pointer, { schema }] of schemas) {
    for (const inner of within(schema)) {
      if (has(inner)) found.add(pointer);
      for (const to of [inner.ref ?? [], ...discriminated(inner.discriminator)].flat()) {
        referrers.set(to, [...(referrers.get(to) ?? []), pointer]);
      }
    }
  }
  // A Set is iterated in order of insertion and sees what is inserted meanwhile.
  for (const pointer of found) for (const referrer of referrers.get(pointer) ?? []) found.add(referrer);
  return found;
}

function* within(schema: Schema): Generator<Schema> {
  yield schema;
  for (const inner of subschemas(schema)) yield* within(inner);
}
