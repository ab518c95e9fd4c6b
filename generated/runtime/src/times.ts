/** RFC 3339 §5.6. A time without an offset names no instant, and is not one. */
const timestamp = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/** An RFC 3339 time in UTC, its fraction kept to the millisecond; undefined where the value is none. */
export function dateTime(value: unknown): string | undefined {
  const parts = typeof value === "string" ? timestamp.exec(value) : null;
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = "", zone = "Z"] = parts;
  if (Number(day) > daysIn(Number(year), Number(month)) || Number(hour) > 23) return undefined;
  // A leap second (60) is the last of its minute; `Date` knows none.
  const clock = `${hour}:${minute}:${second === "60" ? "59" : second}`;
  return utc(
    Date.parse(`${year}-${month}-${day}T${clock}${fraction.slice(0, 4)}${zone.toUpperCase()}`),
    fraction === "",
  );
}

/** Seconds since 1970-01-01T00:00:00Z as an RFC 3339 time in UTC. */
export function epochSeconds(value: unknown): string | undefined {
  return typeof value === "number" ? utc(value * 1000, Number.isInteger(value)) : undefined;
}

/** Milliseconds since 1970-01-01T00:00:00Z as an RFC 3339 time in UTC. */
export function epochMilliseconds(value: unknown): string | undefined {
  return typeof value === "number" ? utc(value, value % 1000 === 0) : undefined;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** RFC 3339 has four digits for the year: 0000 to 9999. */
function utc(milliseconds: number, whole: boolean): string | undefined {
  const time = new Date(milliseconds);
  if (Number.isNaN(time.getTime()) || time.getUTCFullYear() < 0 || time.getUTCFullYear() > 9999) return undefined;
  const text = time.toISOString();
  return whole ? text.replace(".000Z", "Z") : text;
}
