import type { StatusKey } from "./model.js";

/** The key of the Responses Object (OpenAPI 3.1, 4.8.16): `404`, `4XX` or `default`. */
export function statusText(status: StatusKey): string {
  switch (status.kind) {
    case "code":
      return String(status.code);
    case "range":
      return `${status.hundreds}XX`;
    case "default":
      return "default";
  }
}

/** The lowest status that a key covers; for `default` 400, since what it describes is most often an error. */
export function representative(status: StatusKey): number {
  return status.kind === "code" ? status.code : status.kind === "range" ? status.hundreds * 100 : 400;
}

/** `200`, `4XX` (in either case: it can mean nothing else) or `default`; undefined for any other key. */
export function parseStatus(key: string): StatusKey | undefined {
  if (key === "default") return { kind: "default" };
  if (/^[1-5]\d\d$/.test(key)) return { kind: "code", code: Number(key) };
  switch (key.toUpperCase()) {
    case "1XX":
      return { kind: "range", hundreds: 1 };
    case "2XX":
      return { kind: "range", hundreds: 2 };
    case "3XX":
      return { kind: "range", hundreds: 3 };
    case "4XX":
      return { kind: "range", hundreds: 4 };
    case "5XX":
      return { kind: "range", hundreds: 5 };
    default:
      return undefined;
  }
}
