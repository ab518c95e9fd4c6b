import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { statedScenarios } from "../../generator/pipeline/expectations.js";
import { analyse } from "../../generator/pipeline/workspace.js";
import { discover } from "../../generator/source/project.js";
import { SourceText } from "../../generator/source/text.js";
import { concordat, copyProject } from "../cli/project.js";
import { boundProviders } from "./suite.js";

const bound = boundProviders().find(({ provider }) => provider === "1099policy");
if (bound === undefined) throw new TypeError("there is no such provider");
const { project, plan } = bound;

/** Every finding of a file, as `line:column message`. */
function found(text: string): readonly string[] {
  const { value, findings } = statedScenarios(project, plan, new SourceText("expected.yaml", text));
  expect(value === undefined).toBe(findings.length > 0);
  return findings.map(({ rule, message, location: { line, column } }) => {
    expect(rule).toBe("contract/invalid-expectations");
    return `${line}:${column} ${message}`;
  });
}

const HEAD = `contract: cancel-session
input: { sessionId: ps_1 }
request: { method: POST, target: "/x/{id}" }
scenarios:
`;
const PROVENANCE = "provenance: { basis: body }";
const RESULT = `result: { outcome: cancelled, next: none, ${PROVENANCE} }`;
const result = (text: string) => `  odd: { answers: [reset], requests: 1, result: ${text} }\n`;
const answer = (text: string) => `  odd: { requests: 1, ${RESULT}, answers: ${text} }\n`;

describe("a file of expectations", () => {
  it("is read where it is right", () => {
    expect(found(HEAD + answer("[{ status: 200, headers: { retry-after: 3 }, body: {}, set: { a: 1 } }]"))).toEqual([]);
  });

  it.each([
    [
      "an outcome",
      result("{ outcome: canceled }"),
      "5:60 `canceled` is not an outcome of cancel-session. Did you mean `cancelled`?",
    ],
    [
      "a fault",
      result(`{ outcome: not_cancelled, next: none, fault: { code: SESION_EXPIRED }, ${PROVENANCE} }`),
      "5:102 `SESION_EXPIRED` is not a fault of not_cancelled. Did you mean `SESSION_EXPIRED`?",
    ],
    [
      "a next step of another outcome",
      result(`{ outcome: cancelled, next: retry_same, ${PROVENANCE} }`),
      "5:77 `retry_same` is not a next step of cancelled. There is `none`, `await_event`, `read_session`.",
    ],
    [
      "a next step of another fault",
      result(`{ outcome: not_cancelled, next: refund_instead, fault: { code: SESSION_EXPIRED }, ${PROVENANCE} }`),
      "5:81 `refund_instead` is not a next step of SESSION_EXPIRED. There is `none`, `read_session`.",
    ],
    [
      "a fault beside a success",
      result(`{ outcome: cancelled, next: none, fault: { code: REJECTED }, ${PROVENANCE} }`),
      "5:83 `result` of cancelled has no member `fault`.",
    ],
    [
      "a failure without a fault",
      result(`{ outcome: not_cancelled, next: none, ${PROVENANCE} }`),
      "5:41 `result` of not_cancelled must have `fault`.",
    ],
    [
      "a member of the result",
      result(`{ outcome: cancelled, next: none, referencId: a, ${PROVENANCE} }`),
      "5:83 `result` of cancelled has no member `referencId`. Did you mean `referenceId`?",
    ],
    [
      "a member further in",
      result("{ outcome: cancelled, next: none, provenance: { basis: body, httpStatsu: 200 } }"),
      "5:110 `provenance` of cancelled has no member `httpStatsu`. Did you mean `httpStatus`?",
    ],
    [
      "a word of the contract's schema",
      result("{ outcome: cancelled, next: none, provenance: { basis: bodi } }"),
      "5:104 `bodi` is no value of `provenance/basis`. Did you mean `body`?",
    ],
    [
      "a value of another type",
      result(`{ outcome: cancelled, next: none, expiresAt: 5, ${PROVENANCE} }`),
      "5:94 `expiresAt` must be string, and is integer.",
    ],
    [
      "an item of another type",
      result(`{ outcome: cancelled, next: none, transactions: { pending: [a, 5] }, ${PROVENANCE} }`),
      "5:112 `transactions/pending/1` must be string, and is integer.",
    ],
    [
      "no basis",
      result("{ outcome: cancelled, next: none, provenance: {} }"),
      "5:83 `provenance` of cancelled must have `basis`.",
    ],
    ["what is still open", result('{ outcome: "?", next: none }'), "5:60 `outcome` is still `?`: fill it in."],
    [
      "a scenario of the contract",
      answer("[reset]").replace("odd", "afetr completed"),
      "Did you mean `after completed`?",
    ],
    ["a scenario of the wire", answer("[reset]").replace("odd", "redirekt"), "Did you mean `redirect`?"],
    [
      "a scenario of the wire without answers",
      "  empty 200: { requests: 1 }\n",
      "5:3 This is a scenario of the wire: leave it out",
    ],
    ["a member", "  odd: { answer: [] }\n", "5:10 A scenario has no member `answer`. Did you mean `answers`?"],
    ["no answers", `  odd: { requests: 1, ${RESULT} }\n`, "5:3 A scenario must have `answers`."],
    [
      "an answer that is none",
      answer("[rest]"),
      "5:106 An answer is `hang`, `reset`, `refused`, or has a `status`. Did you mean `reset`?",
    ],
    ["something before a refused connection", answer("[reset, refused]"), "`refused` stands alone"],
    ["an answer without a status", answer("[{ body: 1 }]"), "An answer must have `status`."],
    ["a status that ends nothing", answer("[{ status: 100 }]"), "`status` must be a whole number from 200 to 599."],
    [
      "a status that no server can send",
      answer("[{ status: 4000 }]"),
      "`status` must be a whole number from 200 to 599.",
    ],
    [
      "a header that cannot be sent",
      answer('[{ status: 200, headers: { a: "b\\nc: d" } }]'),
      "The header `a` must be text",
    ],
    ["a name that no header has", answer("[{ status: 200, headers: { a b: c } }]"), "`a b` is no name of a header."],
    ["an example", answer("[{ status: 200, example: x }]"), "The document has no example `x` for 200."],
    ["a change of nothing", answer("[{ status: 200, set: { a: 1 } }]"), "`set` needs a `body` or an `example`"],
    ["something beside what it lacks", "  odd: { lacks: It has none., requests: 1 }\n", "has nothing beside `lacks`"],
    ["a lack that says nothing", "  odd: { lacks: . }\n", "`lacks` must say why, in 3 words at least"],
    ["two of one name", "  odd: 1\n  odd: 2\n", "6:3 Map keys must be unique"],
    ["no YAML", "  odd: [\n", "6:1 "],
  ])("is told of %s, once and where it stands", (_, text, message) => {
    const findings = found(HEAD + text);
    expect(findings).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ["contract: cancel-sesion", "1:11 `contract` must be cancel-session."],
    ["input: { sessionid: ps_1 }", "2:10 `input` has no member `sessionid`. Did you mean `sessionId`?"],
    ["input: { reason: x }", "2:1 `input` must have `sessionId`."],
    ["input: { sessionId: 5 }", "2:21 `sessionId` must be text."],
    ["request: { methd: POST, target: /x }", "3:12 `request` has no member `methd`. Did you mean `method`?"],
    ["request: { method: POST }", "3:1 `request` must have `target`."],
  ])("is told of its head: %s", (line, message) => {
    const [name = ""] = line.split(":");
    const head = HEAD.split("\n").map((each) => (each.startsWith(`${name}:`) ? line : each));
    expect(found(head.join("\n") + answer("[reset]"))).toEqual([message]);
  });

  it("tells of everything at once", () => {
    const both = answer("[rest]") + result("{ outcome: canceled }").replace("odd", "other");
    expect(found(HEAD + both)).toHaveLength(2);
  });

  it("may state scenarios that no other file has, and one of the wire otherwise", () => {
    const further = ["rate limited, and told to wait", "gone", "redirect"];
    expect(found(HEAD + further.map((name) => answer("[reset]").replace("odd", name)).join(""))).toEqual([]);
  });
});

