import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Real documents by other people; a user's checkout has none (CONCORDAT_CORPUS names the folder). */
export const corpus =
  process.env["CONCORDAT_CORPUS"] ?? fileURLToPath(new URL("../../../shared/corpus", import.meta.url));
export const hasCorpus = existsSync(corpus);

/** The root files that are read whole; those that reach into other files are named with that. */
export const roots: readonly string[] = [
  "stripe__openapi/openapi/spec3.yaml",
  "plaid__plaid-openapi/2020-09-14.yml",
  "square__connect-api-specification/api.json",
  "Adyen__adyen-openapi/json/CheckoutService-v71.json",
  "Adyen__adyen-openapi/json/CheckoutService-v41.json",
  "paypal__paypal-rest-api-specifications/openapi/checkout_orders_v2.json",
  "paypal__paypal-rest-api-specifications/openapi/payments_payment_v2.json",
  "conekta__openapi/_build/api.yaml",
  "LumeWeb__hyperswitch-java-client/openapi_spec.json",
].map((path) => join(corpus, path));
