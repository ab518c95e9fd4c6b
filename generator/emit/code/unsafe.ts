import { escapeInvisible, escapeUnits } from "../../source/invisible.js";

/**
 * Some tools find these anywhere in a file, in strings and comments too: HTML parsers the first, which end or change a `script` element
 * (HTML, "Restrictions for contents of script elements"; a `<script` does so only after `<!--`), source-map readers the second.
 */
const READ_BY_OTHERS = /<(?=!--|\/script)|(?<=source(?:Mapping)?URL)=/gi;

/**
 * The one definition of what stands nowhere in a generated source: invisible characters, and what means something to a reader of the
 * whole file. Each is written as `\uXXXX`, which is equal inside a literal and as good as any text inside a comment.
 *
 * What printers write, it may be given whole: outside of literals and comments they leave no such text (they put spaces around operators).
 */
export function escapeUnsafe(text: string): string {
  return escapeInvisible(text).replace(READ_BY_OTHERS, (found) => escapeUnits(found));
}
