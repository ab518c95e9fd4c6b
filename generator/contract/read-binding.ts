import { readYamlValue } from "../repair/yaml-value.js";
import type { Outcome } from "../source/draft.js";
import { isObject } from "../source/json.js";
import type { SourceText } from "../source/text.js";
import type { AssignmentSyntax, Binding, ConfigSyntax } from "./binding.js";
import { parseExpression, type RequestExpression } from "./expression.js";
import { readResponse } from "./read-binding-response.js";
import { type Located, Report } from "./report.js";
import { YamlNode } from "./yaml-reader.js";

const RULE = "contract/invalid-binding";
const MEMBERS = ["operation", "security", "safe", "config", "request", "named", "responses", "notes"];
const PLACES = ["path", "query", "header", "cookie", "body"] as const;

/** Reads a binding file: its form alone, no name looked up. Without a value the file could not be read as a binding. */
export function readBinding(source: SourceText): Outcome<Binding> {
  const yaml = readYamlValue(source, RULE);
  if (yaml.value === undefined) return { value: undefined, findings: yaml.findings };
  const report = new Report();
  const root = YamlNode.root({ value: yaml.value, report, rule: RULE, source });
  const members = root.members("A binding", MEMBERS);
  const { name: operation, because: operationBecause } = readOperation(members.get("operation"));
  const responses = members.get("responses");
  // A name that is misspelt is reported as such: what it stands for is then not missing too.
  if (report.clean) {
    const [first = root] = members.values();
    if (!members.has("operation")) first.refuse("A binding must name its `operation`.", "key");
    if (responses === undefined) first.refuse("A binding must map the `responses`.", "key");
  }
  const request = members.get("request")?.members("`request`", [...PLACES, "drop"]);
  const security = readSecurity(members.get("security"));
  const safe = readSafe(members.get("safe"));
  const binding: Binding = {
    location: root.location,
    operation: operation ?? { value: "", location: root.location },
    ...(operationBecause !== undefined && { operationBecause }),
    ...(security !== undefined && { security }),
    ...(safe !== undefined && { safe }),
    request: members.get("request")?.key.location ?? root.location,
    assignments: PLACES.flatMap((place) => readAssignments(request?.get(place), place)),
    drop: texts(request?.get("drop"), "`drop`"),
    config: readConfig(members.get("config")),
    named: readNamed(members.get("named")),
    responsesKey: responses?.key.location ?? root.location,
    responses: [...(responses?.members("`responses`").values() ?? [])].map(readResponse),
    notes: texts(members.get("notes"), "`notes`").map((note) => note.value.trim()),
  };
  return { value: report.clean ? binding : undefined, findings: report.findings };
}

/** The operation's name, or the name and why it is this one. */
function readOperation(node: YamlNode | undefined): {
  readonly name: Located<string> | undefined;
  readonly because: string | undefined;
} {
  if (node === undefined || !isObject(node.value)) return { name: node?.string("`operation`"), because: undefined };
  const members = node.members("`operation`", ["name", "because"]);
  if (!members.has("name")) node.refuse("`operation` must have the `name` of the operation.", "key");
  return {
    name: members.get("name")?.string("The operation's `name`"),
    because: members.get("because")?.reason("`because`"),
  };
}

function readSecurity(node: YamlNode | undefined): Located<"none"> | undefined {
  if (node === undefined) return undefined;
  if (node.value === "none") return { value: "none", location: node.location };
  node.refuse("`security` can only be `none`: the document states all else.");
  return undefined;
}

function readSafe(node: YamlNode | undefined): Located<true> | undefined {
  if (node === undefined) return undefined;
  if (node.value === true) return { value: true, location: node.location };
  node.refuse("`safe` can only be `true`: an operation whose method changes things does so unless it is said.");
  return undefined;
}

function texts(node: YamlNode | undefined, what: string): readonly Located<string>[] {
  return (node?.items(what) ?? []).flatMap((item) => item.string(`An item of ${what}`) ?? []);
}

function readAssignments(node: YamlNode | undefined, place: AssignmentSyntax["in"]): readonly AssignmentSyntax[] {
  const assignments: AssignmentSyntax[] = [];
  for (const member of node?.members(`\`${place}\``).values() ?? []) {
    if (!isObject(member.value)) {
      const from = readRequestExpression(member);
      if (from !== undefined) assignments.push({ in: place, key: member.key, from });
      continue;
    }
    const parts = member.members("What is sent", ["from", "else", "because"]);
    const [first, second] = [parts.get("from"), parts.get("else")];
    if (first === undefined) member.refuse("`from` must say what is sent.");
    const from = first && readRequestExpression(first);
    const otherwise = second && readRequestExpression(second);
    const because = parts.get("because")?.reason("`because`");
    if (from === undefined) continue;
    assignments.push({
      in: place,
      key: member.key,
      from,
      ...(otherwise !== undefined && { else: otherwise }),
      ...(because !== undefined && { because }),
    });
  }
  return assignments;
}

function readRequestExpression(node: YamlNode): Located<RequestExpression> | undefined {
  const { value, location } = node;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    node.refuse("What is sent must be an expression or a literal.");
    return undefined;
  }
  const parsed = parseExpression(value);
  if ("error" in parsed) node.refuse(parsed.error);
  else if (parsed.kind === "body" || parsed.kind === "header") node.refuse("A request cannot read the response.");
  else return { value: parsed, location };
  return undefined;
}

function readConfig(node: YamlNode | undefined): readonly ConfigSyntax[] {
  const config: ConfigSyntax[] = [];
  for (const member of node?.members("`config`").values() ?? []) {
    const name = member.key;
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name.value)) member.refuse(`\`${name.value}\` is not a name.`, "key");
    const description = member.value === null ? undefined : member.string("The description")?.value;
    config.push({ name, ...(description !== undefined && { description }) });
  }
  return config;
}

function readNamed(node: YamlNode | undefined): Binding["named"] {
  const named: Binding["named"][number][] = [];
  for (const member of node?.members("`named`").values() ?? []) {
    const { value, location } = member.key;
    const reason = member.reason("The reason");
    if (!/^4[0-9]{2}$/.test(value))
      member.refuse(`\`${value}\` is not a status of a refusal: it must be 400 to 499.`, "key");
    else if (reason !== undefined) named.push({ status: { value: Number(value), location }, reason });
  }
  return named;
}
