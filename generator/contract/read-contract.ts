import type { ApiModel, Operation } from "../model/model.js";
import type { Outcome } from "../source/draft.js";
import { isObject } from "../source/json.js";
import type { Contract, ContractOutcome, OperationWords } from "./contract.js";
import { readFallbacks } from "./read-contract-fallbacks.js";
import { readInputs } from "./read-contract-inputs.js";
import { readProse } from "./read-contract-prose.js";
import { readResult } from "./read-contract-result.js";
import { checkFaults, checkOutcomes, checkStatuses, readVocabulary } from "./read-contract-vocabulary.js";
import { knownWords, readStepWords, readWords } from "./read-contract-words.js";
import { items, oneOf } from "./read-list.js";
import { Report, suggest } from "./report.js";
import { isSafeMethod } from "./safe-method.js";
import type { Vocabulary } from "./verdict.js";
import { YamlNode } from "./yaml-reader.js";

const RULE = "contract/invalid-contract";
const BLOCK = "x-concordat";
const NAMES = ["factory", "interface", "method", "input", "result", "outcome", "fault", "next"] as const;
const MEMBERS = [
  "name",
  "operation",
  "names",
  "inputs",
  "identity",
  "idempotencyKey",
  "outcomes",
  "faults",
  "settledBy",
  "fallbacks",
  "targets",
  "prose",
  "words",
  "steps",
  "http",
  "notes",
];

const OPTIONAL: ReadonlySet<string> = new Set(["idempotencyKey", "notes", "prose", "settledBy", "steps", "words"]);

/**
 * The contract that an OpenAPI document states in its `x-concordat` block. Every name in the block that means another thing (an
 * outcome, a fault, a schema, a parameter) is looked up; what leads nowhere is a finding, and then there is no contract.
 */
export function readContract(model: ApiModel): Outcome<Contract> {
  const { root, source } = model.document;
  const report = new Report();
  const document = YamlNode.root({ value: root, source, report, rule: RULE });
  const block = document.members("The document").get(BLOCK);
  if (block === undefined) document.refuse(`A contract says what it means in \`${BLOCK}\`; this document has none.`);
  const contract = block === undefined ? undefined : read(model, block);
  return { value: report.clean ? contract : undefined, findings: report.findings };
}

function read(model: ApiModel, block: YamlNode): Contract | undefined {
  const members = block.members(`\`${BLOCK}\``, MEMBERS);
  for (const name of MEMBERS) {
    if (!members.has(name) && !OPTIONAL.has(name)) {
      block.refuse(`\`${BLOCK}\` must have \`${name}\`.`, "key");
    }
  }
  const called = members.get("operation")?.members("`operation`", ["id", "named", "without"]);
  const operation = readOperation(model, called?.get("id"));
  const operationWords = readOperationWords(members.get("operation"), called);
  const names = readNames(members.get("names"));
  const { faults, outcomes, nextSteps } = readVocabulary(members);
  if (operation === undefined || names === undefined) return undefined;
  const vocabulary: Vocabulary = { faults, outcomes, nextSteps };
  const inputs = readInputs(operation, model, members.get("inputs"));
  const inputNames = inputs.map(({ name }) => name);
  const identity = members.get("identity")?.members("`identity`", ["input", "result"]);
  const key = members.get("idempotencyKey");
  const asked = inputs.find(({ name }) => name === identity?.get("input")?.value);
  if (asked?.required === false) identity?.get("input")?.refuse("What names the resource must be required.");
  if (key !== undefined && key.value === asked?.name)
    key.refuse("What names the resource is the same for two calls, so it is no idempotency key.");
  const carrier = inputs.find(({ name }) => name === key?.value)?.at.in;
  if (key !== undefined && carrier !== undefined && carrier !== "header" && key.value !== asked?.name)
    key.refuse(
      "An idempotency key is carried by a header: what the body or the address holds belongs to what is asked.",
    );
  const result = readResult({
    model,
    names,
    vocabulary,
    identity: identity?.get("result"),
    targets: members.get("targets"),
  });
  const http = members.get("http")?.members("`http`", ["outcomes", "faults"]);
  const fallbacks = readFallbacks(vocabulary, members.get("fallbacks"));
  checkOutcomes(members.get("outcomes"), { outcomes, fallbacks, isSafe: isSafeMethod(operation.method) });
  checkFaults(members.get("faults"), outcomes);
  checkStatuses(members.get("fallbacks"), { fallbacks, vocabulary });
  const stepWords = readStepWords(members.get("steps"), nextSteps);
  return {
    name: readName(members.get("name")),
    model,
    operation,
    operationWords,
    names,
    inputs,
    identity: { input: oneOf(identity?.get("input"), "input", inputNames) ?? "", result: result.identity },
    ...(key !== undefined && { idempotencyKey: oneOf(key, "input", inputNames) ?? "" }),
    outcomes: outcomes.map((outcome) => {
      const description = result.descriptions.get(outcome.name);
      const requires = result.requires.get(outcome.name) ?? [];
      return { ...outcome, requires, ...(description !== undefined && { description }) };
    }),
    faults,
    nextSteps,
    stepWords,
    settledBy: items(members.get("settledBy"), "`settledBy`").flatMap(
      (item) => oneOf(item, "fault", faults.keys()) ?? [],
    ),
    fallbacks,
    targets: result.targets,
    targetUses: result.targetUses,
    prose: readProse(members.get("prose"), { model, result: names.result, targets: result.targets }),
    requiredTargets: result.requiredTargets,
    words: readWords(members.get("words"), {
      known: knownWords({ model, vocabulary, targets: result.targets }),
      vocabulary,
      stepWords,
    }),
    http: {
      outcomes: readStatuses(http?.get("outcomes"), {
        what: "outcome",
        known: outcomes.map(({ name }) => name),
        all: true,
        operation,
        isDone: (name) => isClaim(outcomes, name),
      }),
      faults: readStatuses(http?.get("faults"), {
        what: "fault",
        known: [...faults.keys()],
        all: false,
        operation,
        isDone: () => false,
      }),
    },
    notes: items(members.get("notes"), "`notes`").flatMap((item) => item.string("A note")?.value.trim() ?? []),
  };
}

