import { isObject } from "../source/json.js";
import { parsePointer } from "../source/pointer.js";
import type {
  FactSyntax,
  GuardSyntax,
  IgnoredSyntax,
  MemberSyntax,
  ResponseSyntax,
  SetSyntax,
  VerdictSyntax,
} from "./binding.js";
import { parseExpression, type ResponseExpression } from "./expression.js";
import { isGuard, parseGuard } from "./guard/parse.js";
import type { Located } from "./report.js";
import { locateInScalar } from "./scalar-position.js";
import type { YamlNode } from "./yaml-reader.js";

const WORDS = ["outcome", "fault", "next"] as const;
const VERDICT = [...WORDS, "set", "because"];
const MEMBERS = ["when", "switch", "cases", "otherwise", "set", "basis", "ignore", "because", ...WORDS];

/** Reads what one response means: guards, a switch, or a verdict that the status alone decides. */
export function readResponse(node: YamlNode): ResponseSyntax {
  const members = node.members("A response", MEMBERS);
  // What a response sets, it sets for each of its verdicts.
  const own = new Map([...members].filter(([name]) => name !== "set"));
  const alone = WORDS.some((name) => members.has(name)) ? readVerdict(node, own) : undefined;
  const decided = ["when", "switch", "cases", "otherwise"].filter((name) => members.has(name));
  if (alone !== undefined && decided.length > 0) {
    node.refuse(`A response has a verdict of its own or \`${decided.join("`, `")}\`, not both.`, "key");
  }
  if (members.has("cases") && !members.has("switch")) node.refuse("`cases` need a `switch`.", "key");
  const otherwise = members.get("otherwise");
  const rest = otherwise === undefined ? undefined : readVerdict(otherwise);
  if (rest !== undefined && rest.set.length > 0) otherwise?.refuse("What no case names sets nothing of its own.");
  const basis = readBasis(members.get("basis"));
  if (basis !== undefined && alone === undefined) {
    const why = decided.length > 0 ? `The body decides here, by \`${decided.join("`, `")}\`` : "It needs an `outcome`";
    members.get("basis")?.refuse(`${why}: \`basis\` says of a verdict that the status alone decides.`);
  }
  return {
    key: node.key,
    when: (members.get("when")?.items("`when`") ?? []).flatMap((item) => readGuard(item) ?? []),
    ...optional("whenKey", members.get("when")?.key.location),
    switch: readSwitch(members.get("switch")),
    cases: readCases(members.get("cases")),
    ...optional("otherwise", rest),
    ...optional("verdict", alone),
    ...optional("basis", basis),
    set: [...(members.get("set")?.members("`set`").values() ?? [])].flatMap((item) => readSet(item) ?? []),
    ignore: (members.get("ignore")?.items("`ignore`") ?? []).flatMap((item) => readIgnored(item) ?? []),
    location: node.location,
  };
}

/** One case for each value; `a | b` is a case for both. */
function readCases(node: YamlNode | undefined): ResponseSyntax["cases"] {
  const cases = new Map<string, ResponseSyntax["cases"][number]>();
  for (const item of node?.members("`cases`").values() ?? []) {
    const verdict = readVerdict(item);
    const { value: values, location } = item.key;
    for (const value of values.split(" | ").map((each) => each.trim())) {
      if (cases.has(value)) item.refuse(`\`${value}\` has a case already.`, "key");
      else if (verdict !== undefined) cases.set(value, { key: { value, location }, verdict });
    }
  }
  return [...cases.values()];
}

/** A pointer, or one with the reason why what it leads to says nothing here. */
function readIgnored(node: YamlNode): IgnoredSyntax | undefined {
  const parts = isObject(node.value) ? node.members("What is ignored", ["at", "because"]) : undefined;
  const at = parts === undefined ? node : parts.get("at");
  if (at === undefined) node.refuse("`at` must say what is ignored.");
  const pointer = at === undefined ? undefined : readPointer(at);
  const because = parts?.get("because")?.reason("`because`");
  return pointer === undefined ? undefined : { at: pointer, ...optional("because", because) };
}

function readPointer(node: YamlNode): Located<readonly string[]> | undefined {
  const text = node.string("A pointer");
  if (text === undefined) return undefined;
  const path = parsePointer(text.value);
  if (path !== undefined) return { value: path, location: text.location };
  node.refuse(`\`${text.value}\` is not a JSON Pointer: it must begin with \`/\`.`);
  return undefined;
}

function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}

function readBasis(node: YamlNode | undefined): Located<"status_code"> | undefined {
  if (node === undefined) return undefined;
  if (node.value === "status_code") return { value: "status_code", location: node.location };
  node.refuse("`basis` can only be `status_code`: what else an outcome rests on is not stated but found.");
  return undefined;
}

