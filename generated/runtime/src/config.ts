/** The members that a binding reads of its configuration. */
export interface ConfigKeys {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * Checks what an adapter is configured with, when it is made: texts that are not empty, and nothing that the binding does not read.
 * An optional member that is undefined is absent.
 *
 * @throws TypeError naming the member that is wrong, never its value
 */
export function checkConfig(provider: string, config: object, { required, optional }: ConfigKeys): void {
  const wrong = (why: string) => new TypeError(`${provider}: config${why}`);
  if (typeof config !== "object" || config === null || Array.isArray(config)) throw wrong(" must be an object");
  const known = [...required, ...optional];
  for (const name of Object.keys(config)) {
    if (!known.includes(name)) throw wrong(`.${name} is not known; the members are ${known.join(", ")}`);
  }
  const values = new Map<string, unknown>(Object.entries(config));
  for (const name of known) {
    const value = values.get(name);
    if (value === undefined && !required.includes(name)) continue;
    if (value === undefined) throw wrong(`.${name} is required`);
    if (typeof value !== "string" || value === "") throw wrong(`.${name} must be a non-empty string`);
  }
}
