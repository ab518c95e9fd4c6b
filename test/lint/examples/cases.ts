import { parse, stringify } from "yaml";
import type { Step } from "./project.js";

/** How an example runs: its text, and whether it is the wrong one, to what is done in a project. */
export type Case = (text: string, side: "wrong" | "right") => readonly Step[];

const SOURCE = "specs/providers/pets/source.yaml";
const LINT: Step = { lint: [] };

const DOCUMENT = `openapi: 3.1.0
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      operationId: releasePet
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses:
        "200": { description: Released, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string } } }
`;

const inFile =
  (file: string, before = ""): Case =>
  (text) => [{ put: { [file]: before + text } }, LINT];

const source = inFile(SOURCE);
const page = inFile("specs/providers/pets/source.md");

/** The document with what the text says at a place, whose last name is the member that it becomes or, where it is `*`, whose members. */
const inDocument =
  (at: readonly string[], ...then: readonly Step[]): Case =>
  (text) => {
    const document = parse(DOCUMENT);
    const last = at.at(-1) ?? "*";
    const node = at.slice(0, -1).reduce((inner, name) => inner[name], document);
    if (last === "*") Object.assign(node, parse(text));
    else node[last] = parse(text);
    return [{ put: { [SOURCE]: stringify(document) } }, ...(then.length === 0 ? [LINT] : then)];
  };

const PET = ["components", "schemas", "Pet"];
const SCHEMA = ["paths", "/pets/{id}/release", "post", "requestBody", "content", "application/json", "schema"];
const BODY = ["paths", "/pets/{id}/release", "post", "requestBody", "*"];

/** Each line is a path: a folder where it ends in a slash, else a file with a document in it. */
const paths =
  (...then: readonly Step[]): Case =>
  (text) => {
    const put = text
      .trim()
      .split("\n")
      .map((line) => line.replace(/ is (?:empty|a file)$/, "").trim())
      .map((path) => [path.endsWith("/") && !path.includes("pets") ? path : path.replace(/\/$/, "/source.yaml"), path]);
    const entries = put.map(([path = ""]) => [path, path.endsWith("/") ? "folder" : DOCUMENT] as const);
    return [{ put: Object.fromEntries(entries) }, ...then];
  };

/** What stands behind `concordat lint`. */
const operandOf = (text: string) => /concordat lint '?([^\s']+)/.exec(text)?.[1] ?? "";

/** The packages are written once, and copied for each example that begins with them. */
const generated: Step = { copyOf: [{ put: { [SOURCE]: DOCUMENT } }, { generate: "write" }] };

const overlay = (action: object) =>
  stringify({ overlay: "1.1.0", info: { title: "Repairs", version: "1.0.0" }, actions: [action] });

const LIMITED = (limit: string) => DOCUMENT.replace("name: { type: string }", `name: { type: string, ${limit} }`);

