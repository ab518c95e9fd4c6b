import { createClient as createPolicy } from "@concordat/1099policy";
import { createCanceller as createPolicyCanceller } from "@concordat/1099policy/cancel-session";
import type { SessionCanceller } from "@concordat/cancel-session";
import { createClient as createCrissCross } from "@concordat/crisscross";
import { createCanceller as createCrissCrossCanceller } from "@concordat/crisscross/cancel-session";
import { createClient as createFlinks } from "@concordat/flinks";
import { createCanceller as createFlinksCanceller } from "@concordat/flinks/cancel-session";
import { createClient as createMaven } from "@concordat/maven";
import { createCanceller as createMavenCanceller } from "@concordat/maven/cancel-session";
import type { ClientOptions } from "@concordat/runtime";
import { createClient as createXendit } from "@concordat/xendit";
import { createCanceller as createXenditCanceller } from "@concordat/xendit/cancel-session";

/** What authenticates every call of the tests; it must not come back in any result. */
export const SECRET = "sk_test_9f8e7d6c5b4a";

type Options = Omit<ClientOptions, "auth" | "baseUrl"> & { readonly baseUrl: string };

/** Each provider's generated adapter over its generated client. */
export const cancellers: Readonly<Record<string, (options: Options, secret: string) => SessionCanceller>> = {
  "1099policy": (options, secret) => createPolicyCanceller(createPolicy({ ...options, auth: { token: secret } })),
  crisscross: (options, secret) => createCrissCrossCanceller(createCrissCross({ ...options, auth: { token: secret } })),
  flinks: (options, secret) => createFlinksCanceller(createFlinks({ ...options, auth: { token: secret } })),
  maven: (options, secret) => createMavenCanceller(createMaven({ ...options, auth: { token: secret } })),
  xendit: (options, secret) => createXenditCanceller(createXendit({ ...options, auth: { username: secret } })),
};

export function cancellerOf(provider: string, options: Options, secret = SECRET): SessionCanceller {
  const make = cancellers[provider];
  if (make === undefined) throw new TypeError(`there is no provider ${provider}`);
  return make(options, secret);
}

/** Those that take client credentials (RFC 6749, 4.4), with a secret. */
const clientCancellers: Readonly<Record<string, (options: Options, tokenUrl: string) => SessionCanceller>> = {
  crisscross: (options, tokenUrl) =>
    createCrissCrossCanceller(
      createCrissCross({ ...options, auth: { clientId: "client-of-the-tests", clientSecret: SECRET, tokenUrl } }),
    ),
};

export const clientProviders: readonly string[] = Object.keys(clientCancellers);

export function clientCanceller(provider: string, options: Options, tokenUrl: string): SessionCanceller {
  const make = clientCancellers[provider];
  if (make === undefined) throw new TypeError(`${provider} takes no client credentials`);
  return make(options, tokenUrl);
}
