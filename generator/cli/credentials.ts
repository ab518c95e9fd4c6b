import type { BindingPlan } from "../contract/plan.js";
import type { ApiModel, Operation } from "../model/model.js";
import { UsageError } from "./arguments.js";

/** How a provider is reached, as the environment says it. */
export interface Access {
  readonly auth: Readonly<Record<string, string>>;
  readonly config: Readonly<Record<string, string>>;
  /** Options of the client, beside its credentials. */
  readonly options: { readonly baseUrl?: string; readonly paths?: Readonly<Record<string, string>> };
  /** Variables that are not set and without which nothing can be sent; empty: the provider is ready. */
  readonly missing: readonly string[];
}

/**
 * Reads what a provider needs from the environment: `CONCORDAT_<PROVIDER>_TOKEN`, `_USERNAME` and `_PASSWORD` or `_API_KEY`, as its
 * document says, `_BASE_URL` (needed where the document names no server), `_PATH_<OPERATION>` where the operation stands elsewhere
 * than its document says, and `_<NAME>` for each value of the binding's configuration.
 * @throws UsageError where a value cannot be sent, with the name of its variable alone
 */
export function accessOf(
  { plan, model }: { readonly plan: BindingPlan; readonly model: ApiModel },
  environment: Readonly<Record<string, string | undefined>>,
): Access {
  const nameOf = (suffix: string) => variableOf(plan.provider, suffix);
  const read = (suffix: string) => readable(nameOf(suffix), environment[nameOf(suffix)]);
  const wanted = membersOf(plan.operation, model);
  const auth: Record<string, string> = {};
  for (const { member, suffix } of wanted) {
    const value = read(suffix);
    if (member === "username" && value?.includes(":"))
      throw new UsageError(`${nameOf(suffix)} has a colon, which no user name of HTTP basic has (RFC 7617)`);
    if (value !== undefined) auth[member] = value;
  }
  const config: Record<string, string> = {};
  for (const { name } of plan.config) {
    const value = read(snake(name));
    if (value !== undefined) config[name] = value;
  }
  const baseUrl = read("BASE_URL");
  const path = read(`PATH_${snake(plan.operation.name)}`);
  const options = {
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(path === undefined ? {} : { paths: { [plan.operation.name]: path } }),
  };
  const lacking = [
    ...wanted.filter(({ member, needed }) => needed && auth[member] === undefined).map(({ suffix }) => suffix),
    ...plan.config
      .filter(({ name, required }) => required && config[name] === undefined)
      .map(({ name }) => snake(name)),
    ...(baseUrl === undefined && model.servers.length === 0 ? ["BASE_URL"] : []),
  ];
  return { auth, config, options, missing: lacking.map(nameOf) };
}

/**
 * A value that a header can carry; undefined where there is none. What is not is refused by its name: a message of the system's would
 * show the value.
 * @throws UsageError
 */
export function readable(name: string, value: string | undefined): string | undefined {
  if (value === undefined || value === "") return undefined;
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value))
    throw new UsageError(`${name} has a character that no header carries; is there a line end in it?`);
  return value;
}

/**
 * Makes a client or an adapter of what the environment says.
 * @throws UsageError where a value is no good, which is the environment's mistake and not ours
 */
export function madeFor<T>(provider: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const prefix = `${provider}: `;
    const { message } = error;
    throw new UsageError(
      `${message.startsWith(prefix) ? message : prefix + message} (from CONCORDAT_… in the environment)`,
    );
  }
}

interface Member {
  readonly member: string;
  readonly suffix: string;
  readonly needed: boolean;
}

/** What the first of the operation's security alternatives takes. */
function membersOf({ security }: Operation, { securitySchemes }: ApiModel): readonly Member[] {
  return (security[0] ?? []).flatMap(({ scheme: name }): Member[] => {
    const scheme = securitySchemes.get(name);
    if (scheme === undefined || scheme.kind === "mutualTLS") return [];
    if (scheme.kind === "apiKey") return [{ member: "apiKey", suffix: "API_KEY", needed: true }];
    if (scheme.kind === "http" && scheme.scheme.toLowerCase() === "basic")
      return [
        { member: "username", suffix: "USERNAME", needed: true },
        { member: "password", suffix: "PASSWORD", needed: false },
      ];
    return [{ member: "token", suffix: "TOKEN", needed: true }];
  });
}

function variableOf(provider: string, suffix: string): string {
  return `CONCORDAT_${provider.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_${suffix}`;
}

/** `subAccountId` → `SUB_ACCOUNT_ID` */
function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toUpperCase();
}
