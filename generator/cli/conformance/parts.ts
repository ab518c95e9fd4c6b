import { readYamlValue } from "../../repair/yaml-value.js";
import { didYouMean } from "../../source/closest.js";
import { isContainer, isObject, type JsonObject, type JsonValue } from "../../source/json.js";
import { locate } from "../../source/origin.js";
import type { PointerToken } from "../../source/pointer.js";
import { SourceText } from "../../source/text.js";
import { UsageError } from "../arguments.js";

/** Where a person must still say what holds. */
export const OPEN = "?";

/** A place in a file that a person wrote. As text: the file, line and column, and the names on the way to it. */
export class Spot {
  readonly #file: { readonly name: string; readonly value: JsonValue };
  readonly #tokens: readonly PointerToken[];

  constructor(file: { readonly name: string; readonly value: JsonValue }, tokens: readonly PointerToken[] = []) {
    this.#file = file;
    this.#tokens = tokens;
  }

  below(...tokens: readonly PointerToken[]): Spot {
    return new Spot(this.#file, [...this.#tokens, ...tokens]);
  }

  /** The name of a member, where it is the name that is wrong. */
  get key(): string {
    return this.#text("key");
  }

  toString(): string {
    return this.#text("value");
  }

  #text(at: "key" | "value"): string {
    const { name, value } = this.#file;
    const found = isContainer(value) ? locate(value, this.#tokens, at) : undefined;
    const place = found === undefined ? name : `${name}:${found.line}:${found.column}`;
    return [place, ...this.#tokens].join(": ");
  }
}

/** @throws UsageError where the text is no YAML, names something twice, or is more than a person writes */
export function parsed(text: string, file: string): { readonly value: JsonValue; readonly at: Spot } {
  const { value, findings } = readYamlValue(new SourceText(file, text), "conformance");
  const [first] = findings;
  if (value === undefined)
    throw new UsageError(
      first === undefined
        ? `${file} is not YAML`
        : `${file}:${first.location.line}:${first.location.column}: ${first.message}`,
    );
  return { value, at: new Spot({ name: file, value }) };
}

/** @throws UsageError where it is no mapping, or has a member that is not `known` */
export function mapping(value: JsonValue | undefined, at: Spot, known?: readonly string[]): JsonObject {
  if (value === OPEN) throw wrong(at, `is still \`${OPEN}\`: fill it in`);
  if (!isObject(value)) throw wrong(at, "must be a mapping");
  const unknown = Object.keys(value).find((key) => known !== undefined && !known.includes(key));
  if (unknown !== undefined && known !== undefined)
    throw new UsageError(
      `${at.below(unknown).key} is no member of it; it takes ${known.join(", ")}.${didYouMean(unknown, known)}`,
    );
  return value;
}

export function text(value: JsonValue | undefined, at: Spot): string {
  if (value === OPEN) throw wrong(at, `is still \`${OPEN}\`: fill it in`);
  if (typeof value !== "string" || value === "") throw wrong(at, "must be text");
  return value;
}

export function count(value: JsonValue | undefined, at: Spot): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) throw wrong(at, "must be a whole number");
  return value;
}

export function wrong(at: Spot, why: string): UsageError {
  return new UsageError(`${at} ${why}`);
}
