import { type ValidatorLoader, validatorLoader } from "./drift.js";
import { createTokens, type Tokens } from "./oauth.js";
import type { OperationSpec, ServiceSpec } from "./operation.js";
import type { ClientOptions, ServerChoices } from "./options.js";
import { type Redact, redactors } from "./redact.js";
import type { ServiceValidators } from "./schema.js";
import { type Settings, settle } from "./settings.js";
import { checkTokenUrl } from "./token-url.js";

/** Where a generated client keeps its core, for the adapters of the same package. */
export const CORE: unique symbol = Symbol("core");

/** A configured client. What it holds, credentials among it, cannot be read from the object: not by `inspect`, not as JSON. */
export interface Core {
  readonly provider: string;
}

/** What stands behind a core; for this package alone. */
export interface Inside {
  readonly settings: Settings;
  readonly tokens: Tokens;
  readonly validators: ValidatorLoader;
  readonly redactorOf: (secrets: readonly string[]) => Redact;
}

const insides = new WeakMap<Core, Inside>();

/**
 * Makes a client's core of the service's data and a caller's options.
 *
 * @param load imports the full validators; called once, and only where `onDrift` is set
 * @throws TypeError naming the option that is wrong, never its value
 */
export function createCore(
  service: ServiceSpec,
  options: ClientOptions & ServerChoices,
  load?: () => Promise<ServiceValidators>,
): Core {
  const core: Core = Object.freeze({ provider: service.name });
  const settings = settle(service, options);
  checkTokenUrl(settings);
  insides.set(core, {
    settings,
    tokens: createTokens(settings),
    validators: validatorLoader(load),
    redactorOf: redactors(),
  });
  return core;
}

export function insideOf(core: Core): Inside {
  const inside = insides.get(core);
  if (inside === undefined) throw new TypeError("This core was not made by createCore of the same runtime package");
  return inside;
}

/** The operation's path template: the caller's own, or the document's. */
export function templateOf(settings: Settings, operation: OperationSpec): string {
  return settings.paths.get(operation.name) ?? operation.path;
}
