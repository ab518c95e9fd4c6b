import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { needed } from "../needs.js";

/** Real documents by other people; a user's checkout has none (CONCORDAT_CORPUS names the folder). */
export const { path: corpus, found: hasCorpus } = needed("CONCORDAT_CORPUS", "../shared/corpus");

/** A document's own file; in several, with the folder that holds all of them. */
export interface Root {
  readonly name: string;
  readonly file: string;
  readonly within: string;
}

const adyen = "Adyen__adyen-openapi/json";
const paypal = "paypal__paypal-rest-api-specifications/openapi";
const agentic = "agentic-commerce-protocol__agentic-commerce-protocol/spec";

/** The root files that the corpus's own list names, by the name of their package. */
export const roots: readonly Root[] = [
  root("stripe", "stripe__openapi/openapi/spec3.yaml"),
  root("plaid", "plaid__plaid-openapi/2020-09-14.yml"),
  root("square", "square__connect-api-specification/api.json"),
  root("cybersource", "CyberSource__cybersource-rest-client-node/generator/cybersource-rest-spec.json"),
  root("digitalocean", "digitalocean__openapi/specification/DigitalOcean-public.v2.yaml"),
  root("adyen-v71", `${adyen}/CheckoutService-v71.json`),
  root("adyen-v41", `${adyen}/CheckoutService-v41.json`),
  root("paypal-orders", `${paypal}/checkout_orders_v2.json`),
  root("paypal-payments", `${paypal}/payments_payment_v2.json`),
  root("conekta", "conekta__openapi/api.yaml"),
  root("conekta-bundle", "conekta__openapi/_build/api.yaml"),
  root("hyperswitch", "LumeWeb__hyperswitch-java-client/openapi_spec.json"),
  ...[
    "agentic_checkout",
    "agentic_checkout_webhook",
    "cart",
    "delegate_authentication",
    "delegate_payment",
    "feed",
  ].map((name) =>
    root(
      `acp-${name.replaceAll("_", "-")}`,
      `${agentic}/2026-04-17/openapi/openapi.${name}.yaml`,
      `${agentic}/2026-04-17`,
    ),
  ),
];

function root(name: string, path: string, within: string = dirname(path)): Root {
  return { name, file: join(corpus, path), within: join(corpus, within) };
}

/** Small documents, valid and invalid, made to try readers. */
export function examples(): string[] {
  return ["readmeio__oas-examples", "Mermade__openapi3-examples"].flatMap((folder) =>
    readdirSync(join(corpus, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:json|ya?ml)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort(),
  );
}
