/** A sentence longer than this is no sentence, and is not read: what a search costs must not depend on a document's good will. */
const LONGEST = 2_000;

/**
 * The words of a sentence without the marks around them: code elements as code spans, other elements, the addresses of links and bold
 * gone, typographic apostrophes as plain ones. For reading, never for showing. Empty where the sentence is too long to be one.
 */
export function plainWords(text: string): string {
  if (text.length > LONGEST) return "";
  return text
    .replace(/<\/?(?:code|tt)>/gi, "`")
    .replace(/<\/?[a-z][^<>]*>/gi, " ")
    .replace(/\]\([^()\s]*\)/g, "]")
    .replace(/\*\*|__/g, "")
    .replaceAll("’", "'")
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

/** What is usual, advised or roughly so, and therefore no limit. */
const HEDGE =
  /\b(?:usual(?:ly)?|typical(?:ly)?|general(?:ly)?|normal(?:ly)?|commonly|often|mostly|ideal(?:ly)?|preferabl[ey]|recommend\w*|suggest\w*|advis(?:e|ed|able)|about|approx(?:\.|imately)?|around|roughly|nearly|almost|estimated|by default|enough|sufficient|suffices?|e\.g\.|for (?:example|instance)|such as|in the future|may change)(?![\w-])|~ ?\d/i;

/** Whether a sentence says what is usual or advised, or gives an example: nobody is held to it. */
export function isHedged(text: string): boolean {
  return HEDGE.test(text);
}
