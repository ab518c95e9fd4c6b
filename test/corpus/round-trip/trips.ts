import fc from "fast-check";
import { eventMedia } from "../../../generator/emit/event-schema.js";
import { isFile, replaceFiles } from "../../../generator/emit/files-in-forms.js";
import { statusValue } from "../../../generator/emit/status.js";
import type { ApiModel, MediaType, Operation, Parameter, Response, Schema } from "../../../generator/model/model.js";
import { statusText } from "../../../generator/model/status.js";
import { isObject, type JsonValue } from "../../../generator/source/json.js";
import type { OperationValidators, Validator } from "../../../templates/runtime/src/index.js";
import { valuesOf, type Where } from "./draw.js";
import { anyEvents, eventOf } from "./events.js";
import type { Answer } from "./package.js";

/** What a client is given, and what the server is to answer. */
export interface Trip {
  readonly input: Readonly<Record<string, unknown>>;
  /** The parts of the input as the server must see them. */
  readonly expected: Readonly<Record<string, unknown>>;
  readonly answer: Answer;
  readonly received: Answer;
  /** Which of the operation's parts it tries. */
  readonly covers: readonly string[];
}

/** Values were looked for and not found that match the document: which, and why not. */
export interface Undrawn {
  /** The operation and its part. */
  readonly what: string;
  readonly why: string;
}

const GROUPS = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

export interface Planning {
  readonly model: ApiModel;
  readonly operation: Operation;
  readonly validators: OperationValidators;
  readonly seed: number;
  readonly undrawn: Undrawn[];
}

/** Each way that a request of the operation can be: its media types, and none where it needs no body. */
function bodiesOf({ requestBody }: Operation): readonly (MediaType | undefined)[] {
  return requestBody?.required === true ? requestBody.content : [...(requestBody?.content ?? []), undefined];
}

/** Each way that it can be answered. */
function answersOf({ method, responses }: Operation): readonly (readonly [Response, MediaType | undefined])[] {
  return responses.flatMap((response): (readonly [Response, MediaType | undefined])[] => {
    // HEAD has no body, and neither have these (RFC 9110, 15.3.5, 15.3.6, 15.4.5), whatever the document says.
    const isBare = method === "head" || ["204", "205", "304"].includes(statusText(response.status));
    if (isBare || response.content.length === 0) return [[response, undefined]];
    return response.content.map((media) => [response, media]);
  });
}

function requestPart(operation: Operation, media: MediaType | undefined): string {
  return `${operation.name}: request ${media?.mediaType ?? "without a body"}`;
}

function responsePart(operation: Operation, { status }: Response, media: MediaType | undefined): string {
  return `${operation.name}: ${statusText(status)} ${media?.mediaType ?? "without a body"}`;
}

/** All that has to be tried of an operation. */
export function partsOf(operation: Operation): readonly string[] {
  return [
    ...bodiesOf(operation).map((media) => requestPart(operation, media)),
    ...answersOf(operation).map(([response, media]) => responsePart(operation, response, media)),
  ];
}

/** Two trips for each way of the request and each way of the answer, whichever are more. */
export function tripsOf(planning: Planning): Trip[] {
  const { operation } = planning;
  const [bodies, answers] = [bodiesOf(operation), answersOf(operation)];
  const count = Math.max(bodies.length, answers.length) * 2;
  return Array.from({ length: count }, (_, index) => {
    const at = { ...planning, seed: planning.seed + index };
    const media = bodies[index % bodies.length];
    const chosen = answers[index % answers.length];
    if (chosen === undefined) return undefined;
    const request = requestOf(at, media);
    const response = answerOf(at, ...chosen);
    if (request === undefined || response === undefined) return undefined;
    return { ...request, ...response, covers: [requestPart(operation, media), responsePart(operation, ...chosen)] };
  }).filter((trip) => trip !== undefined);
}

function requestOf(planning: Planning, media: MediaType | undefined): Pick<Trip, "input" | "expected"> | undefined {
  const { operation, validators } = planning;
  const input: Record<string, unknown> = {};
  const expected: Record<string, Record<string, unknown>> = { path: {}, query: {}, headers: {}, cookies: {} };
  for (const parameter of operation.parameters) {
    const group = GROUPS[parameter.in];
    const validator = validators[group]?.[parameter.name];
    const value = parameterValue(parameter, planning, validator);
    if (value === undefined && parameter.required) return undefined;
    if (value === undefined) continue;
    const members: Record<string, unknown> = (input[group] as Record<string, unknown> | undefined) ?? {};
    input[group] = { ...members, [parameter.name]: value };
    expected[group] = { ...expected[group], [parameter.name]: value };
  }
  if (media === undefined) return { input, expected: { ...expected, body: undefined } };
  const validator = validators.body?.[media.mediaType];
  const body = bodyOf(media, planning, { direction: "request", part: requestPart(operation, media), validator });
  if (body === undefined) return undefined;
  return {
    input: { ...input, body: body.sent, contentType: media.mediaType },
    expected: { ...expected, body: body.seen },
  };
}

