import { type Code, code, docComment, identifier, lines, unionType } from "./code/index.js";

const WIDTH = 120;

/** `export type Name = A | B;`, a member a line where it would be too long. */
export function typeAlias(name: string, members: readonly Code[], description = ""): Code {
  const line = code`export type ${identifier(name)} = ${unionType(members)};`;
  if (members.length < 2 || (line.length <= WIDTH && !line.includes("\n")))
    return lines([docComment(description), line]);
  return code`
    ${docComment(description)}
    export type ${identifier(name)} =
      ${lines(members.map((member) => code`| ${member}`))};`;
}

/** `readonly name: A | B;`, a member of the union a line where it would be too long. */
export function unionMember(name: Code, members: readonly Code[]): Code {
  const line = code`readonly ${name}: ${unionType(members)};`;
  if (line.length <= WIDTH - 8) return line;
  return code`
    readonly ${name}:
      ${lines(members.map((member) => code`| ${member}`))};`;
}
