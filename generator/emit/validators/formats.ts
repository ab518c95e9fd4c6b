import { type Code, identifier } from "../code/index.js";

interface StringFormat {
  /** The runtime's function. */
  readonly test: Code;
  /** In a sentence after "must be". */
  readonly name: string;
}

/**
 * The formats of strings that validators assert. Every other one is an annotation, as JSON Schema 2020-12 (validation 7.2.1)
 * has it by default; `int32` and `int64` stand with the checks of numbers.
 */
export const stringFormats: ReadonlyMap<string, StringFormat> = new Map([
  ["date-time", { test: identifier("isDateTime"), name: "a date and time (RFC 3339)" }],
  ["date", { test: identifier("isDate"), name: "a date (RFC 3339)" }],
  ["time", { test: identifier("isTime"), name: "a time of day with an offset (RFC 3339)" }],
  ["uuid", { test: identifier("isUuid"), name: "a UUID" }],
  ["email", { test: identifier("isEmail"), name: "an e-mail address" }],
  ["hostname", { test: identifier("isHostname"), name: "a host name" }],
  ["uri", { test: identifier("isUri"), name: "a URI" }],
  ["ipv4", { test: identifier("isIpv4"), name: "an IPv4 address" }],
  ["ipv6", { test: identifier("isIpv6"), name: "an IPv6 address" }],
]);
