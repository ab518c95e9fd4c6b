import { expect, test } from "vitest";
import { junit } from "../../generator/cli/formats/junit.js";
import { findingOf, hostileFinding, MIXED } from "./hostile-findings.js";
import { readXml } from "./read-xml.js";

test("one suite for each file; open errors and warnings fail, the rest is skipped", () => {
  const other = findingOf({ location: { ...findingOf().location, file: "b.yaml" } });
  expect(junit([...MIXED, other])).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="concordat" tests="6" failures="3" errors="0">
      <testsuite name="specs/providers/pets/source.yaml" tests="5" failures="2" errors="0" skipped="3">
        <testcase name="shape/number-as-string at 7:11" classname="specs/providers/pets/source.yaml"><failure type="error" message="\`maxLength\` is text">specs/providers/pets/source.yaml:7:11
    Why it matters.
    What to do.</failure></testcase>
        <testcase name="shape/closed-response at 7:11" classname="specs/providers/pets/source.yaml"><failure type="warning" message="\`maxLength\` is text">specs/providers/pets/source.yaml:7:11
    Why it matters.
    What to do.</failure></testcase>
        <testcase name="contract/no-idempotency-key at 7:11" classname="specs/providers/pets/source.yaml"><skipped message="info: \`maxLength\` is text"/></testcase>
        <testcase name="shape/number-as-string at 7:11" classname="specs/providers/pets/source.yaml"><skipped message="repaired: \`maxLength\` is text"/></testcase>
        <testcase name="shape/number-as-string at 7:11" classname="specs/providers/pets/source.yaml"><skipped message="accepted: \`maxLength\` is text"/></testcase>
      </testsuite>
      <testsuite name="b.yaml" tests="1" failures="1" errors="0" skipped="0">
        <testcase name="shape/number-as-string at 7:11" classname="b.yaml"><failure type="error" message="\`maxLength\` is text">b.yaml:7:11
    Why it matters.
    What to do.</failure></testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test("is well-formed whatever the text, and the text is text", () => {
  const text = junit([hostileFinding(), hostileFinding({ status: "accepted" })]);
  const root = readXml(text);
  expect(root.children.map(({ name }) => name)).toEqual(["testsuite"]);
  const cases = root.children[0]?.children ?? [];
  expect(cases.map(({ children }) => children.map(({ name }) => name))).toEqual([["failure"], ["skipped"]]);
  expect(cases[0]?.children[0]?.attributes.get("message")).toContain("<script>alert(1)</script>");
});

test("a report without findings has one case that passes", () => {
  const root = readXml(junit([]));
  expect(root.attributes.get("tests")).toBe("1");
  expect(root.children[0]?.children[0]?.children).toEqual([]);
});

test("the reader of this test refuses what is not well-formed", () => {
  for (const broken of ["<a><b></a>", '<a b="<"/>', "<a>&nbsp;</a>", "<a>\u0001</a>", "<a/><b/>", "<a b=c/>"]) {
    expect(() => readXml(broken), broken).toThrow();
  }
});
