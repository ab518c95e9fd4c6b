import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseGuard } from "../../generator/contract/guard/parse.js";
import { readBinding } from "../../generator/contract/read-binding.js";
import { SourceText } from "../../generator/source/text.js";
import { concordat, copyProject } from "../cli/project.js";
import { languageKeys } from "./faults/language.js";
import { compile } from "./shop.js";

interface Block {
  readonly language: string;
  readonly file: string | undefined;
  readonly text: string;
}

function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
  return [...text.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map(([, language = "", file, body = ""]) => {
    return { language, file, text: body };
  });
}

describe("the guide to bindings", () => {
  const blocks = blocksOf("bindings.md");
  const whole = blocks.filter(({ text }) => text.startsWith("operation:"));
  const entries = blocks.filter(({ language, text }) => language === "yaml" && !text.startsWith("operation:"));

  it("shows a whole binding that compiles", () => {
    expect(whole).toHaveLength(1);
    const { findings, plan } = compile({ binding: whole[0]?.text ?? "" });
    expect(findings).toEqual([]);
    expect(plan?.responses).toHaveLength(3);
  });

  it.each(entries.map(({ text }) => text))("shows responses in the language: %s", (text) => {
    const lines = text.split("\n").map((line) => (line === "" ? "" : `  ${line}`));
    const source = new SourceText("binding.yaml", `operation: x\nresponses:\n${lines.join("\n")}`);
    expect(readBinding(source).findings).toEqual([]);
  });

  it("shows guards in the language", () => {
    const guards = blocks
      .filter(({ language }) => language === "guards")
      .flatMap(({ text }) => text.trim().split("\n"));
    expect(guards.length).toBeGreaterThan(3);
    for (const guard of guards) expect(parseGuard(guard)).toHaveProperty("kind");
  });

  it("names every key of the language", () => {
    const page = readFileSync(new URL("../../docs/bindings.md", import.meta.url), "utf8");
    const keys = languageKeys();
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(page))).toEqual([]);
  });
});

describe("the guide to providers", () => {
  it("leads from a document to a package", async () => {
    const project = copyProject();
    try {
      for (const { file, text } of blocksOf("providers.md")) {
        if (file === undefined) continue;
        mkdirSync(dirname(join(project.root, file)), { recursive: true });
        writeFileSync(join(project.root, file), text);
      }
      const linted = await concordat(project.root, "lint", "shop", "--format", "json");
      const { findings } = JSON.parse(linted.stdout) as {
        findings: { rule: string; severity: string; status: string }[];
      };
      expect(findings.filter(({ severity, status }) => severity === "error" && status === "open")).toEqual([]);
      const generated = await concordat(project.root, "generate", "shop");
      expect(generated.stderr).not.toContain("error");
      expect(generated.code).toBe(0);
      const adapter = readFileSync(join(project.root, "generated/shop/src/cancel-session.ts"), "utf8");
      expect(adapter).toContain("input.idempotencyKey ?? crypto.randomUUID()");
      const scaffold = await concordat(project.root, "conform", "shop", "--scaffold", "--write");
      expect([scaffold.code, scaffold.stderr]).toEqual([0, expect.stringContaining("fill in each `?`")]);
    } finally {
      project.remove();
    }
  });

  it("binds in at most thirty lines", () => {
    const binding = blocksOf("providers.md").find(({ file }) => file?.includes("/bindings/"));
    expect(binding?.text.trimEnd().split("\n").length).toBeLessThanOrEqual(30);
  });
});
