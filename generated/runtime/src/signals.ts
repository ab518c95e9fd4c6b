const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Runs `run` when the signal aborts, at once where it has, and gives what stops that. A signal has one listener however many calls
 * share it: platforms take more than ten for a leak, and warn.
 */
export function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  if (!signal) return () => undefined;
  if (signal.aborted) {
    run();
    return () => undefined;
  }
  const all = waiting.get(signal) ?? listenTo(signal);
  all.add(run);
  return () => all.delete(run);
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const all = new Set<() => void>();
  waiting.set(signal, all);
  const tell = () => {
    for (const run of [...all]) run();
  };
  signal.addEventListener("abort", tell, { once: true });
  return all;
}
