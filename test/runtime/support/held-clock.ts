import type { Clock } from "../../../templates/runtime/src/clock.js";

export interface HeldClock extends Clock {
  /** Fires every timer that is set: whatever was waited for took too long. */
  runOut(): void;
}

/** A clock that stands still, so that no limit is met but by who says so; however slow the machine is. */
export function heldClock(): HeldClock {
  const timers = new Set<() => void>();
  return {
    now: () => Date.UTC(2026, 0, 1),
    after(_, run) {
      timers.add(run);
      return () => timers.delete(run);
    },
    runOut() {
      for (const run of [...timers]) run();
    },
  };
}
