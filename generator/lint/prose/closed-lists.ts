import { isHedged, plainWords } from "./words.js";

const VALUE = "`[\\w.-]+`";
const LIST = `(?<list>${VALUE}(?:(?:, ?(?:and |or )?| and | or )${VALUE})+)`;
/** What says that the list is the whole of it. */
const LEAD =
  "(?<![Ee]xactly |[Oo]nly |least |most )(?:\\b[Oo]ne of(?: the following)?|\\b[Mm]ust be(?: either)?|\\b(?:[Pp]ossible|[Aa]llowed|[Vv]alid|[Aa]ccepted|[Pp]ermitted|[Ss]upported) values(?: are)?|(?:\\bbe |^|\\()[Ee]ither)";
/** What makes members or other texts of the words, or says that there are more. */
const GOES_ON =
  "(?! ?(?:must|is|are|may|should|can|fields?|param|member|propert|in the|as )|, (?:e\\.g|such|or (?:any|an?)\\b)|,? or (?:an?|the|any|other)\\b)";

const CLOSED = new RegExp(`${LEAD}:? ${LIST}(?=$|[\\s.,;:)])(?!,? ?(?:and |or )?\`)${GOES_ON}`);
/** Under a condition, or of something else than the described value. */
const OF_OTHERS = /\b(?:[Ii]f|[Ww]hen|[Ee]ach|[Cc]urrently|[Ff]or|may be added|more values)\b|`\w+` (?:must be|is)\b/;

/** The values that a sentence says are all that there are, in code and one after the other; empty where it is not clear about it. */
export function closedListIn(text: string): readonly string[] {
  const words = plainWords(text);
  const found = CLOSED.exec(words);
  if (found?.groups?.list === undefined) return [];
  // What follows a list explains a value; what makes it conditional stands before it.
  const before = words.slice(0, found.index);
  if (OF_OTHERS.test(before) || / if /.test(words.slice(found.index + found[0].length)) || isHedged(before)) return [];
  return [...found.groups.list.matchAll(/`([\w.-]+)`/g)].map(([, value = ""]) => value);
}
