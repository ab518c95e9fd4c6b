import type { Clock } from "../../../templates/runtime/src/clock.js";

export interface FakeClock extends Clock {
  /** The time; timers move it. */
  time: number;
}

/** A clock whose timers fire at once, in order, and move the time to theirs. What is answered at once is answered before them. */
export function fakeClock(start: number = Date.UTC(2026, 0, 1)): FakeClock {
  const pending = new Set<{ readonly at: number; readonly run: () => void }>();
  const clock: FakeClock = {
    time: start,
    now: () => clock.time,
    after(ms, run) {
      const timer = { at: clock.time + ms, run };
      pending.add(timer);
      const fire = () => {
        if (!pending.has(timer)) return;
        if ([...pending].some(({ at }) => at < timer.at)) {
          setTimeout(fire, 2);
          return;
        }
        pending.delete(timer);
        clock.time = Math.max(clock.time, timer.at);
        run();
      };
      setTimeout(fire, 2);
      return () => pending.delete(timer);
    },
  };
  return clock;
}
