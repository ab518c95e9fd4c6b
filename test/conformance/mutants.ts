import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CLIENT_OPTIONS, CREDENTIAL, type Subject } from "../../generator/cli/conformance/run.js";
import { root } from "./suite.js";

/** One change of a compiled adapter that makes it lie. */
export interface Mutant {
  readonly name: string;
  readonly text: string;
}

interface Operator {
  readonly name: string;
  readonly find: RegExp;
  readonly put: (match: RegExpExecArray) => string;
}

const rotate = (values: readonly string[]) => (value: string) => values[(values.indexOf(value) + 1) % values.length];
const otherOutcome = rotate(["cancelled", "cancel_pending", "not_cancelled", "indeterminate"]);

/**
 * What a compiled adapter says, each of it changed in turn. What would change nothing is left out: a case that means what an unknown
 * value means, and the basis of an answer that cannot be read, which the runtime states too.
 */
const operators: readonly Operator[] = [
  {
    name: "another outcome",
    find: /outcome: "(\w+)"/g,
    put: ([, value = ""]) => `outcome: "${otherOutcome(value)}"`,
  },
  { name: "another fault", find: /fault: "(\w+)"/g, put: () => 'fault: "CANCEL_IN_PROGRESS"' },
  { name: "another next step", find: /next: "(\w+)"/g, put: () => 'next: "await_event"' },
  {
    name: "another case",
    find: /case "(\w+)":(?! return byBody\(\{\s*outcome: "indeterminate")/g,
    put: ([, value = ""]) => `case "${value}_":`,
  },
  {
    name: "a status that is not read",
    find: /case (\d{3}): return/g,
    put: ([, code = ""]) => `case ${code}000: return`,
  },
  { name: "a range that is not read", find: /reply\.status >= (\d)00/g, put: () => "reply.status >= 900" },
  { name: "a swallowed mismatch", find: /if \(namesAnother\(/g, put: () => "if (false && namesAnother(" },
  {
    name: "an unread member",
    find: /(\w+): (stringOf|dateTime|epochSeconds|fieldFaults)\(/g,
    put: ([, name = "", f = ""]) => `${name}: void ${f}(`,
  },
  { name: "an unread code", find: /const code = /g, put: () => "const code = void " },
  { name: "an unread state", find: /const status = /g, put: () => "const status = void " },
  {
    name: "a guard that never holds",
    find: /if \(([^\n]*sizeOf[^\n]*)\) \{?/g,
    put: ([all]) => all.replace("if (", "if (false && "),
  },
  {
    name: "a basis that is not so",
    find: /(?<!fallbacks\.unrecognised,\s*)basis: "(body|status_code)"/g,
    put: ([, value]) => `basis: "${value === "body" ? "status_code" : "body"}"`,
  },
  { name: "an id that is not sent", find: /(?<!identity): input\.sessionId(?=[ ,\n])/g, put: () => ': "another"' },
  {
    name: "a key that is not sent",
    find: /"Idempotency-Key": input\.idempotencyKey([\s\S]*?)idempotencyKey: input\.idempotencyKey,/g,
    put: ([, between = ""]) => `"Idempotency-Key": undefined${between}`,
  },
  {
    name: "a key that never repeats",
    find: /"Idempotency-Key": input\.idempotencyKey/g,
    put: () => '"Idempotency-Key": crypto.randomUUID()',
  },
  { name: "a reason that is not sent", find: /reason: input\.reason/g, put: () => "reason: undefined" },
  { name: "a named status forgotten", find: /named: \[[^\]]*\]/g, put: () => "named: []" },
  { name: "an answer read as empty", find: /bodyOf\(reply\)/g, put: () => "(void bodyOf(reply))" },
];

export function mutantsOf(text: string): readonly Mutant[] {
  return operators.flatMap(({ name, find, put }) =>
    [...text.matchAll(find)].map((match): Mutant => {
      const line = text.slice(0, match.index).split("\n").length;
      const changed = put(match as RegExpExecArray);
      return {
        name: `${name}: line ${line}, ${match[0].trim()} → ${changed.trim()}`,
        text: text.slice(0, match.index) + changed + text.slice(match.index + match[0].length),
      };
    }),
  );
}

/** Loads changed copies of a provider's compiled adapter, outside of the repository. */
export function mutantLoader(provider: string): {
  readonly original: string;
  /** The adapter of a text, over a client that calls with `fetch`. */
  load(text: string, fetch?: typeof globalThis.fetch): Promise<Subject>;
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), "concordat-mutants-"));
  const dist = pathToFileURL(join(root, "generated", provider, "dist")).href;
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(root, "generated"), join(folder, "node_modules/@concordat"), "dir");
  let count = 0;
  return {
    original: readFileSync(new URL(`${dist}/cancel-session.js`), "utf8").replace(/\/\/# sourceMappingURL=.*\n?$/, ""),
    async load(text, fetch = globalThis.fetch) {
      const file = join(folder, `mutant-${count++}.js`);
      writeFileSync(file, text.replaceAll('from "./', `from "${dist}/`));
      const { createCanceller } = await import(/* @vite-ignore */ pathToFileURL(file).href);
      const { createClient } = await import(/* @vite-ignore */ `${dist}/index.js`);
      const auth = provider === "xendit" ? { username: CREDENTIAL } : { token: CREDENTIAL };
      return (limits) => {
        const canceller = createCanceller(createClient({ ...CLIENT_OPTIONS, ...limits, auth, fetch }));
        return (input) => canceller.cancel(input);
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
