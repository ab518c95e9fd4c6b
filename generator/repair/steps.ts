import type { OverlayAction, Step } from "./overlay.js";

/** The actions that stand and fall together, in order. */
export type Repair<A extends OverlayAction = OverlayAction> = readonly [A, ...A[]];

/** `2 of 3`; undefined where a text is no step, or one beyond the last. */
export function readStep(text: string): Step | undefined {
  const found = /^([1-9]\d{0,5}) of ([1-9]\d{0,5})$/.exec(text);
  if (found === null) return undefined;
  const [number, of] = [Number(found[1]), Number(found[2])];
  return number <= of ? { number, of } : undefined;
}

export function printStep({ number, of }: Step): string {
  return `${number} of ${of}`;
}

/** The actions of one repair, each with its step; one action alone has none, and steps that are there stay. */
export function inSteps(actions: Repair): readonly OverlayAction[] {
  const of = actions.length;
  if (of === 1 || actions.some(({ note }) => note?.step !== undefined)) return actions;
  return actions.map((action, index) => {
    const { reason = "", ...note } = action.note ?? {};
    return { ...action, note: { ...note, step: { number: index + 1, of }, reason } };
  });
}

/** Actions by the repair that they are: those whose steps follow one another, and each other one by itself. */
export function repairsOf<A extends OverlayAction>(actions: readonly A[]): readonly Repair<A>[] {
  const repairs: [A, ...A[]][] = [];
  for (const action of actions) {
    const last = repairs.at(-1);
    if (last !== undefined && follows(action, last.at(-1))) last.push(action);
    else repairs.push([action]);
  }
  return repairs;
}

/** Whether an action is the step after another one. */
export function follows({ note }: OverlayAction, before: OverlayAction | undefined): boolean {
  const [step, last] = [note?.step, before?.note?.step];
  return step !== undefined && last !== undefined && step.of === last.of && step.number === last.number + 1;
}
