import {
  type Code,
  code,
  identifier,
  join,
  lines,
  moduleSpecifier,
  paragraphs,
  printFile,
  stringLiteral,
} from "./code/index.js";
import { byCodeUnit } from "./files.js";

interface Module {
  /** The local name of the whole module, where it is imported so. */
  all?: string;
  readonly names: Map<string, "type" | "value">;
}

/** The imports of one file, as its code comes to need them: what is used is imported, and nothing else is. */
export class Imports {
  readonly #modules = new Map<string, Module>();

  /** A name of a module, as a value. */
  value(name: string, from: string): Code {
    this.#module(from).names.set(name, "value");
    return identifier(name);
  }

  /** A name of a module, as a type. */
  type(name: string, from: string): Code {
    const { names } = this.#module(from);
    names.set(name, names.get(name) ?? "type");
    return identifier(name);
  }

  /** A whole module under a local name. */
  all(name: string, from: string): Code {
    this.#module(from).all = name;
    return identifier(name);
  }

  /** The import statements: packages, then the package's own files. */
  print(): Code {
    const modules = [...this.#modules].sort(([a], [b]) => byCodeUnit(rank(a), rank(b)));
    return lines(modules.map(([from, module]) => importsOf(from, module)));
  }

  #module(from: string): Module {
    const module = this.#modules.get(from) ?? { names: new Map() };
    this.#modules.set(from, module);
    return module;
  }
}

/** The text of a module: its imports, then its parts with an empty line between. */
export function printModule(imports: Imports, parts: readonly Code[]): string {
  const body = paragraphs(parts);
  return printFile([paragraphs([imports.print(), body === "" ? code`export {};` : body])]);
}

function rank(from: string): string {
  return from.startsWith(".") ? `1${from}` : `0${from}`;
}

function importsOf(from: string, { all, names }: Module): Code {
  const source = stringLiteral(moduleSpecifier(from));
  const whole = all === undefined ? [] : [code`import * as ${identifier(all)} from ${source};`];
  return lines([...whole, ...(names.size === 0 ? [] : [namesOf(names, source)])]);
}

function namesOf(names: ReadonlyMap<string, "type" | "value">, source: Code): Code {
  const sorted = [...names].sort(([a], [b]) => byCodeUnit(a.toLowerCase(), b.toLowerCase()) || byCodeUnit(a, b));
  const typesOnly = sorted.every(([, as]) => as === "type");
  const specifiers = sorted.map(([name, as]) =>
    as === "type" && !typesOnly ? code`type ${identifier(name)}` : identifier(name),
  );
  const keyword = typesOnly ? code`import type` : code`import`;
  const line = code`${keyword} { ${join(specifiers, code`, `)} } from ${source};`;
  if (line.length <= 120) return line;
  return code`
    ${keyword} {
      ${lines(specifiers.map((specifier) => code`${specifier},`))}
    } from ${source};`;
}