function isClaim(outcomes: readonly ContractOutcome[], name: string): boolean {
  const role = outcomes.find((outcome) => outcome.name === name)?.role;
  return role === "success" || role === "pending";
}

function readName(node: YamlNode | undefined): string {
  const name = node?.string("`name`")?.value ?? "";
  if (node !== undefined && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    node.refuse("The name must be lower-case words joined by hyphens: it names a package.");
  }
  return name;
}

function readOperation(model: ApiModel, node: YamlNode | undefined): Operation | undefined {
  const name = node?.string("`operation`")?.value;
  const operation = model.operations.find(({ operationId }) => operationId === name);
  if (node !== undefined && name !== undefined && operation === undefined) {
    const known = model.operations.flatMap(({ operationId }) => operationId ?? []);
    node.refuse(`The document has no operation \`${name}\`.${suggest(name, known)}`);
  }
  return operation;
}

/** Reads by which words the operation is known; who states none would take any operation of a provider for it. */
function readOperationWords(
  node: YamlNode | undefined,
  members: ReadonlyMap<string, YamlNode> | undefined,
): OperationWords {
  for (const name of ["id", "named"]) {
    if (node !== undefined && isObject(node.value) && members?.has(name) === false)
      node.refuse(`\`operation\` must have \`${name}\`.`, "key");
  }
  const words = (name: string): readonly string[] =>
    items(members?.get(name), `\`${name}\``).flatMap((item) => item.string("A word")?.value ?? []);
  const named = words("named");
  if (members?.get("named") !== undefined && named.length === 0)
    members.get("named")?.refuse("`named` must list the words by which providers call this operation.");
  return { named, without: words("without") };
}

function readNames(node: YamlNode | undefined): Contract["names"] | undefined {
  const members = node?.members("`names`", NAMES);
  if (node === undefined || members === undefined) return undefined;
  const of = (name: (typeof NAMES)[number]): string => {
    const member = members.get(name);
    const value = member?.string("A name in code")?.value ?? "";
    if (member === undefined) node.refuse(`\`names\` must have \`${name}\`.`, "key");
    else if (!/^[A-Za-z][A-Za-z0-9]*$/.test(value)) member.refuse(`\`${value}\` is not a name in code.`);
    return value;
  };
  return {
    factory: of("factory"),
    interface: of("interface"),
    method: of("method"),
    input: of("input"),
    result: of("result"),
    outcome: of("outcome"),
    fault: of("fault"),
    next: of("next"),
  };
}

function readStatuses(
  node: YamlNode | undefined,
  of: {
    readonly what: string;
    readonly known: readonly string[];
    readonly all: boolean;
    readonly operation: Operation;
    /** Whether it says that it was done, or will be: a 2xx says that too, and no other status does. */
    isDone(name: string): boolean;
  },
): ReadonlyMap<string, number> {
  const statuses = new Map<string, number>();
  const declared = of.operation.responses.flatMap(({ status }) => (status.kind === "code" ? status.code : []));
  for (const [name, member] of node?.members(`The statuses by ${of.what}`) ?? []) {
    const { value } = member;
    if (!of.known.includes(name)) member.refuse(`There is no ${of.what} \`${name}\`.${suggest(name, of.known)}`, "key");
    else if (typeof value !== "number" || !declared.includes(value)) {
      member.refuse(
        `The operation declares no response ${String(value)}.${suggest(String(value), declared.map(String))}`,
      );
    } else {
      statuses.set(name, value);
      const isDone = of.isDone(name);
      if ((value >= 200 && value < 300) === isDone) continue;
      const says = isDone ? "says that it was done: it must be" : "does not say that it was done: it cannot be";
      member.refuse(`\`${name}\` ${says} a 2xx.`);
    }
  }
  const missing = of.all ? of.known.filter((name) => !statuses.has(name)) : [];
  for (const name of missing) node?.refuse(`The ${of.what} \`${name}\` has no status here.`, "key");
  return statuses;
}
