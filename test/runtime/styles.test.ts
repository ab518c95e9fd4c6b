import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  call,
  createCore,
  InvalidInputError,
  type OperationSpec,
  type ParameterSpec,
} from "../../templates/runtime/src/index.js";
import { serve } from "../../templates/runtime/src/server.js";

type Location = ParameterSpec["in"];
type Kind = "text" | "list" | "object";

/** Every style with what OpenAPI lets it write, where and how (OpenAPI 3.2, 4.12.3 and 4.12.4, "Style Examples"). */
const TABLE: readonly (readonly [Location, ParameterSpec["style"], readonly boolean[], readonly Kind[]])[] = [
  ["path", "simple", [false, true], ["text", "list", "object"]],
  ["path", "label", [false, true], ["text", "list", "object"]],
  ["path", "matrix", [false, true], ["text", "list", "object"]],
  ["query", "form", [false, true], ["text", "list", "object"]],
  ["query", "spaceDelimited", [false], ["list", "object"]],
  ["query", "pipeDelimited", [false], ["list", "object"]],
  ["query", "deepObject", [true], ["object"]],
  ["header", "simple", [false, true], ["text", "list", "object"]],
  ["cookie", "form", [false, true], ["text", "list", "object"]],
  ["cookie", "cookie", [false, true], ["text", "list", "object"]],
];

const COMBINATIONS = TABLE.flatMap(([location, style, explodes, kinds]) =>
  explodes.flatMap((explode) =>
    kinds.flatMap((kind) =>
      (location === "query" ? [false, true] : [false]).map((allowReserved) => {
        return { location, style, explode, kind, allowReserved };
      }),
    ),
  ),
);

const GROUP = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

type Outcome = { readonly kind: "refused" } | { readonly kind: "seen"; readonly value: unknown };

/** What the generated server's handler is given of a parameter, or that the client does not send it. */
async function carried(spec: Omit<ParameterSpec, "name" | "required">, value: unknown): Promise<Outcome> {
  const name = spec.in === "header" ? "x-p" : "p";
  const parameter: ParameterSpec = { ...spec, name, required: spec.in === "path" };
  const operation: OperationSpec = {
    name: "echo",
    method: "GET",
    path: spec.in === "path" ? "/before/{p}/after" : "/echo",
    parameters: [parameter],
    responses: [{ status: 204, content: [] }],
    security: [],
  };
  const group = GROUP[spec.in];
  let seen: Readonly<Record<string, unknown>> | undefined;
  const echo = (request: Record<typeof group, Record<string, unknown>>) => {
    seen = request[group];
    return { status: 204 };
  };
  const service = { name: "echo", baseUrl: "https://echo.test", security: {} };
  const app = serve({ service, operations: [operation], handlers: { echo } });
  // As it goes over the wire: a URL and headers that a platform has parsed.
  const fetch = async (url: string, init: RequestInit) => await app.fetch(new Request(url, init));
  try {
    const answer = await call(createCore(service, { fetch }), operation, { [group]: { [name]: value } });
    expect(answer).toMatchObject({ status: 204 });
  } catch (error) {
    if (error instanceof InvalidInputError) return { kind: "refused" };
    throw error;
  }
  return { kind: "seen", value: seen === undefined ? undefined : seen[name] };
}

const TYPES = { text: ["string"], list: ["array"], object: ["object"] } as const;

/** Texts of what separates, escapes and ends things, and of any other characters. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."%+,;|.=&#?/\\[]{}\"' :@!$()*~aé𝄞\u0000\n\t"), maxLength: 6 }),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom("", ".", "..", "%2C", "%20", "+", "\ud800", "\udc00a", "null", "true", "1e3", "-0"),
);

const key = fc.oneof(text, fc.constantFrom("__proto__", "constructor", "toString", "p", "a"));

const VALUES = {
  text,
  list: fc.array(fc.option(text, { freq: 8, nil: undefined }), { maxLength: 4 }),
  object: fc
    .uniqueArray(fc.tuple(key, fc.option(text, { freq: 8, nil: null })), { maxLength: 4, selector: ([name]) => name })
    .map((members) => Object.fromEntries(members)),
} as const;

/** What is left of a value without that which has no text: RFC 6570 leaves out both undefined and null. */
function withText(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined && item !== null);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined && member !== null));
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

describe.each(COMBINATIONS)(
  "a $kind in $location, style $style, explode $explode, allowReserved $allowReserved",
  ({ allowReserved, explode, kind, location, style }) => {
    const spec = { in: location, style, explode, types: TYPES[kind], ...(allowReserved && { allowReserved }) };

    it("comes through equal or is refused; an empty one may be left out", async () => {
      await fc.assert(
        fc.asyncProperty(VALUES[kind], async (value) => {
          const outcome = await carried(spec, value);
          if (outcome.kind === "refused") return;
          const expected = withText(value);
          if (isEmpty(expected) && outcome.value === undefined) return;
          expect(outcome.value).toEqual(expected);
        }),
        { numRuns: 200 },
      );
    });

    it("is not refused without need", async () => {
      const plain = fc.stringMatching(/^[a-zA-Z0-9_-]{1,8}$/);
      const plainName = fc.stringMatching(/^[a-z]{2,8}$/);
      const values = {
        text: plain,
        list: fc.array(plain, { minLength: 1, maxLength: 4 }),
        object: fc.dictionary(plainName, plain, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
      };
      await fc.assert(
        fc.asyncProperty(values[kind], async (value) => {
          expect(await carried(spec, value)).toEqual({ kind: "seen", value });
        }),
        { numRuns: 25 },
      );
    });
  },
);

describe("a parameter in a media type of its own", () => {
  it.each(["path", "query", "header", "cookie"] as const)(
    "in %s comes through equal, or is refused",
    async (location) => {
      const style = location === "path" || location === "header" ? "simple" : "form";
      const spec = { in: location, style, explode: false, types: [], mediaType: "application/json" } as const;
      await fc.assert(
        fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (value) => {
          fc.pre(value !== null);
          const outcome = await carried(spec, value);
          if (outcome.kind === "seen") expect(outcome.value).toEqual(JSON.parse(JSON.stringify(value)));
        }),
        { numRuns: 200 },
      );
      expect(await carried(spec, { a: [1, "b c"] })).toEqual({ kind: "seen", value: { a: [1, "b c"] } });
    },
  );
});
