import type { ContentKind, ContentSpec, OperationSpec, ResponseSpec } from "./operation.js";
import { isFieldValue } from "./text.js";

/** `type/subtype` in lower case, without parameters (RFC 9110 §8.3.1); empty where there is none. */
export function essenceOf(mediaType: string | null): string {
  return (mediaType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** The `charset` parameter, or undefined. */
export function charsetOf(mediaType: string | null): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(mediaType ?? "")?.[1];
}

export function isJson(essence: string): boolean {
  return essence === "application/json" || essence === "text/json" || /^[^/]+\/[^/]*\+json$/.test(essence);
}

/** How an operation declares a status: its exact code, then its range, then `default` (OpenAPI 3.1, 4.8.16). */
export function declaredResponse(
  operation: OperationSpec,
  status: number,
): { readonly declared: "code" | "range" | "default" | "no"; readonly response?: ResponseSpec } {
  // A redirect that a platform hides, or follows, has no status of its own.
  if (status < 100) return { declared: "no" };
  const range = `${Math.floor(status / 100)}XX`;
  for (const [declared, key] of [
    ["code", status],
    ["range", range],
    ["default", "default"],
  ] as const) {
    const response = operation.responses.find((candidate) => candidate.status === key);
    if (response !== undefined) return { declared, response };
  }
  return { declared: "no" };
}

/** Whether it says what may be sent, as `image/*` does, and is no type to send. */
export function isRange(mediaType: string): boolean {
  return essenceOf(mediaType).includes("*");
}

/** Whether a body has more than one media type that it may be in, so that it is said which. */
export function isNamed(content: readonly ContentSpec[]): boolean {
  if (content.length > 1) return true;
  return content.some(({ kind, mediaType }) => isRange(mediaType) && (kind === "binary" || kind === "text"));
}

/** What a body's media type is called: as the document does, or, where that is a range, as the type that came. */
export function nameOfType({ mediaType }: ContentSpec, essence: string): string {
  return isRange(mediaType) && essence !== "" ? essence : mediaType;
}

/** The declared content that a media type falls under: the exact one before `type/*` before any. */
export function contentFor(content: readonly ContentSpec[], essence: string): ContentSpec | undefined {
  const wildcard = `${essence.split("/", 1)[0]}/*`;
  for (const wanted of [essence, wildcard, "*/*"]) {
    const found = content.find(({ mediaType }) => essenceOf(mediaType) === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

export interface BodyReading {
  readonly kind: ContentKind;
  readonly declared: boolean;
  /** What the status itself declares for the body. */
  readonly content: ContentSpec | undefined;
}

/**
 * How a response body is read: as the status declares its media type, else as the operation does for another status, else by
 * what the media type itself says. Without a media type, as the first that is declared.
 */
export function readingOf(
  operation: OperationSpec,
  response: ResponseSpec | undefined,
  mediaType: string | null,
): BodyReading {
  const essence = essenceOf(mediaType);
  const own = response?.content ?? [];
  if (essence === "") return { kind: own[0]?.kind ?? "binary", declared: true, content: own[0] };
  const content = contentFor(own, essence);
  // Also JSON that falls under a range: its type is made of what is declared, and not of what comes.
  if (content !== undefined) return { kind: content.kind, declared: true, content };
  if (isJson(essence)) return { kind: "json", declared: false, content };
  const elsewhere = operation.responses.flatMap(({ content }) => content);
  const exact = elsewhere.find((content) => essenceOf(content.mediaType) === essence);
  return {
    kind: exact?.kind ?? (essence.startsWith("text/") ? "text" : "binary"),
    declared: false,
    content: undefined,
  };
}

/** What a client says it takes: everything that the operation declares, JSON first. */
export function acceptOf(operation: OperationSpec): string {
  const content = operation.responses.flatMap((response) => response.content);
  const byKind = [...content.filter(({ kind }) => kind === "json"), ...content.filter(({ kind }) => kind !== "json")];
  return mediaList(byKind) || "*/*";
}

/** Media types as the value of a header. What a document calls one and no header can hold is left out: it cannot come either. */
export function mediaList(content: readonly ContentSpec[]): string {
  return [...new Set(content.map(({ mediaType }) => mediaType))].filter(isFieldValue).join(", ");
}
