import { closest } from "../source/closest.js";
import type { FindingDraft, Outcome } from "../source/draft.js";
import {
  get,
  getArray,
  getObject,
  getString,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
} from "../source/json.js";
import { type Location, locate } from "../source/origin.js";
import type { PointerToken } from "../source/pointer.js";
import type { SourceText } from "../source/text.js";
import type { ActionNote, LocatedAction, Overlay, Premise, Step } from "./overlay.js";
import { readStep } from "./steps.js";
import { targetProblem } from "./target.js";
import { readYamlValue } from "./yaml-value.js";

const RULE = "repair/invalid-overlay";
const NOTE = "x-concordat";

/**
 * An overlay file, Overlay 1.0 or 1.1, YAML or JSON, with the place of every node. What the specification forbids, what would have
 * no effect and what is misspelt is a finding; an action with one is left out, the others are kept.
 */
export function readOverlay(source: SourceText, kind: Overlay["kind"]): Outcome<Overlay> {
  const { value: root, findings } = readYamlValue(source, RULE);
  if (root === undefined) return { value: undefined, findings };
  return new OverlayReader(source, kind, root).read();
}

class OverlayReader {
  readonly #source: SourceText;
  readonly #kind: Overlay["kind"];
  readonly #root: JsonValue;
  readonly #findings: FindingDraft[] = [];

  constructor(source: SourceText, kind: Overlay["kind"], root: JsonValue) {
    this.#source = source;
    this.#kind = kind;
    this.#root = root;
  }

  read(): Outcome<Overlay> {
    const root = this.#root;
    if (!isObject(root)) {
      this.#report("An overlay is an object with `overlay`, `info` and `actions`.", []);
      return { value: undefined, findings: this.#findings };
    }
    this.#members(root, ["overlay", "info", "extends", "actions"], []);
    const version = this.#version(root);
    const title = this.#info(root);
    const items = getArray(root, "actions");
    if (items === undefined || items.length === 0)
      this.#report("`actions` must be a list of at least one action.", ["actions"]);
    const actions = this.#whole(
      (items ?? []).map((item, index) => this.#action(item, version ?? "1.1", ["actions", index])),
    );
    const value =
      version === undefined || items === undefined
        ? undefined
        : { kind: this.#kind, source: this.#source, version, title: title ?? "", actions };
    return { value, findings: this.#findings };
  }

  #version(root: JsonObject): Overlay["version"] | undefined {
    const version = getString(root, "overlay");
    if (version !== undefined && /^1\.0\.\d+$/.test(version)) return "1.0";
    if (version !== undefined && /^1\.1\.\d+$/.test(version)) return "1.1";
    this.#report("`overlay` must be the text `1.0.x` or `1.1.x`, a version of the Overlay Specification.", ["overlay"]);
    return undefined;
  }

  #info(root: JsonObject): string | undefined {
    const info = getObject(root, "info");
    for (const member of ["title", "version"]) {
      if (getString(info, member) === undefined) this.#report(`\`info.${member}\` must be a text.`, ["info", member]);
    }
    return getString(info, "title");
  }

  #action(item: JsonValue, version: Overlay["version"], path: readonly PointerToken[]): LocatedAction | undefined {
    const before = this.#findings.length;
    if (!isObject(item)) {
      this.#report("An action is an object with `target` and one of `update`, `remove` and `copy`.", path);
      return undefined;
    }
    this.#members(item, ["target", "description", "update", "remove", "copy"], path);
    const target = this.#query(item, "target", path) ?? "";
    const description = this.#text(item, "description", path);
    const copy = Object.hasOwn(item, "copy") ? this.#query(item, "copy", path) : undefined;
    const remove = this.#remove(item, path);
    const update = get(item, "update");
    const given = [update !== undefined, remove, copy !== undefined].filter(Boolean).length;
    if (given === 0) this.#report("This action does nothing: it needs `update`, `remove: true` or `copy`.", path);
    if (given > 1) this.#report("`update`, `remove` and `copy` exclude one another; keep one.", path);
    if (copy !== undefined && version === "1.0") this.#report("`copy` needs `overlay: 1.1.0`.", [...path, "copy"]);
    const note = this.#note(item, remove, path);
    if (this.#findings.length > before) return undefined;
    return {
      target,
      ...(description !== undefined && { description }),
      ...(update !== undefined && { update }),
      ...(remove && { remove }),
      ...(copy !== undefined && { copy }),
      ...(note !== undefined && { note }),
      location: this.#locate(path),
      node: item,
    };
  }

  /** The actions without the rest of a repair that does not stand there with all its steps, one after the other. */
  #whole(actions: readonly (LocatedAction | undefined)[]): readonly LocatedAction[] {
    const asked = new Map<string, boolean>();
    return actions.flatMap((action, index) => {
      const step = action?.note?.step;
      if (action === undefined || step === undefined) return action ?? [];
      const start = index - step.number + 1;
      const key = `${start} ${step.of}`;
      const whole = asked.get(key) ?? this.#isWhole(actions, start, step.of, index);
      asked.set(key, whole);
      return whole ? action : [];
    });
  }

