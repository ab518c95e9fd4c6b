import type { ServerSpec, ServerVariableSpec } from "./operation.js";

/**
 * `at` is what of the choice is wrong, empty for all of it; `why` completes a sentence about it and repeats no value that was given.
 */
export type WrongChoice = (at: string, why: string) => TypeError;

/**
 * The address of one of a document's servers, its variables filled in (OpenAPI 3.1, 4.8.5 and 4.8.6). What the document lists stands as
 * it is listed. Any other value is one label of a host name, or one segment of a path, so that it cannot end the host that it is in.
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
      return [variable.name, textFor(variable, { given, mayHaveDots: mayHaveDots(server.url, variable), wrong })];
    }),
  );
  return server.url.replace(/\{([^{}]*)\}/g, (whole, name: string) => values.get(name) ?? whole);
}

/** In a host name a value is one label, so that it is no other domain; but where the document's own has several, so may any. */
function mayHaveDots(url: string, { default: usual, name }: ServerVariableSpec): boolean {
  const before = url.slice(0, url.indexOf(`{${name}}`)).replace(/\{[^{}]*\}/g, "");
  return usual.includes(".") || !/^[^/]*\/\/[^/]*$/.test(before);
}

function textFor(
  variable: ServerVariableSpec,
  {
    given,
    mayHaveDots,
    wrong,
  }: { readonly given: unknown; readonly mayHaveDots: boolean; readonly wrong: WrongChoice },
): string {
  const { default: usual, enum: values, name } = variable;
  if (given === undefined) return usual;
  const option = `.variables.${name}`;
  if (typeof given !== "string") throw wrong(option, "must be text");
  if (given === usual || values?.includes(given) === true) return given;
  if (values !== undefined) throw wrong(option, `must be one of ${values.join(", ")}`);
  const fits = /^[A-Za-z0-9._~-]+$/.test(given) && !/^\.+$/.test(given) && (mayHaveDots || !given.includes("."));
  if (!fits) {
    const characters = mayHaveDots ? "letters, digits, and . _ ~ -" : "letters, digits, and _ ~ -";
    throw wrong(option, `must be ${characters}; for any other address use baseUrl`);
  }
  return given;
}
