import { readYamlValue } from "../repair/yaml-value.js";
import type { Outcome } from "../source/draft.js";
import type { SourceText } from "../source/text.js";
import type { AssignmentSyntax, Binding, ConfigSyntax } from "./binding.js";
import { parseExpression } from "./expression.js";
import { readResponse } from "./read-binding-response.js";
import { type Located, Report } from "./report.js";
import { YamlNode } from "./yaml-reader.js";

const RULE = "contract/invalid-binding";
const MEMBERS = ["operation", "security", "config", "request", "named", "responses", "notes"];
const PLACES = ["path", "query", "header", "cookie", "body"] as const;

/** Reads a binding file: its form alone, no name looked up. Without a value the file could not be read as a binding. */
export function readBinding(source: SourceText): Outcome<Binding> {
  const yaml = readYamlValue(source, RULE);
  if (yaml.value === undefined) return { value: undefined, findings: yaml.findings };
  const report = new Report();
  const root = YamlNode.root({ value: yaml.value, report, rule: RULE, source });
  const members = root.members("A binding", MEMBERS);
  const operation = members.get("operation")?.string("`operation`");
  const responses = members.get("responses");
  // A name that is misspelt is reported as such: what it stands for is then not missing too.
  if (report.clean) {
    const [first = root] = members.values();
    if (!members.has("operation")) first.refuse("A binding must name its `operation`.", "key");
    if (responses === undefined) first.refuse("A binding must map the `responses`.", "key");
  }
  const request = members.get("request")?.members("`request`", [...PLACES, "drop"]);
  const security = readSecurity(members.get("security"));
  const binding: Binding = {
    location: root.location,
    operation: operation ?? { value: "", location: root.location },
    ...(security !== undefined && { security }),
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

function readSecurity(node: YamlNode | undefined): Located<"none"> | undefined {
  if (node === undefined) return undefined;
  if (node.value === "none") return { value: "none", location: node.location };
  node.refuse("`security` can only be `none`: the document states all else.");
  return undefined;
}

function texts(node: YamlNode | undefined, what: string): readonly Located<string>[] {
  return (node?.items(what) ?? []).flatMap((item) => item.string(`An item of ${what}`) ?? []);
}

function readAssignments(node: YamlNode | undefined, place: AssignmentSyntax["in"]): readonly AssignmentSyntax[] {
  const assignments: AssignmentSyntax[] = [];
  for (const member of node?.members(`\`${place}\``).values() ?? []) {
    const { value } = member;
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
      member.refuse("What is sent must be an expression or a literal.");
      continue;
    }
    const parsed = parseExpression(value);
    if ("error" in parsed) member.refuse(parsed.error);
    else if (parsed.kind === "body" || parsed.kind === "header") member.refuse("A request cannot read the response.");
    else assignments.push({ in: place, key: member.key, from: { value: parsed, location: member.location } });
  }
  return assignments;
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
    const reason = member.string("The reason");
    if (!/^[1-5][0-9]{2}$/.test(value)) member.refuse(`\`${value}\` is not a status.`, "key");
    else if (reason !== undefined) named.push({ status: { value: Number(value), location }, reason: reason.value });
  }
  return named;
}
