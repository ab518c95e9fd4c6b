/**
 * The formats that validators assert, each in time linear in the text. Every other format is an annotation (JSON Schema 2020-12,
 * validation 7.2.1).
 */

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const IPV4 = /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;
const HEXTET = /^[0-9a-f]{1,4}$/i;
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+$/i;
const URI = /^[a-z][a-z0-9+.-]*:[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/i;
const BAD_PERCENT = /%(?![0-9a-f]{2})/i;

/** RFC 3339 §5.6 `full-date`, with the days that the month has. */
export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** RFC 3339 §5.6 `full-time`; a leap second only where UTC has one, at 23:59:60. */
export function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (match === null) return false;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [offsetHour, offsetMinute] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second < 60) return true;
  const offset = (offsetHour * 60 + offsetMinute) * (match[4] === "-" ? -1 : 1);
  return (hour * 60 + minute - offset + 2880) % 1440 === 1439;
}

/** RFC 3339 §5.6 `date-time`. */
export function isDateTime(text: string): boolean {
  return /^[Tt]$/.test(text.charAt(10)) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

/** RFC 9562 §4, any version and variant, either case. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** RFC 5321 §4.1.2 `Mailbox` with a dot-string and a host name, which is what people have. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64) return false;
  return (
    text
      .slice(0, at)
      .split(".")
      .every((atom) => LOCAL_PART.test(atom)) && isHostname(text.slice(at + 1))
  );
}

/** RFC 1123 §2.1. */
export function isHostname(text: string): boolean {
  return text.length <= 253 && text.split(".").every((label) => label.length <= 63 && isLabel(label));
}

function isLabel(label: string): boolean {
  return LABEL.test(label);
}

/** RFC 3986 §3: a scheme, the characters that a URI has, and whole percent-encodings. */
export function isUri(text: string): boolean {
  return URI.test(text) && !BAD_PERCENT.test(text);
}

/** RFC 3986 §3.2.2 `IPv4address`. */
export function isIpv4(text: string): boolean {
  return IPV4.test(text);
}

/** RFC 4291 §2.2. */
export function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1)?.at(-1);
  const hasIpv4 = last !== undefined && isIpv4(last);
  const hextets = hasIpv4 ? groups.flat().slice(0, -1) : groups.flat();
  const count = hextets.length + (hasIpv4 ? 2 : 0);
  return hextets.every((hextet) => HEXTET.test(hextet)) && (halves.length === 2 ? count <= 7 : count === 8);
}

/** OpenAPI Format Registry `int32`. */
export function isInt32(value: number): boolean {
  return Number.isInteger(value) && value >= -2147483648 && value <= 2147483647;
}

/** OpenAPI Format Registry `int64`, as far as a JavaScript number can tell. */
export function isInt64(value: number): boolean {
  return Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
