import type { Finding } from "../../generator/lint/index.js";

/** Text that means something to a terminal, a shell's log, XML, HTML, Markdown, SARIF or a table. */
export const HOSTILE = [
  "::error::owned\r\n::stop-commands::x %0A",
  "<script>alert(1)</script><img src=x onerror=y> &amp; ]]> --> \"'",
  "[click](https://evil.test) ![i](https://evil.test/i.png) https://evil.test www.evil.test @everyone #1",
  "| a | b |\n|---|---| \\| <b>x</b> \\\\| y ``` ` `` ~~~ # h",
  "\u0000\u0001\u001b[31m\u0007\u0085\u2028\u2029\u202e\u200b\ufeff\ufffe\uffff\ud800",
  "{0} {session_id} %s $(id) `id` \\](https://evil.test)",
  "a,b:c=d;e",
].join(" ");

export function findingOf(over: Partial<Finding> = {}): Finding {
  return {
    rule: "shape/number-as-string",
    severity: "error",
    status: "open",
    provider: "pets",
    message: "`maxLength` is text",
    why: "Why it matters.",
    help: "What to do.",
    location: {
      file: "specs/providers/pets/source.yaml",
      line: 7,
      column: 11,
      endLine: 7,
      endColumn: 14,
      pointer: "/components/schemas/Pet/maxLength",
    },
    related: [],
    group: null,
    fix: null,
    fingerprint: "0123456789abcdef0123456789abcdef",
    ...over,
  };
}

/** A finding whose every text is hostile, with a file and a pointer that are so too. */
export function hostileFinding(over: Partial<Finding> = {}): Finding {
  const location = { file: HOSTILE, line: 1, column: 1, endLine: 2, endColumn: 1, pointer: `/${HOSTILE}` };
  return findingOf({
    provider: HOSTILE,
    message: HOSTILE,
    why: HOSTILE,
    help: HOSTILE,
    group: HOSTILE,
    location,
    related: [{ message: HOSTILE, location }],
    ...over,
  });
}

/** Findings of every severity and status. */
export const MIXED: readonly Finding[] = [
  findingOf(),
  findingOf({ severity: "warning", rule: "shape/closed-response", fingerprint: "1" }),
  findingOf({ severity: "info", rule: "contract/no-idempotency-key", fingerprint: "2" }),
  findingOf({ status: "repaired", fingerprint: "3" }),
  findingOf({ status: "accepted", fingerprint: "4" }),
];
