import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Something that some tests read and that a checkout does not hold. */
export interface Needed {
  readonly path: string;
  readonly found: boolean;
}

/**
 * A file or folder that stands where `place` says, seen from the checkout, or where an environment variable says. Where the variable is set somebody means
 * these tests to run: what it names must be there, else the tests that ask for it fail. Where it is not set they skip, and say why.
 */
export function needed(variable: string, place: string, inside = "", environment = process.env): Needed {
  const named = environment[variable];
  const path = `${named ?? fileURLToPath(new URL(`../${place}`, import.meta.url))}${inside && `/${inside}`}`;
  const found = existsSync(path);
  if (named !== undefined && !found) throw new Error(`${variable} is set, and there is nothing at ${path}`);
  if (!found) console.warn(`skipped: there is nothing at ${path}; ${variable} says where it is`);
  return { path, found };
}
