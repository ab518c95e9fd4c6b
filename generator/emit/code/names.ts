import { branded, type Code } from "./brand.js";
import { quote } from "./quote.js";

/** ECMAScript 2025, 12.7.2, with what strict mode and modules add, what cannot be declared, and TypeScript's own type names. */
const RESERVED = new Set(
  (
    "any arguments await bigint boolean break case catch class const continue debugger default delete do else enum eval export " +
    "extends false finally for function globalThis if implements import in instanceof interface let NaN never new null " +
    "number object package private protected public return static string super switch symbol this throw true try typeof " +
    "undefined unknown var void while with yield Infinity"
  ).split(" "),
);

/** Letters beyond the basic plane are left out: compilers differ in how new their tables are. */
const START = /^[$_\p{ID_Start}]$/u;
const CONTINUE = /^[$\p{ID_Continue}]$/u;
const HIDDEN = /\p{Default_Ignorable_Code_Point}/u;
const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;

/**
 * A valid identifier that reads like the text: a character that cannot stand becomes `_`, a reserved or built-in name gets one
 * at its end. Two texts may end in one identifier; `model/` has already made the names of operations and schemas unique.
 */
export function identifier(text: string): Code {
  let name = "";
  for (const character of text) {
    const allowed = character.length === 1 && CONTINUE.test(character) && !HIDDEN.test(character);
    name += allowed ? character : "_";
  }
  if (!START.test(name.charAt(0))) name = `_${name}`;
  return branded(RESERVED.has(name) || name === "__proto__" ? `${name}_` : name);
}

/** A key of an object literal, interface or type literal. `__proto__: x` would set a prototype, `["__proto__"]: x` is a member. */
export function propertyKey(text: string): Code {
  if (text === "__proto__") return branded('["__proto__"]');
  return branded(PLAIN_KEY.test(text) ? text : quote(text));
}

/** `.key` or `["key"]`: what follows an object to read its member. */
export function memberAccess(text: string): Code {
  return branded(PLAIN_KEY.test(text) && text !== "__proto__" ? `.${text}` : `[${quote(text)}]`);
}
