import type { Finding } from "../../lint/index.js";
import type { Format } from "./format.js";
import { visible } from "./visible.js";

/**
 * JUnit XML, one suite for each file. An open error or warning is a failure; what is `info`, accepted or repaired is a skipped
 * case, so that it is seen and breaks nothing. Without findings there is one case that passes: some servers take a report
 * without cases for a broken one.
 */
export const junit: Format = (findings) => {
  const files = [...new Set(findings.map(({ location }) => location.file))];
  const suites = files.map((file) =>
    suite(
      file,
      findings.filter(({ location }) => location.file === file),
    ),
  );
  const body = suites.length > 0 ? suites : [NOTHING_FOUND];
  const tests = Math.max(1, findings.length);
  const head = `<testsuites name="concordat" tests="${tests}" failures="${findings.filter(fails).length}" errors="0">`;
  return `${['<?xml version="1.0" encoding="UTF-8"?>', head, ...body, "</testsuites>"].join("\n")}\n`;
};

const NOTHING_FOUND = `  <testsuite name="concordat" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="concordat"/>
  </testsuite>`;

function suite(file: string, findings: readonly Finding[]): string {
  const failures = findings.filter(fails).length;
  const counts = `tests="${findings.length}" failures="${failures}" errors="0" skipped="${findings.length - failures}"`;
  const open = `  <testsuite name="${attribute(file)}" ${counts}>`;
  return [open, ...findings.map((finding) => testCase(finding)), "  </testsuite>"].join("\n");
}

function testCase(finding: Finding): string {
  const { rule, severity, status, message, why, help, location } = finding;
  const place = `${location.file}:${location.line}:${location.column}`;
  const open = `    <testcase name="${attribute(`${rule} at ${location.line}:${location.column}`)}" classname="${attribute(location.file)}">`;
  if (!fails(finding)) {
    const reason = status === "open" ? severity : status;
    return `${open}<skipped message="${attribute(`${reason}: ${message}`)}"/></testcase>`;
  }
  const words = [place, why, help].filter((text) => text !== "").map((text) => escapeXml(visible(text)));
  return `${open}<failure type="${severity}" message="${attribute(message)}">${words.join("\n")}</failure></testcase>`;
}

function fails({ severity, status }: Finding): boolean {
  return status === "open" && severity !== "info";
}

/** Text as an attribute of XML. */
export function attribute(text: string): string {
  return escapeXml(visible(text));
}

/** XML 1.0, 2.4. What is no character of XML at all (2.2) was made visible before. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}
