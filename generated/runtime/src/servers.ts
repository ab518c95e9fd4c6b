import type { ServerSpec, ServerVariableSpec } from "./operation.js";

/**
 * `at` is what of the choice is wrong, empty for all of it; `why` completes a sentence about it and repeats no value that was given.
 */
export type WrongChoice = (at: string, why: string) => TypeError;

/**
 * The address of one of a document's servers, its variables filled in (OpenAPI 3.1, 4.8.5 and 4.8.6). What the document lists stands as
 * it is listed. Any other value is a port, labels of a host name that end before its domain, or a segment of a path, so that it moves no
 * request to another domain.
 *
 * @throws TypeError where the choice is none that the document has
 */
export function addressOf(
  choice: object | null | undefined,
  servers: readonly ServerSpec[],
  wrong: WrongChoice,
): string {
  if (typeof choice !== "object" || choice === null) throw wrong("", "must be an object with url and variables");
  for (const name of Object.keys(choice)) {
    if (name !== "url" && name !== "variables")
      throw wrong(`.${name}`, "is not known; the members are url and variables");
  }
  const { url, variables = {} }: { readonly url?: unknown; readonly variables?: unknown } = choice;
  const server = url === undefined && servers.length === 1 ? servers[0] : servers.find((each) => each.url === url);
  if (server === undefined) {
    throw wrong(".url", `must be one of the document's servers: ${servers.map((each) => each.url).join(", ")}`);
  }
  if (typeof variables !== "object" || variables === null) throw wrong(".variables", "must be an object");
  const known = server.variables ?? [];
  for (const name of Object.keys(variables)) {
    if (known.some((variable) => variable.name === name)) continue;
    const names = known.map((variable) => variable.name).join(", ") || "none";
    throw wrong(`.variables.${name}`, `is no variable of ${server.url}; it has ${names}`);
  }
  const values = new Map(
    known.map((variable) => {
      const given: unknown = Object.hasOwn(variables, variable.name)
        ? Reflect.get(variables, variable.name)
        : undefined;
      return [variable.name, textFor(variable, given, wrong)];
    }),
  );
  const address = server.url.replace(/\{([^{}]*)\}/g, (whole, name: string) => values.get(name) ?? whole);
  // Of `https:///a`, `a` would be the host.
  if (!/^[^/]*\/\/[^/\\]/.test(address)) throw wrong(".variables", "must leave a host in the address");
  return address;
}

function textFor(variable: ServerVariableSpec, given: unknown, wrong: WrongChoice): string {
  const { default: usual, enum: values, name, others } = variable;
  if (given === undefined) return usual;
  const option = `.variables.${name}`;
  if (typeof given !== "string") throw wrong(option, "must be text");
  if (given === usual || values?.includes(given) === true) return given;
  if (others === undefined) {
    const listed = (values ?? [usual]).map((value) => value || '""').join(", ");
    const why =
      values === undefined ? ", because here another value may make another domain; for that use baseUrl" : "";
    throw wrong(option, `must be ${values === undefined ? "" : "one of "}${listed}${why}`);
  }
  const { fits, what } = OTHERS[others];
  if (!fits(given)) throw wrong(option, `must be ${what}; for any other address use baseUrl`);
  return given;
}

const OTHERS = {
  port: { fits: (value: string) => /^\d{1,5}$/.test(value) && Number(value) < 65_536, what: "a port, 0 to 65535" },
  label: { fits: (value: string) => /^[A-Za-z0-9_~-]+$/.test(value), what: "letters, digits, and _ ~ -" },
  labels: { fits: isSegment, what: "letters, digits, and . _ ~ -" },
  segment: { fits: isSegment, what: "letters, digits, and . _ ~ -" },
};

function isSegment(value: string): boolean {
  return /^[A-Za-z0-9._~-]+$/.test(value) && !/^\.+$/.test(value);
}