function parameterValue(
  parameter: Parameter,
  planning: Planning,
  validator: Validator<unknown> | undefined,
): JsonValue | undefined {
  const { name, mediaType, in: location } = parameter;
  const where: Where = mediaType !== undefined && location !== "header" ? "json" : location;
  return drawn(planning, {
    what: `${planning.operation.name}: ${location} parameter ${name}`,
    schema: parameter.schema,
    where,
    // What leaves no trace is not sent: an empty list, null, no text in a path.
    without: separatorOf(parameter),
    accepts: (value) =>
      value !== null && value !== "" && !(where !== "json" && isEmpty(value)) && (validator?.is(value) ?? true),
    violations: (value) => validator?.check(value) ?? [],
  });
}

/** What parts the items of a list, which they cannot hold. */
function separatorOf({ in: location, style }: Parameter): string {
  if (location === "header") return ",";
  return style === "spaceDelimited" ? " \n\u2028" : style === "pipeDelimited" ? "|" : "";
}

interface Body {
  readonly sent: unknown;
  readonly seen: unknown;
}

interface BodyPart {
  readonly direction: "request" | "response";
  readonly part: string;
  readonly validator: Validator<unknown> | undefined;
}

/** A body of a request or of a response. */
function bodyOf(media: MediaType, planning: Planning, about: BodyPart): Body | undefined {
  const { kind, mediaType, schema } = media;
  const { direction, part, validator } = about;
  const { seed } = planning;
  if (kind === "binary") {
    // Of a range, bytes must say which type they are.
    const isRange = mediaType.includes("*") && direction === "request";
    const sent = isRange ? new Blob(["a"], { type: concrete(mediaType) }) : bytesFrom(seed);
    return { sent, seen: isRange ? new Uint8Array([97]) : bytesFrom(seed) };
  }
  if (kind === "text") return same(textFrom(seed, mediaType));
  if (kind === "event-stream" || kind === "json-sequence") {
    const items = itemsOf(media, planning, about);
    return items && { sent: iterated(items), seen: items };
  }
  if (schema === undefined) return same(kind === "json" ? [1] : { a: "b" });
  const value = drawn(planning, {
    what: part,
    schema,
    direction,
    where: kind === "json" ? "json" : "form",
    // In a multipart body nothing is percent-encoded.
    without:
      kind === "multipart" && media.encoding.size > 0 ? ",| \n\u2028" : media.encoding.size > 0 ? "| \n\u2028" : "",
    accepts: (each) => validator?.is(kind === "json" ? each : withoutEmpty(each)) ?? true,
    violations: (each) => validator?.check(each) ?? [],
  });
  if (value === undefined) return undefined;
  if (kind === "json") return same(value);
  const seen = withoutEmpty(value);
  if (kind === "form" || !isObject(seen)) return same(seen);
  const files = fileNames(schema, planning.model);
  const file = (member: unknown) => new Blob([String(member)]);
  const sent = Object.fromEntries(
    Object.entries(seen).map(([name, member]) => {
      if (!files.has(name)) return [name, member];
      return [name, Array.isArray(member) ? member.map(file) : file(member)];
    }),
  );
  return { sent, seen };
}

function same(value: unknown): Body {
  return { sent: value, seen: value };
}

function bytesFrom(seed: number): ReadableStream<Uint8Array> {
  const [bytes = new Uint8Array()] = fc.sample(fc.uint8Array({ maxLength: 64 }), { seed, numRuns: 1 });
  return new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
}

function textFrom(seed: number, mediaType: string): string {
  const unit = /charset/i.test(mediaType) ? fc.constantFrom(..."aé\n ÿ") : "grapheme";
  return fc.sample(fc.string({ unit }), { seed, numRuns: 1 })[0] ?? "";
}