/** Reads an outcome with its fault and next step; what is none is reported and absent. */
export function readVerdict(
  node: YamlNode,
  members: ReadonlyMap<string, YamlNode> = node.members("A verdict", VERDICT),
): VerdictSyntax | undefined {
  if (!isObject(node.value)) return undefined;
  const outcome = members.get("outcome");
  if (outcome === undefined) {
    node.refuse("A verdict must name its `outcome`.");
    return undefined;
  }
  const name = outcome.string("`outcome`");
  return name === undefined
    ? undefined
    : {
        outcome: name,
        ...optional("fault", members.get("fault")?.string("`fault`")),
        ...readNext(members.get("next")),
        set: [...(members.get("set")?.members("`set`").values() ?? [])].flatMap((item) => readFact(item) ?? []),
        ...optional("because", members.get("because")?.reason("`because`")),
        location: node.location,
      };
}

/** A step, or one with the reason why it is this. */
function readNext(node: YamlNode | undefined): Pick<VerdictSyntax, "next" | "nextBecause"> {
  if (node === undefined || !isObject(node.value)) return optional("next", node?.string("`next`"));
  const parts = node.members("`next`", ["step", "because"]);
  const step = parts.get("step");
  if (step === undefined) node.refuse("`step` must say what comes next.");
  return {
    ...optional("next", step?.string("`step`")),
    ...optional("nextBecause", parts.get("because")?.reason("`because`")),
  };
}

/** A member of the result that a verdict states in the contract's own words: a literal. */
function readFact(node: YamlNode): FactSyntax | undefined {
  const { value, location, key } = node;
  const literal = typeof value === "string" ? !value.startsWith("$") : ["number", "boolean"].includes(typeof value);
  if (literal) return { target: key, value: { value: value as FactSyntax["value"]["value"], location } };
  node.refuse("A verdict sets literals alone; what is read of the response stands in the response's own `set`.");
  return undefined;
}

function readGuard(node: YamlNode): GuardSyntax | undefined {
  const members = node.members("A guard", ["if", "then"]);
  const condition = members.get("if");
  const then = members.get("then");
  if (condition === undefined || then === undefined) {
    if (isObject(node.value)) node.refuse("A guard needs both `if` and `then`.");
    return undefined;
  }
  const verdict = readVerdict(then);
  const text = condition.string("`if`");
  const { span, pointer } = condition;
  if (text === undefined || verdict === undefined || span === undefined) return undefined;
  const scalar = { value: text.value, span, pointer };
  const expression = parseGuard(text.value);
  if (isGuard(expression)) return { expression, text: scalar, verdict };
  condition.refuseAt({
    rule: "contract/guard-syntax",
    message: expression.message,
    location: locateInScalar({ ...scalar, start: expression.start, end: expression.end }),
  });
  return undefined;
}

function readSwitch(node: YamlNode | undefined): readonly Located<ResponseExpression>[] {
  if (node === undefined) return [];
  if (!isObject(node.value)) return readExpression(node) ?? [];
  const first = node.members("`switch`", ["first"]).get("first");
  if (first === undefined) node.refuse("`switch` is an expression, or `first` and a list of them.");
  return (first?.items("`first`") ?? []).flatMap((item) => readExpression(item) ?? []);
}

function readExpression(node: YamlNode): readonly [Located<ResponseExpression>] | undefined {
  const text = node.string("What is read of a response");
  if (text === undefined) return undefined;
  const parsed = parseExpression(text.value);
  if ("error" in parsed) node.refuse(parsed.error);
  else if (parsed.kind === "body" || parsed.kind === "header") return [{ value: parsed, location: text.location }];
  else node.refuse("Here a value of the response must stand: `$response.body#/…` or `$response.header.…`.");
  return undefined;
}

function readSet(node: YamlNode): SetSyntax | undefined {
  const target = node.key;
  if (!isObject(node.value)) {
    const [from] = readExpression(node) ?? [];
    return from === undefined ? undefined : { target, from };
  }
  const members = node.members("What a target is set to", ["from", "as", "each", "because"]);
  const source = members.get("from");
  if (source === undefined) node.refuse("`from` must say where the value comes from.");
  const [from] = source === undefined ? [] : (readExpression(source) ?? []);
  if (from === undefined) return undefined;
  const each = members.get("each");
  return {
    target,
    from,
    ...optional("as", members.get("as")?.string("`as`")),
    ...optional("each", each === undefined ? undefined : readMembers(each)),
    ...optional("because", members.get("because")?.reason("`because`")),
  };
}

function readMembers(node: YamlNode): readonly MemberSyntax[] {
  return [...node.members("`each`").values()].flatMap((member) => {
    const joined = isObject(member.value) ? member.members("A joined list", ["join", "with"]) : undefined;
    const pointer = (joined === undefined ? member : (joined.get("join") ?? member)).string("A path below the item");
    const join = joined === undefined ? undefined : joined.get("with")?.string("`with`");
    if (pointer === undefined) return [];
    const path = parsePointer(pointer.value);
    if (path === undefined) {
      member.refuse(`\`${pointer.value}\` is not a JSON Pointer: it must begin with \`/\`.`);
      return [];
    }
    if (joined !== undefined && join === undefined) member.refuse("`with` must say what joins the list.");
    return [{ name: member.key, path: { value: path, location: pointer.location }, ...optional("join", join?.value) }];
  });
}
