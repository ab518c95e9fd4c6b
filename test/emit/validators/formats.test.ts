import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { cpuMilliseconds } from "../../cpu.js";
import { compileOne } from "./compile.js";

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  "date-time": [
    "2024-02-29T12:00:00Z",
    "2023-02-29T12:00:00Z",
    "2024-01-01t00:00:00z",
    "2024-01-01T00:00:00.123456789+05:30",
    "2016-12-31T23:59:60Z",
    "2016-12-31T15:59:60-08:00",
    "2016-12-31T22:59:60Z",
    "2024-01-01T24:00:00Z",
    "2024-01-01T00:00:00",
    "2024-01-01",
    "2024-1-1T00:00:00Z",
    "2024-01-01T00:00:00Z\n",
    "",
  ],
  date: [
    "2024-02-29",
    "2023-02-29",
    "1900-02-29",
    "2000-02-29",
    "2024-13-01",
    "2024-00-01",
    "2024-04-31",
    "20240401",
    "2024-04-30x",
  ],
  time: [
    "12:00:00Z",
    "12:00:00",
    "12:00:00+01:00",
    "24:00:00Z",
    "12:60:00Z",
    "23:59:60Z",
    "00:29:60+00:30",
    "12:00:60Z",
    "1:00:00Z",
  ],
  uuid: [
    "4b1f8d6e-7a52-4c7e-9a01-0f6f1c1b2a3d",
    "4B1F8D6E-7A52-4C7E-9A01-0F6F1C1B2A3D",
    "018f8d6e-7a52-7c7e-9a01-0f6f1c1b2a3d",
    "4b1f8d6e7a524c7e9a010f6f1c1b2a3d",
    "4b1f8d6e-7a52-4c7e-9a01-0f6f1c1b2a3",
    "4b1f8d6e-7a52-4c7e-9a01-0f6f1c1b2a3g",
    "",
  ],
  email: ["a@b.co", "a.b+c@example.com", "a@@b.co", "@b.co", "a@", "a", "a b@c.co", ".a@b.co", "a..b@c.co", "a@-b.co"],
  hostname: [
    "example.com",
    "a",
    "a-b.c",
    "-a.com",
    "a-.com",
    "a..b",
    "a_b.com",
    "",
    `${"a".repeat(64)}.com`,
    `${"a".repeat(63)}.com`,
  ],
  uri: [
    "https://example.com/a?b=c#d",
    "mailto:a@b.co",
    "urn:a:b",
    "/a",
    "a",
    "http://a b",
    "http://a/%zz",
    "http://a/%20",
    "//a",
    "",
  ],
  ipv4: ["127.0.0.1", "255.255.255.255", "256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.4 ", "::1"],
  ipv6: [
    "::1",
    "::",
    "2001:db8::1",
    "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7",
    "1::2::3",
    "::ffff:1.2.3.4",
    "1:2:3:4:5:6:7::",
    "12345::",
    "fe80::1%eth0",
    "::1.2.3",
    ":::",
  ],
};

test.each(Object.keys(TEXTS))("the format %s is what ajv-formats takes it for", (format) => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv, { mode: "full", formats: [format as "date"] });
  const theirs = ajv.compile({ type: "string", format });
  const { is } = compileOne({ type: "string", format });
  const texts = TEXTS[format] ?? [];
  expect(texts.map((text) => `${is(text)} ${text}`)).toEqual(texts.map((text) => `${theirs(text)} ${text}`));
});

test("int32 and int64 bound a number, and no text", () => {
  expect([2147483647, 2147483648, -2147483649, 0.5, "a"].map(compileOne({ format: "int32" }).is)).toEqual([
    true,
    false,
    false,
    false,
    true,
  ]);
  expect([2 ** 62, 2 ** 63, -(2 ** 63), 0.5].map(compileOne({ format: "int64" }).is)).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test("a format that is not in the list asserts nothing", () => {
  expect(compileOne({ format: "constructor" }).is("a")).toBe(true);
});

test.each(Object.keys(TEXTS))("the format %s takes linear time", (format) => {
  const { is } = compileOne({ type: "string", format });
  const started = cpuMilliseconds();
  for (const piece of ["a", "1", ":", ".", "a.", "%", "-", "@", "0:"]) is(`a${piece.repeat(200_000)}!`);
  expect(cpuMilliseconds() - started).toBeLessThan(1_000);
});

test("an e-mail address may be at a host without a dot (RFC 5321 §2.3.5), which ajv-formats refuses", () => {
  expect(compileOne({ format: "email" }).is("a@localhost")).toBe(true);
});

test("the linter knows formats by the same words as packages do", () => {
  const textOf = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
  expect(textOf("generator/model/formats.ts")).toBe(textOf("templates/runtime/src/formats.ts"));
});
