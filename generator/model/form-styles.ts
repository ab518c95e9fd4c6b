/** The styles of query parameters, which members of a form may be written in too (OpenAPI 3.1, 4.8.15.1). */
export const formStyles: ReadonlySet<string> = new Set(["form", "spaceDelimited", "pipeDelimited", "deepObject"]);

/** Whether the members of a body of this media type may have a style: forms, in either of their media types. */
export function hasStyles(mediaType: string): boolean {
  return /^\s*(?:multipart\/form-data|application\/x-www-form-urlencoded)\s*(?:;|$)/i.test(mediaType);
}
