import { isHedged, plainWords } from "./words.js";

/** What is counted or bounded. Text may be that of the items, keys or values of a list or a map. */
export type Bounded = "text" | "members" | "items" | "number" | "any";

/** A limit that a sentence sets. */
export interface Limit {
  readonly of: Bounded;
  /** Any of these would state it. */
  readonly keywords: readonly string[];
  /** What is counted, where the sentence says so of a number: `5 and 300 seconds`. */
  readonly unit?: string;
}

const N = "\\d[\\d,_]*(?:\\.\\d+)?";
/** No value is shorter than nothing. */
const POSITIVE = `(?!0\\b)${N}`;
const SIGNED = `[-−]?${N}`;
/** Two numbers; which are a range only where a count follows them: `2018-05` is none. */
const RANGE = `(?:between ${SIGNED} (?:and|to) |from ${SIGNED} to |\\b${N} ?[-–—] ?|\\b${N} to )${SIGNED}`;
/** Two numbers that the words before them call a range. */
const RANGE_OF_VALUES = `\\b(?:between ${SIGNED}(?: and | to | ?[-–—] ?)|from ${SIGNED}(?: to | ?[-–—] ?)|(?:rang(?:e|es|ing)(?: is| of| from)?|values?(?: (?:is|are|of|from))*|in the range(?: of)?|integers?|numbers?|score|on an?):? (?:\\[${SIGNED}, ?|${SIGNED}(?: to | ?[-–—] ?)))${SIGNED}`;
const NOT = "(?:not|never|cannot|can't)";

/** Before a number: it, or less. */
const MOST = `(?:\\b(?:up to(?: a maximum of)?|at most|no (?:more|longer|greater|larger|higher) than|${NOT} (?:be |have |contain )?(?:more|longer|greater|larger|higher) than|${NOT} exceed|not exceeding|limited to|less than(?: or equal to)?|fewer than|shorter than|max(?:imum)?(?: of| is|:)?)|\\bmax\\.)`;
/** Before a number: it, or more. */
const LEAST = `\\b(?:at least|(?:no|${NOT} be|${NOT} have) (?:less|fewer|shorter|smaller|lower) than|min(?:imum)?(?: of| is|:)?)`;
/** Before a number: nothing else. */
const EXACTLY =
  "\\b(?:exactly|(?:must|has to|have to|should) (?:be|have|contain)(?: exactly)?|fixed length(?: of| is)?:?|length(?: is| of|:))";

const CHARACTERS = "(?:[A-Za-z][\\w-]* ){0,2}(?:characters?|chars)\\b";
/** What may state a length; the last are formats whose texts have one. */
const TEXT = ["pattern", "enum", "const", "format: date", "format: uuid"];
const TEXT_MOST = ["maxLength", ...TEXT];
const TEXT_LEAST = ["minLength", ...TEXT];
const TEXT_EXACT = ["minLength", "maxLength", ...TEXT];
const NUMBER_MOST = ["maximum", "exclusiveMaximum", "enum", "const"];
const NUMBER_LEAST = ["minimum", "exclusiveMinimum", "enum", "const"];
const TIME = "(?:(?:milli)?second|minute|hour|day|week|month|year)s?";
/** Behind a number that counts nothing else: the end of the phrase, or words that go on about the value. */
const ALONE = `(?![\\d,.]*\\d)(?= ?(?:$|[^\\w\\s%$€£×'\\-]|(?:and|to|inclusive|inclusively|indicating|that|which|in|for|if|when|where|representing|as|with|used|scale|${TIME}|percent|cents)\\b))`;

interface Form {
  readonly words: RegExp;
  readonly of: Bounded;
  readonly keywords: readonly string[];
}

