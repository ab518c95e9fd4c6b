import { isDate, isDateTime, isEmail, isHostname, isIpv4, isIpv6, isTime, isUri, isUuid } from "./formats.js";

export interface StringFormat {
  /** The runtime has the same function by the same name. */
  readonly test: (text: string) => boolean;
  /** In a sentence after "must be". */
  readonly name: string;
}

/**
 * The formats of strings that are asserted, by validators and of examples. Every other one is an annotation, as JSON Schema 2020-12
 * (validation 7.2.1) has it by default; `int32` and `int64` stand with the checks of numbers.
 */
export const stringFormats: ReadonlyMap<string, StringFormat> = new Map([
  ["date-time", { test: isDateTime, name: "a date and time (RFC 3339)" }],
  ["date", { test: isDate, name: "a date (RFC 3339)" }],
  ["time", { test: isTime, name: "a time of day with an offset (RFC 3339)" }],
  ["uuid", { test: isUuid, name: "a UUID" }],
  ["email", { test: isEmail, name: "an e-mail address" }],
  ["hostname", { test: isHostname, name: "a host name" }],
  ["uri", { test: isUri, name: "a URI" }],
  ["ipv4", { test: isIpv4, name: "an IPv4 address" }],
  ["ipv6", { test: isIpv6, name: "an IPv6 address" }],
]);
