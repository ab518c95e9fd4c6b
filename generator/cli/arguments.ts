import { parseArgs } from "node:util";
import { closest } from "../source/closest.js";

/** An option of a command, as its help shows it. */
export interface OptionSpec {
  readonly kind: "flag" | "value" | "list";
  /** How the value is called in the help, e.g. `<format>`. */
  readonly value?: string;
  readonly summary: string;
  readonly choices?: readonly string[];
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ValueOf<S extends OptionSpec> = S["kind"] extends "flag"
  ? boolean
  : S["kind"] extends "list"
    ? readonly string[]
    : string | undefined;

export interface Arguments<S extends OptionSpecs> {
  readonly options: { readonly [K in keyof S]: ValueOf<S[K]> };
  readonly positionals: readonly string[];
}

/** A command line that cannot be run: what is wrong, and what to do. Exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Reads a command's arguments by its option specifications.
 * @throws UsageError for an unknown option (with the nearest known one), a missing value, or a value that is no choice
 */
export function readArguments<S extends OptionSpecs>(argv: readonly string[], specs: S): Arguments<S> {
  const known = Object.keys(specs);
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(specs).map(
        ([name, spec]) =>
          [name, spec.kind === "flag" ? { type: "boolean" } : { type: "string", multiple: true }] as const,
      ),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const flags = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (spec === undefined) throw unknownOption(token.rawName, known);
    if (spec.kind === "flag") {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value`);
      flags.add(token.name);
      continue;
    }
    if (token.value === undefined)
      throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${spec.value ?? "<value>"}`);
    checkChoice({ name: token.rawName, value: token.value, spec });
    values.set(token.name, [...(values.get(token.name) ?? []), token.value]);
  }
  const options = Object.fromEntries(
    known.map((name) => {
      const given = values.get(name) ?? [];
      const kind = specs[name]?.kind;
      return [name, kind === "flag" ? flags.has(name) : kind === "list" ? given : given.at(-1)];
    }),
  );
  // The checked boundary: `options` was built above from `specs`, key by key.
  return { options: options as Arguments<S>["options"], positionals };
}

/** A whole number of at least `least`, or undefined where the option was not given. */
export function readCount(name: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not ${JSON.stringify(text)}`);
  return value;
}

function checkChoice({ name, value, spec }: { name: string; value: string; spec: OptionSpec }): void {
  if (spec.choices === undefined || spec.choices.includes(value)) return;
  const near = closest(value, spec.choices);
  throw new UsageError(
    `${name} takes ${spec.choices.join(", ")}, not ${JSON.stringify(value)}${near === undefined ? "" : `. Did you mean ${near}?`}`,
  );
}

function unknownOption(rawName: string, known: readonly string[]): UsageError {
  const near = closest(rawName.replace(/^-+/, ""), known);
  return new UsageError(`unknown option ${rawName}${near === undefined ? "" : `. Did you mean --${near}?`}`);
}
