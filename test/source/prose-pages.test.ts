import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type SpecDocument, UNADDRESSED_OPERATIONS, UNNUMBERED_SUCCESS } from "../../generator/source/document.js";
import { get, type JsonValue } from "../../generator/source/json.js";
import { valueAt } from "../../generator/source/origin.js";
import { operationIdOf } from "../../generator/source/prose/operation.js";
import { proseSentences } from "../../generator/source/sentences.js";
import { ingestText, places, plain, slice, spots } from "./support.js";

const LISTED = `# Close a door

**PUT /doors/{door}/close**

Closes it. It stays closed.

## Servers
- Production: https://doors.example/v1 (Production)
- Test: https://test.doors.example ()

## Authentication methods
- Key

## Parameters

### Path parameters
- **door_id** (string(uuid))
  Which door.

### Query parameters
- **slowly** (boolean)

### Body: application/json (object)
What to say.
- **words** (array[string] | null)
  The words.

## Responses

### 200
Closed. See \`at\`.

#### Body: application/json (object)
- **at** (integer(int64) | null)
  When. In seconds.
- **by** (string)

### 4XX
\`open_door\` — it is held open.

[Powered by Press](https://press.example)
`;

const GLUED = `Close a Door

PUT https://doors.example/doors/{id}/close

Closes it.

Path parameters
idstringRequiredformat: "uuid"

Which door.

Request

This endpoint expects an object.
reasonstringOptional1-255 characters
stateenumRequired
Allowed values:
ajar
shut
sizeinteger or nullOptional>=1<=9

Response

200
Closed.
wordslist of strings

What was said.
moodenum
Allowed values:

Errors

404
Not Found Error
409 Conflict Error
`;

function document(text: string, file = "source.md"): SpecDocument {
  const { value, findings } = ingestText(text, file);
  if (value === undefined) throw new Error(JSON.stringify(findings));
  return value;
}

/** A value of the page stands at its origin: as the words themselves, or as something that they state. */
function unstated(root: JsonValue): string[] {
  const implied = /\/(openapi|version|operationId|in|required|type|enum|format|content|properties|items|schema|\d+)$/;
  return [...spots(root)].flatMap(({ tokens, value, span }) => {
    const pointer = `/${tokens.join("/")}`;
    const words = slice(span).replace(/\s+/g, " ").trim();
    if (span.end > span.source.text.length || (words === "" && value !== "")) return [pointer];
    return typeof value === "string" && !implied.test(pointer) && words.toLowerCase() !== value.toLowerCase()
      ? [pointer]
      : [];
  });
}

describe("a page of listed fields", () => {
  const { root, prose } = document(LISTED);

  test("becomes an OpenAPI document that says what the page says", () => {
    expect(plain(root)).toEqual({
      openapi: "3.1.0",
      info: { title: "Close a door", version: "unknown" },
      servers: [
        { url: "https://doors.example/v1", description: "Production" },
        { url: "https://test.doors.example", description: "Test" },
      ],
      paths: {
        "/doors/{door}/close": {
          put: {
            operationId: "closeDoor",
            summary: "Close a door",
            description: "Closes it. It stays closed.",
            parameters: [
              {
                name: "door_id",
                in: "path",
                required: true,
                description: "Which door.",
                schema: { type: "string", format: "uuid" },
              },
              { name: "slowly", in: "query", schema: { type: "boolean" } },
            ],
            requestBody: {
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    description: "What to say.",
                    properties: {
                      words: { type: ["array", "null"], items: { type: "string" }, description: "The words." },
                    },
                  },
                },
              },
            },
            responses: {
              "200": {
                description: "Closed. See `at`.",
                content: {
                  "application/json": {
                    schema: {
                      type: "object",
                      properties: {
                        at: { type: ["integer", "null"], format: "int64", description: "When. In seconds." },
                        by: { type: "string" },
                      },
                    },
                  },
                },
              },
              "4XX": { description: "`open_door` — it is held open." },
            },
          },
        },
      },
    });
  });

  test("knows the words that each node came from", () => {
    expect(unstated(root)).toEqual([]);
  });

  test("gives its prose, with the field or the status innermost", () => {
    const innermost = prose.filter(({ kind }) => kind !== "heading").map(({ text, section }) => [section.at(-1), text]);
    expect(innermost).toContainEqual(["Close a door", "Closes it. It stays closed."]);
    expect(innermost).toContainEqual(["at", "When. In seconds."]);
    expect(innermost).toContainEqual(["4XX", "`open_door` — it is held open."]);
    expect(prose.every((block) => slice(block.span) === block.text)).toBe(true);
  });

  test("says the same when its line ends are lost", () => {
    const oneLine = LISTED.replace(/\s+/g, " ").trim();
    expect(plain(document(oneLine).root)).toEqual(plain(root));
    expect(unstated(document(oneLine).root)).toEqual([]);
    const said = (text: string) => proseSentences(document(text)).flatMap((sentence) => sentence.text.split(/ (?=- )/));
    expect(said(oneLine)).toEqual(said(LISTED));
  });

  test("nests fields by their indentation, and says where lost line ends leave that open", () => {
    const nested = LISTED.replace(
      "- **by** (string)",
      "- **by** (object)\n  Who.\n  - **name** (string)\n- **all** (array[object])\n  - **id** (string)",
    );
    const properties = [
      "paths",
      "/doors/{door}/close",
      "put",
      "responses",
      "200",
      "content",
      "application/json",
      "schema",
      "properties",
    ];
    expect(plain(valueAt(document(nested).root, properties) ?? null)).toMatchObject({
      by: { type: "object", description: "Who.", properties: { name: { type: "string" } } },
      all: { type: "array", items: { type: "object", properties: { id: { type: "string" } } } },
    });
    expect(ingestText(nested).findings).toEqual([]);
    const oneLine = nested.replace(/\s+/g, " ");
    const column = oneLine.indexOf("- **by**") + 1;
    expect(places(ingestText(oneLine).findings)).toEqual([`source/ambiguous-prose 1:${column}`]);
  });

  test("reports a type that is none and a second operation", () => {
    const odd = LISTED.replace("(boolean)", "(file)").replace("[Powered", "**GET /doors**\n\n[Powered");
    expect(places(ingestText(odd).findings)).toEqual(["source/ambiguous-prose 41:1", "source/ambiguous-prose 21:15"]);
  });
});

