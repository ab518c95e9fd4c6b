import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { GetInput, Got } from "./get.js";

/** Node cannot run TypeScript: also where the sources are run by a test, the thread is the built one. */
const SCRIPT = new URL("../../../dist/source/remote/worker.js", import.meta.url);
/** What a thread needs to start and to end, beside the time that a server has. */
const START_MS = 5000;

/**
 * Fetches one file and waits for it: reading a document is one step for those who ask for it, as reading it from the disk is. The
 * thread is ended whatever became of it.
 */
export function fetchAndWait(input: GetInput): Got {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(SCRIPT, {
    execArgv: [],
    workerData: { ...input, port: port2, signal },
    transferList: [port2],
  });
  worker.on("error", () => {});
  worker.unref();
  Atomics.wait(signal, 0, 0, input.milliseconds + START_MS);
  const answer: { readonly message: Got } | undefined = receiveMessageOnPort(port1);
  port1.close();
  void worker.terminate();
  return answer?.message ?? { reason: "it did not come in time" };
}
