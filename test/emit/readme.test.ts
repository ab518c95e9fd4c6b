import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/source/json.js";
import { compileErrors } from "./compiler.js";
import { emitSmall, smallModel, sourceIn } from "./small.js";

const door: JsonObject = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "string", readOnly: true },
    key: { type: "string", writeOnly: true },
    state: { type: "string", enum: ["open", "closed"] },
  },
};
const event: JsonObject = {
  properties: {
    event: { const: "door" },
    data: { contentMediaType: "application/json", contentSchema: door },
  },
};
const file = { type: "string", format: "binary" };
const form: JsonObject = {
  type: "object",
  required: ["file", "pages", "name"],
  properties: { file, pages: { type: "array", items: file }, name: { type: "string" }, door },
};

/** Every kind of content, with what a document may say of it. */
const CONTENTS: readonly (readonly [name: string, content: JsonObject, sample: RegExp])[] = [
  ["JSON", { "application/json": { schema: door } }, /state: "open"/],
  ["JSON of which nothing is said", { "application/json": {} }, /body: \{\}/],
  ["JSON in several media types", { "text/plain": {}, "application/x+json": { schema: door } }, /state: "open"/],
  ["text", { "text/plain": { schema: { type: "string" } } }, /body: "text"/],
  ["bytes", { "application/octet-stream": { schema: file } }, /body: new Blob\(\)/],
  ["bytes of some media type", { "image/*": {} }, /contentType: "image\/png"/],
  ["a form", { "application/x-www-form-urlencoded": { schema: door } }, /state: "open"/],
  [
    "a form of parts",
    { "multipart/form-data": { schema: form } },
    /file: new Blob\(\), pages: \[new Blob\(\)\], name:/,
  ],
  ["parts of which nothing is said", { "multipart/form-data": {} }, /body: \{\}/],
  ["lines of JSON", { "application/jsonl": { itemSchema: door } }, /yield \{[^}]*state: "open"/],
  ["a JSON text sequence", { "application/json-seq": { itemSchema: { type: "integer" } } }, /yield 1;/],
  ["events", { "text/event-stream": {} }, /yield \{ data: "text" \}/],
  ["events with JSON", { "text/event-stream": { itemSchema: event } }, /event: "door", data: \{[^}]*state: "open"/],
  ["events with assumed JSON", { "text/event-stream": { schema: door } }, /data: \{[^}]*state: "open"/],
  [
    "events without data",
    { "text/event-stream": { itemSchema: { properties: { event: { enum: ["a", "b"] } } } } },
    /event: "a", data: "text"/,
  ],
];

function documentWith(operation: JsonObject): string {
  return JSON.stringify({
    openapi: "3.2.0",
    info: { title: "Doors", version: "1" },
    servers: [{ url: "https://doors.test" }],
    paths: { "/doors": { post: { operationId: "act", ...operation } } },
  });
}

async function readmeOf(text: string) {
  const workspace = await emitSmall(smallModel(text));
  const readme = sourceIn(workspace, "README.md");
  const users = Object.fromEntries(
    [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match, index) => {
      // isolatedDeclarations asks for types at exports; an example is not published.
      return [`user-${index}.ts`, (match[1] ?? "").replace("export default createServer", "void createServer")];
    }),
  );
  return { readme, users, packages: workspace.packages };
}

describe("the examples of a README", () => {
  it.each(CONTENTS)("compile where an operation takes and answers %s", async (_, content, sample) => {
    const operation = { requestBody: { required: true, content }, responses: { 200: { description: "ok", content } } };
    const { packages, users } = await readmeOf(documentWith(operation));
    const [call = "", server = ""] = Object.values(users);
    expect(server.replace(/\s+/g, " ")).toMatch(sample);
    expect(call.replace(/\s+/g, " ")).toMatch(sample);
    const errors = Object.keys(users).flatMap((only) => {
      return compileErrors({ packages, users, only, types: ["node"] });
    });
    expect(errors).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ["nothing", { 204: { description: "ok" } }],
    ["a range", { "2XX": { description: "ok", content: { "application/jsonl": { itemSchema: door } } } }],
    ["anything", { default: { description: "any", content: { "application/json": { schema: door } } } }],
    ["what it does not say", {}],
    ["a body where there is none", { 204: { description: "ok", content: { "application/json": { schema: door } } } }],
    ["parts without names", { 200: { description: "ok", content: { "multipart/mixed": { schema: form } } } }],
    ["a range of errors", { "5XX": { description: "no" } }],
    ["what has no success", { 404: { description: "no" } }],
  ])("compile where an operation answers %s", async (_, responses) => {
    const { packages, users } = await readmeOf(documentWith({ responses }));
    const errors = Object.keys(users).flatMap((only) => {
      return compileErrors({ packages, users, only, types: ["node"] });
    });
    expect(errors).toEqual([]);
  });
});

describe("the servers in a README", () => {
  const ok = { responses: { 204: { description: "ok" } } };
  const servers = [
    {
      url: "https://{region}.doors.test:{port}/{base}{host}",
      variables: {
        region: { default: "eu" },
        port: { default: "443" },
        base: { enum: ["v1", "", "`"], default: "v1" },
        host: { default: "" },
      },
    },
    { url: "https://{labels}.doors.test", variables: { labels: { default: "a.b" }, unused: { default: "x" } } },
    { url: "https://{host}", variables: { host: { default: "doors.test" } } },
    { url: "/relative" },
  ];

  it("are those to choose from, each variable with what it takes", async () => {
    const { readme } = await readmeOf(JSON.stringify({ ...JSON.parse(documentWith(ok)), servers }));
    const list = readme.split("\n").filter((line) => line.startsWith("- "));
    expect(list).toEqual([
      "- `https://{region}.doors.test:{port}/{base}{host}` with `region` (a label of a host name; by default `eu`), `port` (a port; by default `443`), `base` (`v1`, nothing, `` ` ``; by default `v1`), `host` (a segment of a path; by default nothing)",
      "- `https://{labels}.doors.test` with `labels` (labels of a host name; by default `a.b`)",
      "- `https://{host}` with `host` (only `doors.test`)",
    ]);
  });

  it("name the operations that have servers of their own", async () => {
    const { readme } = await readmeOf(documentWith({ ...ok, servers }));
    expect(readme).not.toContain("The option `server`");
    const second = { "/b": { get: { operationId: "b", ...ok } } };
    const document = JSON.parse(documentWith({ ...ok, servers: servers.slice(1, 3) }));
    const two = await readmeOf(JSON.stringify({ ...document, paths: { ...document.paths, ...second } }));
    expect(two.readme).toContain(
      "- `act`: `https://a.b.doors.test`; `servers` chooses from `https://{labels}.doors.test` with `labels` (labels of a host name; by default `a.b`), `https://{host}` with `host` (only `doors.test`)",
    );
  });

  it("are not named where there is one address", async () => {
    const { readme } = await readmeOf(documentWith(ok));
    expect(readme).not.toMatch(/The option `server`|`servers` chooses/);
  });
});
