import { type MessagePort, workerData } from "node:worker_threads";
import { type GetInput, get } from "./get.js";

/** What the thread is given. */
export interface FetchJob extends GetInput {
  readonly port: MessagePort;
  /** Becomes 1 once the answer is in the port. */
  readonly signal: Int32Array<SharedArrayBuffer>;
}

if (workerData !== null && typeof workerData === "object" && "signal" in workerData) {
  const { port, signal, ...input }: FetchJob = workerData;
  port.postMessage(await get(input));
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
}
