import { onDemand } from "../../source/on-demand.js";
import { plainWords } from "./words.js";

/** What a sentence says of the state that a call needs: the states that allow it, or those that forbid it. */
export interface Condition {
  readonly states: readonly string[];
  readonly allows: boolean;
}

/** Words for a stage of life that documentation of APIs uses as an adjective. */
const STAGES = "active|pending|open|initiated|completed|expired|closed|paid|processing|draft|unpaid|in-progress";

/** Further ones, which name a state only where the sentence makes a condition of it: `a scheduled payment` takes none for granted. */
const MORE_STAGES =
  "inactive|authorized|authorised|captured|settled|submitted|approved|published|succeeded|failed|refunded|voided|scheduled|queued|suspended|enabled|disabled|confirmed|finalized|finalised|terminated|archived|locked|frozen|running|paused|posted";

const isStage = new RegExp(`^(?:${STAGES})$`, "i");
const isLaterStage = new RegExp(`^(?:${MORE_STAGES})$`, "i");

const CAPITALS = "[A-Z]{3,}(?:_[A-Z]+)*\\b";
const STAGE = `(?:${[...STAGES.split("|"), ...MORE_STAGES.split("|")].map(capitalisable).join("|")})\\b`;
const STATE = `(?:\`\\w+\`|["“]\\w+["”]|${CAPITALS}|${STAGE})`;
/** Whatever `STATE` matches, and more: without its long choices an expression is compiled in a fiftieth of the time. */
const ANYTHING = '(?:[`"“]?[\\w-]+[`"”]?)';
const LIST = `(?<states>${STATE}(?:(?:, (?:or |and )?| or | and | nor )(?:an? |the )?${STATE})*)`;
const KIND = "(?:status(?:es)?|states?)\\b";
const CAN = "(?:can|may|could|are allowed|is allowed)\\b";
const CANNOT =
  "(?:cannot|can not|can't|can no longer|may not|may no longer|must not|are not allowed|is not allowed)\\b";
const REFUSED = `(?:${CANNOT}|will fail\\b|(?:is|are|will be) (?:rejected|refused)\\b|(?:returns?|fails? with) (?:HTTP )?\`?4\\d\\d)`;
const WHILE = "(?:while|when|if|once|after|as long as|provided(?: that)?)\\b";
const BE = "(?:is|are|be|has been|have been)(?: (?:still|already|currently|fully))?";
const NO_CONDITION =
  "(?:Get|List|Return|Retrieve|Search|Find|Fetch|Create|Make|Open|Start|Add|Set|Mark|Move|Change|Update|Show|Count|Read|Filter|Simulate|Query|Put)";
/** Something within one clause. */
const SOME = "[^.;:]*?";

