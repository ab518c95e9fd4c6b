import type { MediaType } from "../model/model.js";
import { type Code, code, empty, unionType } from "./code/index.js";
import { contentTypeType, maySayMore, mustBeSaid, usualContent } from "./content-type.js";

/** One type that a body may have, and what its `contentType` is then; absent where there is nothing to say. */
export interface BodyAlternative {
  readonly type: Code;
  readonly contentType?: {
    readonly type: Code;
    /** Whether who sends the body must say it: the runtime would take it for another, or for nothing. */
    readonly isNeeded: boolean;
  };
}

/** The types that a body has, each with its media types: where they differ, saying the media type says the type. */
export function bodyAlternatives(
  content: readonly MediaType[],
  typeOf: (media: MediaType) => Code,
): readonly BodyAlternative[] {
  const usual = usualContent(content);
  const types = content.map(typeOf);
  if (new Set(types).size > 1) {
    return content.map((media) => ({
      type: typeOf(media),
      contentType: { type: contentTypeType(media), isNeeded: media !== usual || mustBeSaid(media) },
    }));
  }
  const isNamed = content.length > 1 || content.some(maySayMore);
  const isNeeded = usual !== undefined && mustBeSaid(usual);
  return [
    {
      type: unionType(types),
      ...(isNamed && { contentType: { type: unionType(content.map(contentTypeType)), isNeeded } }),
    },
  ];
}

/** The members of an answer with a body, in one line: as a client is given it, or as a server gives it. */
export function answerMembers({ contentType, type }: BodyAlternative, by: "received" | "given"): Code {
  if (contentType === undefined) return code`readonly body: ${type}`;
  const optional = by === "received" || contentType.isNeeded ? empty : code`?`;
  return code`readonly contentType${optional}: ${contentType.type}; readonly body: ${type}`;
}
