import type { Project } from "../source/project.js";
import { ORIGIN_FORM, readOrigin } from "../source/remote/origin.js";
import { type OptionSpec, UsageError } from "./arguments.js";

/** The option of every command that reads documents. */
export const REMOTE_OPTION: OptionSpec & { readonly kind: "list" } = {
  kind: "list",
  value: "<origin>",
  summary: "fetch files that references name from this origin, such as https://api.example.com; may be repeated",
};

/** @throws UsageError for a value that is no origin */
export function readRemote(values: readonly string[]): readonly string[] {
  return values.map((value) => {
    const origin = readOrigin(value);
    if (origin === undefined) throw new UsageError(`--allow-remote takes ${ORIGIN_FORM}, not ${JSON.stringify(value)}`);
    return origin;
  });
}

/** The project with more origins allowed than its settings say. */
export function withRemote(project: Project, remote: readonly string[]): Project {
  if (remote.length === 0) return project;
  return { ...project, config: { ...project.config, remote: [...project.config.remote, ...remote] } };
}
