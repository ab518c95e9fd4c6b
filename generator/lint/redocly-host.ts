import { Worker } from "node:worker_threads";
import type { RedoclyAnswer, RedoclyRequest } from "./redocly-worker.js";

/**
 * Redocly follows references its own way, and a document decides how long that takes. It runs in a thread of its own, which can be
 * stopped: by the clock, and where it asks for more memory than this, in MB.
 */
const MOST_MEMORY = 512;
const TOO_LARGE = `they need more than ${MOST_MEMORY} MB`;

/** Node cannot run TypeScript: also where the sources are run by a test, the thread is the built one. */
const SCRIPT = new URL("../../dist/lint/redocly-worker.js", import.meta.url);

/** The thread is started with the first document and kept for the next; it does not keep the process from ending. */
let idle: Worker | undefined;

/** What Redocly says about a document, or why it was stopped. Never rejects. */
export function askRedocly(request: RedoclyRequest, milliseconds: number): Promise<RedoclyAnswer> {
  const worker = idle ?? start();
  idle = undefined;
  worker.ref();
  return new Promise((resolve) => {
    const finish = (answer: RedoclyAnswer, keep: boolean): void => {
      clearTimeout(timer);
      worker.off("message", answered).off("error", failed).off("exit", ended);
      worker.unref();
      if (keep && idle === undefined) idle = worker;
      else void worker.terminate();
      resolve(answer);
    };
    const stop = (reason: string): void => finish({ failed: reason }, false);
    const answered = (answer: RedoclyAnswer): void => finish(answer, true);
    const failed = (error: Error): void =>
      stop("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY" ? TOO_LARGE : error.message);
    const ended = (code: number): void => stop(`their thread ended with code ${code}`);
    const seconds = Math.ceil(milliseconds / 1000);
    const timer = setTimeout(() => stop(`they were stopped after ${seconds} seconds`), milliseconds);
    worker.on("message", answered).on("error", failed).on("exit", ended);
    worker.postMessage(request);
  });
}

function start(): Worker {
  const worker = new Worker(SCRIPT, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    // What libraries print is no output of ours.
    stdout: true,
    stderr: true,
  });
  // An "error" that nobody listens for, as of a thread that is being ended, would end the process.
  worker.on("error", () => {});
  worker.on("exit", () => {
    if (idle === worker) idle = undefined;
  });
  return worker;
}
