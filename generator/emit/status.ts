import type { StatusKey } from "../model/model.js";
import { statusText } from "../model/status.js";
import { type Code, code, stringLiteral } from "./code/index.js";

/** A status as data: `404`, `"4XX"`, `"default"`. */
export function statusValue(status: StatusKey): number | string {
  return status.kind === "code" ? status.code : statusText(status);
}

/** The same as code. */
export function statusLiteral(status: StatusKey): Code {
  const value = statusValue(status);
  return typeof value === "number" ? code`${value}` : stringLiteral(value);
}