describe("lint", () => {
  const copy = copyProject();
  const folder = join(copy.root, "specs/providers/xendit/expectations");
  const file = join(folder, "cancel-session.yaml");
  const text = readFileSync(file, "utf8");
  const shown = "specs/providers/xendit/expectations/cancel-session.yaml";
  afterAll(() => copy.remove());
  const lint = async (...argv: readonly string[]) => {
    const { code, stdout } = await concordat(copy.root, "lint", ...argv, "--format", "json");
    // The checked boundary: what the command prints is its own form.
    const { findings } = JSON.parse(stdout) as {
      findings: readonly {
        rule: string;
        provider: string;
        message: string;
        location: { file: string; line: number };
      }[];
    };
    return { code, findings: findings.filter(({ rule }) => rule === "contract/invalid-expectations") };
  };

  it("finds nothing wrong with what is right", async () => {
    expect((await lint("xendit")).findings).toEqual([]);
  });

  it("tells of a word that is misspelt, before the suite is run", async () => {
    writeFileSync(file, text.replace("outcome: cancelled", "outcome: canceled"));
    const { code, findings } = await lint("xendit");
    writeFileSync(file, text);
    expect(code).toBe(1);
    expect(findings).toMatchObject([
      {
        provider: "xendit",
        message: expect.stringContaining("Did you mean `cancelled`?"),
        location: { file: shown, line: text.slice(0, text.indexOf("outcome: cancelled")).split("\n").length },
      },
    ]);
  });

  it("does not keep the packages from being generated: expectations are no part of them", async () => {
    writeFileSync(file, "scenarios: 1\n");
    const { value, findings } = discover({ cwd: copy.root, providers: ["xendit"] });
    writeFileSync(file, text);
    if (value === undefined) throw new TypeError("the project cannot be read");
    const [provider] = analyse({ value, findings }).providers;
    expect(provider?.drafts.filter(({ rule }) => rule === "contract/invalid-expectations")).toEqual([]);
  });

  it("tells of a file that is named after no contract, or one that the provider is not bound to", async () => {
    const misspelt = join(folder, "cancel-sesion.yaml");
    const unbound = join(folder, "get-session.yaml");
    renameSync(file, misspelt);
    writeFileSync(unbound, text);
    const { findings } = await lint("xendit");
    renameSync(misspelt, file);
    mkdirSync(join(copy.root, "elsewhere"));
    renameSync(unbound, join(copy.root, "elsewhere/get-session.yaml"));
    expect(findings.map(({ message }) => message)).toEqual([
      'There is no contract "cancel-sesion": expectations are those of the contract that the file is named after. Did you mean "cancel-session"?',
      "xendit is not bound to get-session: nothing is held to these expectations.",
    ]);
  });

  it("tells of a contract's scenarios, once for all providers", async () => {
    const scenarios = join(copy.root, "specs/contract/cancel-session.scenarios.yaml");
    const right = readFileSync(scenarios, "utf8");
    writeFileSync(scenarios, `${right}odd: []\n`);
    const { findings } = await lint();
    writeFileSync(scenarios, right);
    expect(findings).toMatchObject([
      {
        provider: "",
        message: "What happens in a scenario must be text.",
        location: { file: "specs/contract/cancel-session.scenarios.yaml" },
      },
    ]);
  });
});
