import type { MediaType } from "../model/model.js";
import { type Code, code, stringLiteral } from "./code/index.js";

/** What a caller may say that a body is: the media type of the document, or any that falls under its range (RFC 9110 §12.5.1). */
export function contentTypeType({ mediaType }: MediaType): Code {
  return isRange(mediaType) ? (WITHIN.get(essenceOf(mediaType)) ?? code`string`) : stringLiteral(mediaType);
}

/** The media type of a body of which the caller says none, as the runtime chooses it. */
export function usualContent(content: readonly MediaType[]): MediaType | undefined {
  return content.find(({ kind }) => kind === "json") ?? content.find((each) => !isRange(each.mediaType)) ?? content[0];
}

/** Whether nothing but the caller knows what a body is: bytes, or a text, below a range. */
export function maySayMore({ kind, mediaType }: MediaType): boolean {
  return (kind === "binary" || kind === "text") && isRange(mediaType);
}

/** Whether it has to be said: `application/octet-stream`, which bytes are otherwise, does not fall under the range. */
export function mustBeSaid(media: MediaType): boolean {
  return media.kind === "binary" && maySayMore(media) && !OF_ANY_BYTES.has(essenceOf(media.mediaType));
}

const OF_ANY_BYTES: ReadonlySet<string> = new Set(["*/*", "application/*"]);

/** The top-level types that are registered (IANA, Media Types). */
const WITHIN: ReadonlyMap<string, Code> = new Map([
  ["application/*", code`\`application/\${string}\``],
  ["audio/*", code`\`audio/\${string}\``],
  ["font/*", code`\`font/\${string}\``],
  ["image/*", code`\`image/\${string}\``],
  ["message/*", code`\`message/\${string}\``],
  ["model/*", code`\`model/\${string}\``],
  ["multipart/*", code`\`multipart/\${string}\``],
  ["text/*", code`\`text/\${string}\``],
  ["video/*", code`\`video/\${string}\``],
]);

function isRange(mediaType: string): boolean {
  return essenceOf(mediaType).includes("*");
}

function essenceOf(mediaType: string): string {
  return mediaType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