const FORMS: readonly Form[] = [
  form("text", ["pattern"], "\\bmust (?:be|use|start with) (?:an? )?(?:valid )?https?\\b"),
  form("text", ["pattern"], "\\bUUID ?v[1-8]\\b"),
  // Between 5 and 10 characters; 5-10 characters.
  form("text", TEXT_EXACT, `${RANGE} ${CHARACTERS}`),
  // Exactly 10 characters; a 10-character code.
  form("text", TEXT_EXACT, `${EXACTLY} ${N}[ -]${CHARACTERS}(?! or )`),
  form("text", TEXT_EXACT, `^(?:The |An? )?(?:unique )?${N}[- ]character\\b(?! (?:limit|maximum))`),
  form("text", TEXT_EXACT, `\\b(?:exactly|must (?:be|have|contain)) ${N}[ -]digits?\\b`),
  // Up to 10 characters; must not exceed 10 characters; 10 characters or fewer; a limit of 10 characters.
  form("text", TEXT_MOST, `${MOST} ${N}[ -]${CHARACTERS}`),
  form("text", TEXT_MOST, `\\b${N} ${CHARACTERS} (?:or (?:less|fewer|shorter)|max(?:imum)?|at most)\\b`),
  form(
    "text",
    TEXT_MOST,
    `\\b${N}[- ]character (?:limit|maximum)|\\b(?:limit|maximum length) (?:of|is) ${N} ${CHARACTERS}`,
  ),
  form("text", TEXT_MOST, `\\bmax(?:imum)?[ -]?length\\b[^.\\d]{0,60}?\\b(?:of|is|:)?:? *${N}`),
  form("text", TEXT_LEAST, `${LEAST} ${POSITIVE} ${CHARACTERS}|\\b${N} ${CHARACTERS} or (?:more|longer)\\b`),
  form("text", TEXT_LEAST, `\\bmin(?:imum)?[ -]?length(?: of| is)?:? *${POSITIVE}`),
  form("members", ["maxProperties"], `${MOST} ${N} (?:keys|properties|entries|key[-/ ]value pairs|pairs)\\b`),
  form("items", ["maxItems"], `${MOST} ${N} (?:[\\w-]+ )?(?:items|elements|entries)\\b`),
  // A list of up to 10 pets.
  form(
    "items",
    ["maxItems", "minItems"],
    `^(?:An? |The )?(?:list|array|set|collection) of (?:${MOST} ${N}|${RANGE}) [a-z]`,
  ),
  form(
    "items",
    ["maxItems"],
    `^(?:You (?:can|may) (?:pass|specify|provide|include|add|send|set) )?(?:${MOST}) ${N}(?: [\\w-]+){1,3}?(?: (?:allowed|supported|are (?:allowed|supported)|can be (?:passed|specified|provided|included|added|set|requested)|per request|at a time|at once))?\\.?$`,
  ),
  // Between 1 and 100; must be at least 1; greater than 0.
  form("number", [...NUMBER_MOST, ...NUMBER_LEAST], `${RANGE_OF_VALUES}${ALONE}(?!,? or )`),
  form(
    "number",
    NUMBER_LEAST,
    `(?<!there )\\bmust be (?:at least|no (?:less|lower|smaller) than|(?:greater|more|larger|higher) than(?: or equal to)?) ${SIGNED}${ALONE}`,
  ),
  form(
    "number",
    NUMBER_MOST,
    `(?<!there )\\bmust be (?:at most|no (?:more|greater|larger|higher) than|(?:less|lower|smaller) than(?: or equal to)?) ${SIGNED}${ALONE}`,
  ),
  form(
    "number",
    NUMBER_MOST,
    `\\b(?:must|can|may|should) ?not (?:exceed|be (?:more|greater|larger|higher) than) ${SIGNED}${ALONE}`,
  ),
  form("number", NUMBER_LEAST, `\\b(?:must|can|may|should) ?not be (?:less|lower|smaller) than ${SIGNED}${ALONE}`),
  form("number", NUMBER_MOST, `\\bmax(?:imum)?(?: allowed)?(?: value)?(?: is| of|:) ?${SIGNED}${ALONE}`),
  form("number", NUMBER_LEAST, `\\bmin(?:imum)?(?: allowed)?(?: value)?(?: is| of|:) ?${SIGNED}${ALONE}`),
  form(
    "any",
    ["maximum", "maxLength", "maxItems", "maxProperties", "pattern"],
    `\\bmax(?:imum)?(?: allowed)? [^.]{1,60}\\bis \\d+\\b(?! (?:${TIME}|percent|%))`,
  ),
  form("any", ["const", "enum", "maximum", "pattern", "maxLength"], "\\bmust be (?:exactly )?\\d+\\b(?! ?[-\\w])"),
];

function form(of: Bounded, keywords: readonly string[], words: string): Form {
  return { of, keywords, words: new RegExp(words, "i") };
}

/**
 * A limit under a condition that no member of the document decides: a keyword would refuse what others may send. Where the condition
 * names a value, in a code span or in capitals, a schema can state it.
 */
const CONDITION =
  /^(?:[-*•\s]|Note:?)*(?:[Ff]or|[Ii]f|[Ww]hen|[Ww]here|[Uu]nless|[Ii]n)\b(?![^,]*(?:`|\b[A-Z_]{3,}\b))/;

/** A limit of several values together, of a part of the value, of what is read or shown, or of two kinds of one. */
const OF_OTHERS =
  /\b(?:combin\w+|concatenat\w+|in total|together|total (?:length|number|size|of)|sum of|each of|truncat\w+|abbreviat\w+|(?:first|last|next|other|remaining) \d+|decimal places|per (?:second|minute|hour|day|week|month|year|account|user|customer)|depend\w* on|in the (?:past|future)|ago|so far|retr(?:y|ies)|history|log|sandbox|ignored|while|whereas|negative integers|can be used)\b/i;
const TWO_KINDS = new RegExp(`${N} (?:[\\w-]+ )?(\\w+)\\b[^.;]*\\bor ${N} (?:[\\w-]+ )?\\1\\b`, "i");

/** The limits that a sentence sets for one value, whatever it is; none where it is not sure, or conditional. */
export function limitsIn(text: string): readonly Limit[] {
  const words = plainWords(text);
  if (isHedged(words) || CONDITION.test(words) || OF_OTHERS.test(words) || TWO_KINDS.test(words)) return [];
  return FORMS.flatMap(({ words: form, of, keywords }) => {
    const found = form.exec(words);
    if (found === null) return [];
    const unit = new RegExp(`^ ?(${TIME}|percent|cents)\\b`, "i").exec(words.slice(found.index + found[0].length))?.[1];
    return [{ of, keywords, ...(unit === undefined || of !== "number" ? {} : { unit: unit.toLowerCase() }) }];
  });
}
