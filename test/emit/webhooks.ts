import { pathToFileURL } from "node:url";
import type { GeneratedPackage } from "../../generator/emit/files.js";
import { installed } from "../corpus/round-trip/package.js";

export interface LoadedWebhooks {
  readonly createServer: (handlers: object) => {
    readonly request: (path: string, init: RequestInit) => Response | Promise<Response>;
  };
  readonly remove: () => void;
}

/** The `/webhooks` of the package `small`, as JavaScript sees it. */
export async function loadWebhooks(packages: readonly GeneratedPackage[]): Promise<LoadedWebhooks> {
  const { fileIn, remove } = installed(packages);
  const { createServer } = await import(/* @vite-ignore */ pathToFileURL(fileIn("small", "webhooks/index.js")).href);
  return { createServer, remove };
}