export const CASES: Readonly<Record<string, Case>> = {
  "baseline/invalid": (text) => [{ put: { [SOURCE]: DOCUMENT, "concordat-baseline.json": text } }, LINT],
  "baseline/stale": (_text, side) => [
    { put: { [SOURCE]: LIMITED('maxLength: "7"') } },
    { lint: ["--update-baseline"] },
    { put: { [SOURCE]: LIMITED("maxLength: 7") } },
    ...(side === "wrong" ? [] : [{ lint: ["--prune"] }]),
    LINT,
  ],
  "docs/assumed-fact": (text, side) => [
    side === "right"
      ? { put: { [SOURCE]: DOCUMENT.replace(/^servers: .*\n/m, text) } }
      : {
          put: {
            [SOURCE]: DOCUMENT.replace(/^servers: .*\n/m, ""),
            "specs/providers/pets/assumptions.overlay.yaml": overlay({
              target: "$",
              update: { servers: [{ url: "https://api.example.test" }] },
              "x-concordat": { rule: "docs/assumed-fact", absent: true, reason: "It answers.", source: "A letter." },
            }),
          },
        },
    LINT,
  ],
  "emit/name-taken": (text) => [{ put: { [`${text.trim()}source.yaml`]: DOCUMENT } }, { generate: "check" }],
  "lint/config-invalid": (text) => [{ put: { [SOURCE]: DOCUMENT, "concordat.yaml": text } }, LINT],
  "model/dangling-reference": inDocument(SCHEMA, { generate: "check" }),
  "model/name-collision": inDocument(["paths", "*"], { generate: "check" }),
  "model/operation-without-address": inDocument(["*"], { generate: "check" }),
  "model/reference-cycle": inDocument(["components", "schemas", "*"]),
  "model/remote-reference": inDocument(SCHEMA, { generate: "check" }),
  "model/too-deep": (text, side) => {
    const deep = `${"{ items: ".repeat(300)}{}${" }".repeat(300)}\n`;
    const document = `${DOCUMENT.replace("schemas/Pet", "schemas/Deep")}    Deep: ${side === "wrong" ? deep : text}`;
    return [{ put: { [SOURCE]: document, "concordat.yaml": "limits: { depth: 1000 }\n" } }, LINT];
  },
  "model/unsupported-keyword": inDocument(PET),
  "model/unusable-value": inDocument(BODY, { generate: "check" }),
  "output/edited-file": (text) => [
    generated,
    { put: { [text.slice(0, text.indexOf(","))]: "// a line of yours\n" } },
    { generate: "write" },
  ],
  "output/foreign-file": (text) => [
    { put: { [SOURCE]: DOCUMENT, [text.split(/\s/)[0] ?? ""]: "Notes\n" } },
    { generate: "write" },
  ],
  "output/outside-folder": (_text, side) => [
    { put: { elsewhere: "folder", [SOURCE]: DOCUMENT, generated: "folder" } },
    ...(side === "wrong" ? [{ put: { "generated/pets": { linkTo: "../elsewhere" } } }] : []),
    { generate: "write" },
  ],
  "output/stale": (_text, side) => [
    generated,
    ...(side === "wrong" ? [{ put: { [SOURCE]: LIMITED("maxLength: 7") } }] : []),
    { generate: "check" },
  ],
  "repair/invalid-overlay": (text) => [
    { put: { [SOURCE]: DOCUMENT, "specs/providers/pets/repairs.overlay.yaml": text } },
    LINT,
  ],
  "repair/stale": (text, side) => {
    const { target, ...action } = side === "wrong" ? parse(text) : { target: "" };
    const note = { rule: "shape/number-as-string", reason: "A number.", ...action["x-concordat"] };
    const stale = { ...action, target: `${target}.properties.name`, "x-concordat": note };
    const repairs = { "specs/providers/pets/repairs.overlay.yaml": overlay(stale) };
    return [{ put: { [SOURCE]: LIMITED("maxLength: 36"), ...(side === "wrong" ? repairs : {}) } }, LINT];
  },
  "source/ambiguous-prose": (text, side) => {
    const whole = `# Get a pet\n\n**GET /pets**\n\nGets it.\n\n## Responses\n\n### 200\nFound.\n\n#### Body: application/json (object)\n${text}`;
    const [lost, kept] = [whole.replace(/\s+/g, " "), whole];
    return [{ put: { "specs/providers/pets/source.md": side === "wrong" ? lost : kept } }, LINT];
  },
  "source/byte-order-mark": (text) =>
    inFile("specs/providers/pets/source.json")(text.replace("\\uFEFF", "\uFEFF"), "wrong"),
  "source/config": (text) => [{ put: { [SOURCE]: DOCUMENT, "concordat.yaml": text } }, LINT],
  "source/duplicate-key": source,
  "source/empty": (text) => source(text === "(0 bytes)\n" ? "" : text, "wrong"),
  "source/indentation": source,
  "source/limit": (text, side) => {
    const names = Array.from({ length: 30 }, (_, index) => `n${index}`);
    const more = names.map(
      (name, index) => `${name}: &${name} [*${names[index - 1] ?? "c"}, *${names[index - 1] ?? "c"}]\n`,
    );
    return source(side === "wrong" ? text + more.join("") : text, side);
  },
  "source/merge-key": inFile(SOURCE, "x-defaults: &defaults { format: uuid }\n"),
  "source/no-match": (text) => [{ put: { "apis/pets/v1.yaml": DOCUMENT } }, { lint: [operandOf(text)] }],
  "source/no-openapi": page,
  "source/no-providers": paths(LINT),
  "source/not-json": source,
  "source/not-utf8": (text) => {
    const [before = "", after] = text.split("\\xE9");
    const bytes = Buffer.from(before, "latin1");
    const file = after === undefined ? text : Buffer.concat([bytes, Buffer.from([0xe9]), Buffer.from(after)]);
    return [{ put: { [SOURCE]: file } }, LINT];
  },
  "source/provider-files": paths(LINT),
  "source/several-openapi": page,
  "source/syntax": inFile("specs/providers/pets/source.json"),
  "source/unknown-provider": (text) => [{ put: { [SOURCE]: DOCUMENT } }, { lint: [operandOf(text)] }],
  "source/unreadable": (text) => [{ put: { [SOURCE]: text.includes("is a directory") ? "folder" : DOCUMENT } }, LINT],
  "source/unsupported-version": source,
};
