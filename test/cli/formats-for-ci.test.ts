import { describe, expect, test } from "vitest";
import { github } from "../../generator/cli/formats/github.js";
import { gitlab } from "../../generator/cli/formats/gitlab.js";
import { findingOf, hostileFinding, MIXED } from "./hostile-findings.js";

describe("github", () => {
  test("is one command for each open finding, by severity", () => {
    expect(github(MIXED)).toMatchInlineSnapshot(`
      "::error file=specs/providers/pets/source.yaml,line=7,endLine=7,col=11,endColumn=13,title=shape/number-as-string::\`maxLength\` is text%0AWhat to do.
      ::warning file=specs/providers/pets/source.yaml,line=7,endLine=7,col=11,endColumn=13,title=shape/closed-response::\`maxLength\` is text%0AWhat to do.
      ::notice file=specs/providers/pets/source.yaml,line=7,endLine=7,col=11,endColumn=13,title=contract/no-idempotency-key::\`maxLength\` is text%0AWhat to do.
      "
    `);
  });

  test("escapes what would end a property, a message or a line", () => {
    const location = { ...findingOf().location, file: "a,b:c%.yaml" };
    expect(github([findingOf({ location, message: "50% of a:b, c", help: "" })])).toBe(
      "::error file=a%2Cb%3Ac%25.yaml,line=7,endLine=7,col=11,endColumn=13,title=shape/number-as-string::50%25 of a:b, c\n",
    );
  });

  test("is one line for each finding, whatever the text", () => {
    const lines = github([hostileFinding(), hostileFinding({ severity: "info" })]).split("\n");
    expect(lines).toHaveLength(3);
    expect(lines.map((line) => line.slice(0, 8))).toEqual(["::error ", "::notice", ""]);
    // Two colons end the properties: the first such after the command's name must be ours.
    expect(lines[0]?.slice(2).split("::")[0]).toMatch(/title=shape\/number-as-string$/);
    expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  });

  test("gives no columns for a place of several lines", () => {
    expect(github([findingOf({ location: { ...findingOf().location, endLine: 9 } })])).not.toContain("col=");
  });

  test("says nothing where nothing is open", () => {
    expect(github([])).toBe("");
  });
});

describe("gitlab", () => {
  test("has the members that GitLab reads, for open findings", () => {
    const issues = JSON.parse(gitlab(MIXED));
    expect(issues.map(({ severity }: { severity: string }) => severity)).toEqual(["major", "minor", "info"]);
    expect(issues[0]).toEqual({
      description: "`maxLength` is text",
      check_name: "shape/number-as-string",
      fingerprint: "0123456789abcdef0123456789abcdef",
      severity: "major",
      location: { path: "specs/providers/pets/source.yaml", lines: { begin: 7, end: 7 } },
    });
  });

  test("has no fingerprint twice, and the same ones each time", () => {
    const alike = ["a.yaml", "b.yaml", "c.yaml"].map((file) =>
      findingOf({ location: { ...findingOf().location, file } }),
    );
    const prints: readonly string[] = JSON.parse(gitlab(alike)).map(
      ({ fingerprint }: { fingerprint: string }) => fingerprint,
    );
    expect(new Set(prints).size).toBe(3);
    expect(prints[0]).toBe(alike[0]?.fingerprint);
    expect(gitlab(alike)).toBe(gitlab(alike));
  });

  test("shows control characters instead of holding them", () => {
    const [{ description }] = JSON.parse(gitlab([hostileFinding()]));
    expect(description).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(description).toContain("\\u{1b}");
  });
});
