import { onAbort } from "./signals.js";

/** Time as the runtime sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `run` once after `ms` milliseconds; what is returned stops it. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Waits `ms` milliseconds, or until the signal aborts; which of the two, the signal says. */
export function pause(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    let stops: readonly (() => void)[] = [];
    const end = () => {
      for (const stop of stops) stop();
      resolve();
    };
    stops = [clock.after(ms, end), onAbort(signal, end)];
    if (signal?.aborted) end();
  });
}

/** The promise, or a rejection as soon as the signal aborts: not every `fetch` that is passed in heeds its signal. */
export function until<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = onAbort(signal, () => reject(signal.reason));
    promise.then(resolve, reject).finally(stop);
  });
}