/** Forms that call their words states: any word in code or in capitals is one. */
const NAMED: readonly Form[] = [
  // Only pets in FREE or LOST status can be taken.
  allows(`\\bonly\\b${SOME}\\bin (?:an? |the )?${LIST} ${KIND}[^.;]*\\b${CAN}`),
  // Notes can be added only to pets in the `FREE` or `LOST` state.
  allows(`\\b${CAN}[^.;:]{0,40}\\bonly ${SOME}\\bin (?:an? |the )?${LIST} ${KIND}`),
  // Only pets whose status is FREE can be taken; only pets with the status FREE.
  allows(
    `\\bonly\\b${SOME}\\b(?:with (?:an? |the )?|whose )${KIND}(?: of| is| equals)? ${LIST}[^.;]*\\b(?:${CAN}|will be\\b)`,
  ),
  // It can only be taken while its status is `FREE`.
  allows(
    `\\b(?:can|may|cannot) (?:only be \\w+|be \\w+ only) ${WHILE}${SOME}\\b(?:status|state)\`? (?:is|equals)(?: still)?(?: in)? ${LIST}`,
  ),
  // It can be taken when it is in FREE status, in one of these statuses: `FREE`, `LOST`; it can be called once its status is `FREE`.
  allows(`\\b(?:can|may) be \\w+ ${WHILE}${SOME}\\b${BE} in (?:an? |the )?${LIST} ${KIND}`),
  allows(`\\b(?:can|may) be \\w+ ${WHILE}${SOME}\\bin one of (?:these|the following) ${KIND}:? ${LIST}`),
  allows(`\\b(?:can|may) be (?:called|used) ${WHILE}${SOME}\\b(?:status|state)\\b[^.;:]{0,40}\\b(?:is|set to) ${LIST}`),
  // Takes a pet with a status of FREE. What finds, makes or marks one says what comes, not what is needed.
  allows(
    `^(?!${NO_CONDITION})[A-Z][a-z]+(?<!ing) (?:an? |the )${SOME}\\b(?:with (?:an? |the )?(?:status|state)(?: of)?|when its (?:status|state) is) ${LIST}`,
  ),
  // The pet must be in FREE status; in a settled state; in a terminal status (`LOST` or `DEAD`).
  allows(`\\bmust (?:currently |still |already )?be in (?:an? |the )?${LIST} ${KIND}`),
  allows(`\\bmust (?:currently |still |already )?be in (?:an? |the )?\\w+ ${KIND}(?: of|:)? ?\\(${LIST}\\)`),
  // The pet's status must be `FREE`; it must have the status FREE.
  allows(
    `(?<!\\bvalue of )\\b(?:status|state)\`? (?:must|has to|needs to) (?:still |currently )?be (?:one of (?:the following: )?)?${LIST}`,
  ),
  allows(`\\bmust have (?:an? |the )?(?:status|state)(?: of)? ${LIST}`),
  allows(`\\bmust have (?:an? |the )?${LIST} ${KIND}`),
  // Pets that are no longer in a FREE state cannot be taken.
  allows(`\\b(?:not|no longer) in (?:an? |the )?${LIST} ${KIND}[^.;]*\\b${REFUSED}`),
  allows(`\\b(?:status|state)\`? is (?:not|no longer) ${LIST}[^.;]*\\b${REFUSED}`),
  // Pets with a LOST state cannot be taken; pets already in the `LOST` state return 409.
  forbids(`\\b(?:in|with|have|has) (?:an? |the )?${LIST} ${KIND}[^.;]{0,40}\\b${REFUSED}`),
  forbids(
    `\\b(?:in|with|have|has|reached) (?:an? |the )?(?:\\w+ )?${KIND}(?: of)? \\(?${LIST}\\)?[^.;]{0,40}\\b${REFUSED}`,
  ),
  // You cannot take a pet in the `LOST` state, one with status LOST, or one that has reached the terminal state (LOST).
  forbids(`\\b${CANNOT}${SOME}\\b(?:in|with) (?:an? |the )?${LIST} ${KIND}`),
  forbids(`\\b${CANNOT}${SOME}\\b(?:in|with|reached) (?:an? |the )?(?:\\w+ )?${KIND}(?: of|:)? \\(?${LIST}`),
];

/** Forms that may be about something else (`Only PNG files can be sent`): their words must be states by their own meaning. */
const MEANT: readonly Form[] = [
  // It can only be taken while it is still FREE.
  allows(`\\b(?:can|may|cannot) (?:only be \\w+|be \\w+ only) ${WHILE}${SOME}\\b${BE}(?: in)? (?:an? )?${LIST}`),
  allows(`\\byou (?:can|may) only \\w+ ${SOME}${WHILE}${SOME}\\b${BE}(?: in)? (?:an? )?${LIST}`),
  // You can only take a FREE pet.
  allows(`\\b(?:can|may) only \\w+ (?:an? )?${LIST} [a-z]`),
  // Only FREE pets can be taken; only a pet that is FREE may be.
  allows(`\\bonly (?:an? |the )?${LIST} [a-z][\\w-]*(?: [\\w-]+)? ${CAN}(?: be\\b)`),
  allows(`\\bonly (?:an? |the )?(?:[\\w-]+ ){1,4}(?:that|which) ${BE} ${LIST}[^.;]*\\b${CAN}`),
  // Pets that are not FREE cannot be taken.
  allows(`\\b(?:that|which) (?:is|are) (?:not|no longer)(?: in)? ${LIST}[^.;]*\\b${REFUSED}`),
  allows(`\\bmust be (?:in )?(?:an? |the )?${LIST}(?: ${KIND})? (?:to be|before|in order)\\b`),
  // It cannot be taken once it is LOST; you cannot take a pet that has been LOST.
  forbids(`\\b${CANNOT} be \\w+ (?:once|after|if|when|while) ${SOME}\\b${BE} ${LIST}`),
  forbids(`\\b${CANNOT} \\w+ (?:an? |the )${SOME}\\b(?:that|which|once|after) (?:it |they )?${BE} ${LIST}`),
];

