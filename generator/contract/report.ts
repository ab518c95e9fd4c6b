import { closest } from "../source/closest.js";
import type { FindingDraft, RelatedLocation } from "../source/draft.js";
import type { Location } from "../source/origin.js";

/** A value of a file and where it stands there. */
export interface Located<T> {
  readonly value: T;
  readonly location: Location;
}

/** What a check says about one place. */
export interface Remark {
  readonly rule: string;
  readonly message: string;
  readonly location: Location;
  readonly help?: string;
  readonly related?: readonly RelatedLocation[];
}

/** Collects findings. The same words about the same place are said once. */
export class Report {
  readonly #findings: FindingDraft[] = [];
  readonly #seen = new Set<string>();

  add(remark: Remark): void {
    const { rule, location, message } = remark;
    const key = `${rule} ${location.file}:${location.line}:${location.column} ${message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#findings.push({ ...remark, severity: "error" });
  }

  get findings(): readonly FindingDraft[] {
    return this.#findings;
  }

  get clean(): boolean {
    return this.#findings.length === 0;
  }
}

/** ` Did you mean x?`, or the names there are, or nothing: the end of a message about an unknown name. */
export function suggest(name: string, known: Iterable<string>): string {
  const names = [...known];
  const near = closest(name, names);
  if (near !== undefined) return ` Did you mean \`${near}\`?`;
  if (names.length === 0 || names.length > 12) return "";
  return ` There is ${names.map((item) => `\`${item}\``).join(", ")}.`;
}
