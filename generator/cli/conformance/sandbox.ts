import type { Entry } from "../../contract/expectations/scenario.js";
import type { BindingPlan } from "../../contract/plan.js";
import type { ApiModel } from "../../model/model.js";
import { UsageError } from "../arguments.js";
import { accessOf, madeFor } from "../credentials.js";
import type { ContractCall, GeneratedPackage } from "../generated-package.js";
import { sampleInput } from "../mock/shapes.js";
import { documentedServer, isLoopback } from "./production.js";
import { type Question, type Resource, sandboxQuestions, unlikelyId } from "./sandbox-scenarios.js";
import { startScriptedServer } from "./scripted-server.js";

export interface SandboxInput {
  readonly plan: BindingPlan;
  readonly model: ApiModel;
  readonly generated: GeneratedPackage;
  readonly stated: readonly Entry[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly baseUrl: URL;
  readonly resources: readonly Resource[];
  /** In place of the network's. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * The questions for a provider's sandbox, with credentials of the environment.
 * @throws UsageError where credentials are missing
 */
export async function openSandbox(input: SandboxInput): Promise<readonly Question[]> {
  const { plan, model, generated, stated, environment, baseUrl, resources, fetch } = input;
  const { auth, config, options, missing } = accessOf({ plan, model }, environment);
  const needed = missing.filter((name) => !name.endsWith("_BASE_URL"));
  if (needed.length > 0) throw new UsageError(`set ${needed.join(" and ")}`);
  const at = (url: string, credentials: object): ContractCall => {
    const own = {
      ...options,
      baseUrl: url,
      auth: credentials,
      retry: false,
      ...(fetch === undefined ? {} : { fetch }),
    };
    return madeFor(plan.provider, () => generated.adapter(plan, generated.createClient(own), config));
  };
  const closed = await startScriptedServer([{ kind: "refused" }]);
  const url = baseUrl.href.replace(/\/$/, "");
  return sandboxQuestions({
    contract: plan.contract,
    stated,
    call: at(url, auth),
    stranger: at(url, Object.fromEntries(Object.keys(auth).map((member) => [member, "nobody-has-this-key"]))),
    nowhere: at(closed.url, auth),
    unknownId: unlikelyId(String(sampleInput(plan, model)[plan.contract.identity.input] ?? "")),
    resources,
  });
}

/**
 * The address of a sandbox, where test requests may go.
 * @throws UsageError for what is no address, for one that credentials would travel to in the clear, and for a server of the
 *   provider's document that was not allowed
 */
export function sandboxAddress(
  text: string,
  about: { readonly plan: BindingPlan; readonly model: ApiModel; readonly allowDocumented: boolean },
): URL {
  if (!URL.canParse(text)) throw new UsageError(`--base-url takes an address, not ${JSON.stringify(text)}`);
  const url = new URL(text);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url)))
    throw new UsageError("--base-url takes https: credentials would travel in the clear (http is for loopback)");
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    throw new UsageError("--base-url takes no user, query or fragment; credentials are read from the environment");
  const server = documentedServer(url, { model: about.model, operation: about.plan.operation });
  if (server !== undefined && !about.allowDocumented)
    throw new UsageError(
      `${url.host} is a server of the provider's document (${server}), which may be its production: give the sandbox's address, or --allow-documented-server`,
    );
  return url;
}

/** What each question would send, a line for each; nothing is sent. */
export async function dryRun(input: SandboxInput): Promise<string> {
  let sent: string[] = [];
  const fetch: typeof globalThis.fetch = async (target, init) => {
    const request = new Request(target, init);
    sent.push([request.method, request.url, await request.text()].filter((part) => part !== "").join(" "));
    throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
  };
  const lines: string[] = [];
  for (const { name, wanted, ask } of await openSandbox({ ...input, fetch })) {
    sent = [];
    if (!("lacks" in wanted)) await ask();
    const why = "lacks" in wanted ? `not applicable: ${wanted.lacks}` : "nothing is sent";
    lines.push(`  ${name}: ${sent.length === 0 ? why : sent.join(", ")}`);
  }
  return `${lines.join("\n")}\n`;
}