  #isWhole(actions: readonly (LocatedAction | undefined)[], start: number, of: number, asking: number): boolean {
    for (let number = 1; number <= of; number += 1) {
      const at = start + number - 1;
      const action = actions[at];
      // What keeps an action from being read is told there.
      if (at in actions && action === undefined) return false;
      const step = action?.note?.step;
      if (step?.number === number && step.of === of) continue;
      const help = "Keep the actions of a repair together and in their order, or delete all of them.";
      this.#report(
        `Action ${number} of ${of} of this repair does not stand where it should; none of them is applied.`,
        ["actions", asking, NOTE, "step"],
        help,
      );
      return false;
    }
    return true;
  }

  #query(item: JsonObject, member: string, path: readonly PointerToken[]): string | undefined {
    const text = getString(item, member);
    if (text === undefined) {
      this.#report(`\`${member}\` must be a JSONPath such as \`$.paths\`.`, [...path, member]);
      return undefined;
    }
    const problem = targetProblem(text);
    if (problem !== undefined) this.#report(`\`${member}\` ${problem}.`, [...path, member]);
    return text;
  }

  #text(item: JsonObject, member: string, path: readonly PointerToken[]): string | undefined {
    const text = getString(item, member);
    if (text === undefined && Object.hasOwn(item, member))
      this.#report(`\`${member}\` must be a text.`, [...path, member]);
    return text;
  }

  #remove(item: JsonObject, path: readonly PointerToken[]): boolean {
    const remove = get(item, "remove");
    if (remove !== undefined && typeof remove !== "boolean") {
      this.#report("`remove` must be `true` or `false`.", [...path, "remove"]);
    }
    return remove === true;
  }

  #note(item: JsonObject, removes: boolean, path: readonly PointerToken[]): ActionNote | undefined {
    const note = get(item, NOTE);
    const at = [...path, NOTE];
    if (note === undefined) {
      if (this.#kind === "assumptions")
        this.#report(`An assumption needs \`${NOTE}\` with its \`reason\` and \`source\`.`, path);
      return undefined;
    }
    if (!isObject(note)) {
      this.#report(`\`${NOTE}\` must be an object.`, at);
      return undefined;
    }
    this.#members(note, ["rule", "expected", "absent", "premises", "step", "reason", "source"], at);
    const rule = this.#text(note, "rule", at);
    const source = this.#text(note, "source", at);
    const premises = this.#premises(note, [...at, "premises"]);
    const step = this.#step(note, at);
    const reason = this.#text(note, "reason", at);
    const expectation = this.#expectation(note, at);
    if (reason === undefined && !Object.hasOwn(note, "reason")) this.#report("`reason` is missing: say why.", at);
    if (this.#kind === "assumptions" && source === undefined) {
      this.#report("`source` is missing: say where this assumption comes from.", at);
    }
    if (Object.hasOwn(note, "absent") && removes) this.#report("What is removed cannot be absent.", [...at, "absent"]);
    return {
      ...(rule !== undefined && { rule }),
      ...expectation,
      ...(premises.length > 0 && { premises }),
      ...(step !== undefined && { step }),
      reason: reason ?? "",
      ...(source !== undefined && { source }),
    };
  }

  #premises(note: JsonObject, at: readonly PointerToken[]): readonly Premise[] {
    const list = get(note, "premises");
    if (list === undefined) return [];
    if (!isArray(list) || list.length === 0) {
      this.#report("`premises` must be a list of at least one premise.", at);
      return [];
    }
    return list.flatMap((item, index) => {
      const own = [...at, index];
      if (isObject(item)) return this.#premise(item, own);
      this.#report("A premise is an object with `target`, and one of `expected` and `absent` where it says more.", own);
      return [];
    });
  }

  #premise(item: JsonObject, path: readonly PointerToken[]): Premise {
    this.#members(item, ["target", "expected", "absent"], path);
    const target = this.#query(item, "target", path) ?? "";
    return { target, ...this.#expectation(item, path) };
  }

  /** What is expected, or that nothing is. */
  #expectation(item: JsonObject, path: readonly PointerToken[]): Pick<ActionNote, "expected" | "absent"> {
    const expected = get(item, "expected");
    const absent = get(item, "absent");
    if (absent !== undefined && absent !== true) this.#report("`absent` can only be `true`.", [...path, "absent"]);
    if (absent !== undefined && expected !== undefined) {
      this.#report("`absent` and `expected` exclude one another.", [...path, "absent"]);
    }
    return { ...(expected !== undefined && { expected }), ...(absent === true && { absent }) };
  }

  #step(note: JsonObject, at: readonly PointerToken[]): Step | undefined {
    const text = this.#text(note, "step", at);
    const step = text === undefined ? undefined : readStep(text);
    if (text !== undefined && step === undefined)
      this.#report("`step` must say which of how many actions of one repair this is, such as `1 of 3`.", [
        ...at,
        "step",
      ]);
    return step;
  }

  #members(node: JsonObject, known: readonly string[], path: readonly PointerToken[]): void {
    for (const key of Object.keys(node)) {
      if (known.includes(key) || key === NOTE) continue;
      const meant = closest(key, [...known, NOTE]);
      if (key.startsWith("x-") && meant !== NOTE) continue;
      const help = meant === undefined ? `Known are ${known.join(", ")}.` : `Did you mean \`${meant}\`?`;
      this.#report(`\`${key}\` is unknown here.`, [...path, key], help, "key");
    }
  }

  #report(message: string, path: readonly PointerToken[], help?: string, at?: "key"): void {
    const draft = { rule: RULE, message, location: this.#locate(path, at) };
    this.#findings.push(help === undefined ? draft : { ...draft, help });
  }

  #locate(path: readonly PointerToken[], at: "key" | "value" = "value"): Location {
    const root = this.#root;
    const location = typeof root === "object" && root !== null ? locate(root, path, at) : undefined;
    return location ?? { file: this.#source.file, ...this.#source.range(0, 0), pointer: "" };
  }
}
