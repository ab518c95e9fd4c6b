import { chooseContent, encodeBody } from "./encode-body.js";
import { isSequence, itemOf } from "./items.js";
import { contentFor, essenceOf } from "./media.js";
import type { ContentSpec, OperationSpec, ResponseSpec } from "./operation.js";
import type { OperationValidators, Violation } from "./schema.js";

/** What a handler returns: a declared status, the number where it is a range or `default`, and the declared body. */
export interface HandlerResult {
  readonly status: number | string;
  readonly httpStatus?: number;
  /** Which of several media types the body is in; by default JSON, or the first. */
  readonly contentType?: string;
  readonly body?: unknown;
  readonly headers?: ConstructorParameters<typeof Headers>[0];
}

/** A handler's answer that the document does not allow. It says which, for `onError`; the caller sees a bare 500. */
export class WrongAnswer extends Error {
  override readonly name: string = "WrongAnswer";
}

/**
 * Makes the response of a handler's result. A `Response` goes out as it is: the way to say what the document does not.
 *
 * @param checks without validators the body is not checked; `onError` is told of what ends a stream of items after it has begun
 * @throws WrongAnswer
 */
export function answer(
  operation: OperationSpec,
  result: unknown,
  {
    onError,
    validators,
  }: {
    readonly validators: OperationValidators | undefined;
    readonly onError?: (error: unknown) => void;
  },
): Response {
  if (result instanceof Response) return result;
  const wrong = (why: string) => new WrongAnswer(`${operation.name}: ${why}`);
  if (!isResult(result)) throw wrong("the handler gave no result with a status");
  const spec = operation.responses.find(({ status }) => status === result.status);
  if (spec === undefined) throw wrong(`status ${String(result.status)} is not declared`);
  const status = statusOf(spec, result.httpStatus);
  if (status === undefined) throw wrong(`httpStatus must be a status within ${spec.status}`);
  const headers = new Headers(result.headers);
  if (spec.content.length === 0 || operation.method === "HEAD") {
    if (result.body !== undefined) throw wrong(`status ${spec.status} has no body`);
    return new Response(null, { status, headers });
  }
  if (result.body === undefined) throw wrong(`status ${spec.status} has a body, the result has none`);
  const said = headers.get("content-type") ?? result.contentType;
  const content = chooseContent(spec.content, said);
  if (content === undefined) throw wrong(`the media type ${said} is not declared`);
  if (!isOf(result.contentType, content)) throw wrong("contentType is another than the content-type header");
  const validator = validatorFor(spec, declaredAs(spec, content), validators);
  const check = (what: string, found: readonly Violation[]) => {
    if (found.length === 0) return;
    const list = found.map(({ message, pointer }) => `${pointer || "/"} ${message}`).join("; ");
    throw wrong(`${what} of status ${spec.status} does not match the document: ${list}`);
  };
  const what = content.kind === "event-stream" ? "an event" : "an item";
  const checkItem = (text: string) => check(what, validator?.check(itemOf(content, text)) ?? []);
  const writing = { onError, check: validator !== undefined && isSequence(content.kind) ? checkItem : undefined };
  const { contentType, value } = encodeBody(content, result.body, writing);
  if (validator !== undefined && content.kind === "json" && typeof value === "string") {
    check("the body", validator.check(JSON.parse(value)));
  }
  if (contentType !== undefined && !headers.has("content-type")) headers.set("content-type", contentType);
  if (!headers.has("x-content-type-options")) headers.set("x-content-type-options", "nosniff");
  return new Response(value as ConstructorParameters<typeof Response>[0], { status, headers });
}

function isResult(value: unknown): value is HandlerResult {
  return typeof value === "object" && value !== null && "status" in value;
}

/** Whether what is sent is what the handler says that the body is in. */
function isOf(said: string | undefined, content: ContentSpec): boolean {
  return (
    said === undefined || contentFor([{ ...content, mediaType: said }], essenceOf(content.mediaType)) !== undefined
  );
}

/** The status on the wire: 200 to 599, within the range that the document declares. */
function statusOf({ status }: ResponseSpec, httpStatus: number | undefined): number | undefined {
  if (typeof status === "number") return httpStatus === undefined || httpStatus === status ? status : undefined;
  if (httpStatus === undefined || !Number.isInteger(httpStatus) || httpStatus < 200 || httpStatus > 599)
    return undefined;
  return status === "default" || status === `${Math.floor(httpStatus / 100)}XX` ? httpStatus : undefined;
}

/** What the document calls it, where it is sent as a type that falls under a range. */
function declaredAs({ content }: ResponseSpec, { mediaType }: ContentSpec): ContentSpec | undefined {
  return content.find((each) => each.mediaType === mediaType) ?? contentFor(content, essenceOf(mediaType));
}

function validatorFor(
  { status }: ResponseSpec,
  content: ContentSpec | undefined,
  validators: OperationValidators | undefined,
) {
  const responses = validators?.responses;
  const key = String(status);
  const byType = responses !== undefined && Object.hasOwn(responses, key) ? responses[key] : undefined;
  return content !== undefined && byType !== undefined && Object.hasOwn(byType, content.mediaType)
    ? byType[content.mediaType]
    : undefined;
}