/** Three items, each what the document says of one; of a stream of which it says nothing, any events. */
function itemsOf(given: MediaType, planning: Planning, about: BodyPart): readonly unknown[] | undefined {
  const { direction, part, validator } = about;
  const { model, seed } = planning;
  const { eventData, kind, mediaType, schema: { items: schema } = {} } = eventMedia(given, model);
  if (schema === undefined) return anyEvents(seed);
  const { form, events: jsonEvents } = eventData ?? {};
  const content = { mediaType, kind, ...(form && { eventData: form }), ...(jsonEvents && { jsonEvents }) };
  const items: unknown[] = [];
  for (const own of [seed, seed + 1, seed + 2]) {
    const read = (value: JsonValue) =>
      kind === "event-stream" ? eventOf(value, content, items.at(-1) as JsonValue | undefined) : { item: value };
    const value = drawn(
      { ...planning, seed: own },
      {
        what: part,
        schema,
        direction,
        where: "json",
        accepts: (each) => read(each) !== undefined && (validator?.is(read(each)?.item) ?? true),
        violations: (each) => validator?.check(read(each)?.item) ?? [],
      },
    );
    const found = value === undefined ? undefined : read(value);
    if (found === undefined) return undefined;
    items.push(found.item);
  }
  return items;
}

async function* iterated<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}

function fileNames(schema: Schema, model: ApiModel): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [name, property] of replaceFiles(schema, model, (file) => file).properties ?? []) {
    if (isFile(property, model) || (property.items !== undefined && isFile(property.items, model))) names.add(name);
  }
  return names;
}

function answerOf(
  planning: Planning,
  response: Response,
  media: MediaType | undefined,
): Pick<Trip, "answer" | "received"> | undefined {
  const status = statusValue(response.status);
  const httpStatus = httpStatusOf(response, planning.operation);
  const head = typeof status === "number" ? { status } : { status, httpStatus };
  if (media === undefined) return { answer: head, received: head };
  const contentType = concrete(media.mediaType);
  const validator = planning.validators.responses?.[statusText(response.status)]?.[media.mediaType];
  const part = responsePart(planning.operation, response, media);
  const body = bodyOf(media, planning, { direction: "response", part, validator });
  if (body === undefined) return undefined;
  // What a client is given says it where it may be another, too.
  const named = response.content.length > 1 || isRangeOfBytes(media) ? { contentType } : {};
  return { answer: { ...head, body: body.sent, contentType }, received: { ...head, ...named, body: body.seen } };
}

function isRangeOfBytes({ kind, mediaType }: MediaType): boolean {
  return mediaType.includes("*") && (kind === "binary" || kind === "text");
}

function concrete(mediaType: string): string {
  return mediaType.replace("*/*", "application/x-any").replace("*", "x-any");
}

/** A status that no entry of its own describes. */
function httpStatusOf({ status }: Response, { responses }: Operation): number {
  if (status.kind === "code") return status.code;
  const first = status.kind === "range" ? status.hundreds * 100 + 18 : 418;
  const taken = (code: number) =>
    responses.some(
      ({ status: other }) =>
        (other.kind === "code" && other.code === code) ||
        (status.kind === "default" && other.kind === "range" && other.hundreds === Math.floor(code / 100)),
    );
  const free = [first, 518, 218, 318].flatMap((from) => [from, from + 1]).find((code) => !taken(code));
  return free ?? first;
}

interface Wish {
  readonly what: string;
  readonly schema: Schema;
  readonly where: Where;
  readonly without?: string;
  readonly direction?: "request" | "response";
  readonly accepts: (value: JsonValue) => boolean;
  readonly violations: (value: JsonValue) => readonly { readonly pointer: string; readonly message: string }[];
}

/** A value that the document's own validator accepts. */
function drawn({ model, seed, undrawn }: Planning, wish: Wish): JsonValue | undefined {
  const { schema, where, without = "", direction = "request" } = wish;
  const values: JsonValue[] = [];
  for (let attempt = 0; attempt < 60; attempt++) {
    const drawing = { schemas: model.schemas, direction, where, without };
    const [value = null] = fc.sample(valuesOf(schema, drawing), { seed: seed + attempt * 7919, numRuns: 1 });
    if (wish.accepts(value)) return value;
    values.push(value);
  }
  const why = wish
    .violations(values[0] ?? null)
    .slice(0, 3)
    .map(({ pointer, message }) => `${pointer} ${message}`)
    .join("; ");
  undrawn.push({ what: wish.what, why: why || JSON.stringify(values[0])?.slice(0, 80) });
  return undefined;
}

/** Lists, objects and nulls that hold nothing have no form. */
function withoutEmpty(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutEmpty).filter((item) => !isEmpty(item));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, withoutEmpty(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => !isEmpty(member)));
}

function isEmpty(value: JsonValue): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}