describe("a page whose names and types are glued", () => {
  const { root, prose } = document(GLUED, "source.txt");
  const operation = valueAt(root, ["paths", "/doors/{id}/close", "put"]);

  test("becomes an OpenAPI document that says what the page says", () => {
    expect(plain(operation ?? null)).toEqual({
      operationId: "closeDoor",
      summary: "Close a Door",
      description: "Closes it.",
      parameters: [
        {
          name: "id",
          in: "path",
          required: true,
          description: "Which door.",
          schema: { type: "string", format: "uuid" },
        },
      ],
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: {
              type: "object",
              properties: {
                reason: { type: "string", minLength: 1, maxLength: 255 },
                state: { type: "string", enum: ["ajar", "shut"] },
                size: { type: ["integer", "null"], minimum: 1, maximum: 9 },
              },
              required: ["state"],
            },
          },
        },
      },
      responses: {
        "200": {
          description: "Closed.",
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: {
                  words: { type: "array", items: { type: "string" }, description: "What was said." },
                  mood: { type: "string" },
                },
              },
            },
          },
        },
        "404": { description: "Not Found Error" },
        "409": { description: "Conflict Error" },
      },
    });
    expect(plain(get(root, "servers") ?? null)).toEqual([{ url: "https://doors.example" }]);
  });

  test("knows the words that each node came from", () => {
    const problems = unstated(root).filter(
      (pointer) => !/\/(minLength|maxLength|minimum|maximum|required)/.test(pointer),
    );
    expect(problems).toEqual([]);
    expect(prose.every((block) => slice(block.span) === block.text)).toBe(true);
  });

  test("keeps an operation without an address, and a success without a number, apart", () => {
    const text = GLUED.replace(/^PUT.*\n/m, "").replace("200\nClosed.", "Closed.");
    const unaddressed = document(text, "source.txt").root;
    expect(plain(get(unaddressed, "paths") ?? null)).toEqual({});
    const kept = valueAt(unaddressed, [UNADDRESSED_OPERATIONS, "closeDoor"]);
    expect(get(get(kept, UNNUMBERED_SUCCESS), "description")).toBe("Closed.");
    expect(Object.keys(get(kept, "responses") as object)).toEqual(["404", "409"]);
  });

  test("is no page of this style without a response, or without fields and errors", () => {
    expect(ingestText("Title\n\nRequest\n\nastring\n", "a.txt").value).toBeUndefined();
    expect(ingestText("Title\n\nResponse\n\nWe answered.\n", "a.txt").value).toBeUndefined();
  });
});

describe("the providers' own pages", () => {
  const published = (path: string) => readFileSync(new URL(`../../specs/providers/${path}`, import.meta.url), "utf8");

  test("a page that was stored as one line and its published form give the same value", () => {
    const stored = published("1099policy/source.md");
    expect(stored.trim()).not.toContain("\n");
    const lined = stored
      .replace(/ (?=(?:#{2,4} |\*\*POST|\[Powered|Cancels the))/g, "\n\n")
      .replace(/ (?=- \*\*|- Production)/g, "\n")
      .replace(/(\*\* \((?:[^()]|\([^()]*\))*\)) /g, "$1\n  ")
      .replace(/(### \d{3}) /g, "$1\n\n")
      .replace(" `session_expired` — ", "\n`session_expired` — ");
    expect(lined.split("\n").length).toBeGreaterThan(50);
    expect(plain(document(lined).root)).toEqual(plain(document(stored).root));
  });

  test.each(["1099policy/source.md", "crisscross/source.txt"])("%s: each node knows its words", (path) => {
    const { root, kind } = document(published(path), path);
    expect(kind).toBe("prose-page");
    expect(unstated(root)).toEqual([]);
  });
});

test.each([
  ["Get the Pet by ID", "getPetById"],
  ["Créer un paiement", "creerUnPaiement"],
  ["The A", "theA"],
  ["—", "operation"],
  ["__proto__", "proto"],
])("the operationId of the title %j is %s", (title, id) => {
  expect(operationIdOf(title)).toBe(id);
});