interface Form {
  /** Finds a sentence that may have the form, whatever stands in the place of the states: what it does not match, the others do not. */
  readonly outline: RegExp;
  readonly words: () => RegExp;
  /** The same with any word in the place of a state: for documents that say what they call states. */
  readonly ofAnyWord: () => RegExp;
  readonly allows: boolean;
}

function form(words: string, allows: boolean): Form {
  return {
    outline: new RegExp(words.replaceAll(STATE, ANYTHING)),
    words: onDemand(() => new RegExp(words)),
    ofAnyWord: onDemand(() => new RegExp(words.replaceAll(STATE, `(?:${STATE}|[a-z_]{3,}\\b)`))),
    allows,
  };
}

function allows(words: string): Form {
  return form(words, true);
}

function forbids(words: string): Form {
  return form(words, false);
}

function capitalisable(word: string): string {
  const first = word.charAt(0);
  return `[${first}${first.toUpperCase()}]${word.slice(1)}`;
}

/** Words that bear the form of a sentence, however they are written: `MAY` is no state. */
const FORMAL = /\b(?:only|must|may|can|cannot|not|no|is|are|be|in|you|once|after|if|when|while|or|and|the|an?)\b/gi;

const NO_STATES: ReadonlySet<string> = new Set();
/** What is said of anything that is made and gone, whether a state is called so or not: `not after it has been deleted`. */
const OF_ANYTHING: ReadonlySet<string> = new Set(["created", "deleted", "updated", "changed", "not", "new"]);

/**
 * The condition that a sentence makes of a state; undefined where it makes none or is not clear about it.
 * @param known what a document calls states, in lower case: they are states in whatever sentence
 */
export function conditionIn(text: string, known: ReadonlySet<string> = NO_STATES): Condition | undefined {
  const words = plainWords(text).replace(FORMAL, (word) => word.toLowerCase());
  const isState = (word: string) =>
    isStage.test(word) ||
    isLaterStage.test(word) ||
    (known.has(word.toLowerCase()) && !OF_ANYTHING.has(word)) ||
    /^[A-Z_]+(?:ED|ING)$/.test(word);
  const like = ({ outline }: Form) => outline.test(words);
  const [named, meant] = [NAMED.filter(like), MEANT.filter(like)];
  return (
    firstOf(named, words, { as: "words", isState: () => true }) ??
    firstOf(meant, words, { as: "words", isState }) ??
    firstOf([...named, ...meant], words, { as: "ofAnyWord", isState })
  );
}

interface Reading {
  readonly as: "words" | "ofAnyWord";
  readonly isState: (word: string) => boolean;
}

function firstOf(forms: readonly Form[], words: string, { as, isState }: Reading): Condition | undefined {
  for (const form of forms) {
    const found = form[as]().exec(words)?.groups?.states;
    if (found === undefined) continue;
    const states = [...found.matchAll(/\w[\w-]*/g)].map(([word]) => word).filter((word) => !ARTICLES.has(word));
    if (states.length > 0 && states.every(isState)) return { states, allows: form.allows };
  }
  return undefined;
}

/** What joins the states of a list. */
const ARTICLES: ReadonlySet<string> = new Set(["a", "an", "and", "nor", "or", "the"]);

/** The states that a sentence says a call needs. Empty where it names none, or those that forbid it. */
export function statesOf(text: string, known?: ReadonlySet<string>): readonly string[] {
  const condition = conditionIn(text, known);
  return condition?.allows === true ? condition.states : [];
}

/** `Releases a FREE pet`, `Immediately release a pending pet`: the state that the first words take for granted. */
export function takenForGranted(text: string): string | undefined {
  const found = /^(?:\w+ly )?[A-Z]?[a-z]+ an? ([A-Za-z-]+) (?:[\w-]+ ){0,2}\w+\b/.exec(text)?.[1];
  return found !== undefined && (/^[A-Z]{3,}$/.test(found) || isStage.test(found)) ? found : undefined;
}
