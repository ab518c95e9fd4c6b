import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BodySpec,
  call,
  createCore,
  type OperationInput,
  type OperationSpec,
  type ParameterSpec,
  type TextShape,
} from "../../templates/runtime/src/index.js";
import { serve } from "../../templates/runtime/src/server.js";

const service = { name: "echo", security: {} };

/** What the server's handler is given of what the client was given. */
async function echoed(
  parameters: readonly ParameterSpec[],
  input: OperationInput,
  body?: BodySpec,
  shape: TextShape = {},
): Promise<OperationInput> {
  const inPath = parameters.filter((spec) => spec.in === "path").map(({ name }) => `/{${name}}`);
  const operation: OperationSpec = {
    name: "echo",
    method: "POST",
    path: `/echo${inPath.join("")}`,
    parameters,
    responses: [{ status: 204, content: [] }],
    security: [],
    ...(body && { body }),
  };
  let seen: OperationInput = {};
  const echo = (request: OperationInput) => {
    seen = request;
    return { status: 204 };
  };
  const forms = { echo: Object.fromEntries((body?.content ?? []).map(({ mediaType }) => [mediaType, shape])) };
  const app = serve({ service, operations: [operation], handlers: { echo }, forms });
  const fetch = async (url: string, init: RequestInit) => await app.request(url, init);
  const result = await call(createCore(service, { baseUrl: "https://echo.test/base/..", fetch }), operation, input);
  expect(result).toMatchObject({ status: 204 });
  return seen;
}

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const segment = text.filter((value) => value !== "." && value !== "..");
const plain = fc.stringMatching(/^[!#-+\-./0-9:;<=>?@A-Z[\]^_`a-z{|}~]{1,12}$/).filter((value) => !value.includes(","));

const styles: readonly (readonly [ParameterSpec["in"], ParameterSpec["style"], boolean])[] = [
  ["path", "simple", false],
  ["path", "simple", true],
  ["path", "label", false],
  ["path", "label", true],
  ["path", "matrix", false],
  ["path", "matrix", true],
  ["query", "form", false],
  ["query", "form", true],
  ["query", "spaceDelimited", false],
  ["query", "pipeDelimited", false],
  ["query", "deepObject", true],
  ["header", "simple", false],
  ["header", "simple", true],
  ["cookie", "form", false],
];

const places = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

function valueFor(location: ParameterSpec["in"], style: ParameterSpec["style"]): fc.Arbitrary<string> {
  if (location === "header") return plain;
  if (location === "path") return segment;
  if (style === "spaceDelimited") return text.filter((value) => !value.includes(" "));
  return style === "pipeDelimited" ? text.filter((value) => !value.includes("|")) : text;
}

type Style = (typeof styles)[number];

function tripOf([location, style, explode]: Style) {
  const spec = (types: ParameterSpec["types"]): ParameterSpec => {
    return { name: "p q", in: location, required: true, style, explode, types };
  };
  const named = location === "header" ? "x-p" : "p q";
  const one = valueFor(location, style);
  const trip = async (types: ParameterSpec["types"], value: unknown) => {
    const place = places[location];
    const seen = await echoed([{ ...spec(types), name: named }], { [place]: { [named]: value } });
    expect(seen[place]).toEqual({ [named]: value });
  };

  return { one, trip };
}

describe.each(styles.filter(([, style]) => style !== "deepObject"))(
  "%s parameters of style %s, explode %j",
  (...style) => {
    const { one, trip } = tripOf(style);

    it("come through as text", async () => {
      await fc.assert(
        fc.asyncProperty(one, (value) => trip(["string"], value)),
        { numRuns: 40 },
      );
    });

    it("come through as lists", async () => {
      const items = fc.array(one, { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(items, (value) => trip(["array"], value)),
        { numRuns: 40 },
      );
    });
  },
);

// An exploded object of style form has no name of its own.
const named = styles.filter(([location, style, explode]) => !(location === "query" && style === "form" && explode));

describe.each(named)("%s parameters of style %s, explode %j", (location, style, explode) => {
  const { one, trip } = tripOf([location, style, explode]);

  it("come through as objects", async () => {
    const key = location === "header" ? fc.stringMatching(/^[a-z]{1,8}$/) : fc.stringMatching(/^[a-zé _.-]{1,8}$/);
    const value = fc.dictionary(key, one, { minKeys: 1, maxKeys: 4, noNullPrototype: true });
    const allowed = (name: string) => !(style === "spaceDelimited" && name.includes(" "));
    const sound = value.filter((object) => Object.keys(object).every((name) => allowed(name) && name === name.trim()));
    await fc.assert(
      fc.asyncProperty(sound, (object) => trip(["object"], object)),
      { numRuns: 40 },
    );
  });
});

describe("values", () => {
  const query = (spec: Partial<ParameterSpec>): ParameterSpec => {
    return { name: "p", in: "query", required: false, style: "form", explode: true, types: [], ...spec };
  };

  it("come through as numbers and booleans where the document says so", async () => {
    const parameters = [
      query({ name: "n", types: ["integer"] }),
      query({ name: "b", types: ["boolean"] }),
      query({ name: "l", types: ["array"], items: { types: ["number"] } }),
      query({ name: "s", types: ["string"] }),
      query({ name: "o", types: ["object"], style: "deepObject", members: { n: { types: ["number"] } } }),
    ];
    const values = { n: -5, b: false, l: [1, 2.5], s: "5", o: { n: 1, t: "1" } };
    expect((await echoed(parameters, { query: values })).query).toEqual(values);
  });

  it("come through as exploded objects by their members' names", async () => {
    const parameters = [
      query({ types: ["object"], members: { a: { types: ["string"] }, b: { types: ["integer"] } } }),
      query({ name: "q", types: ["string"] }),
    ];
    const values = { p: { a: "1", b: 2 }, q: "x" };
    expect((await echoed(parameters, { query: values })).query).toEqual(values);
  });

  it("come through as JSON", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (value) => {
        const parameters = [query({ mediaType: "application/json" })];
        fc.pre(value !== null);
        const expected = JSON.parse(JSON.stringify(value));
        expect((await echoed(parameters, { query: { p: value } })).query).toEqual({ p: expected });
      }),
      { numRuns: 60 },
    );
  });

  it("named like inherited members stay apart from them", async () => {
    const parameters = ["__proto__", "constructor"].map((name) => query({ name, types: ["string"] }));
    const seen = await echoed(parameters, { query: JSON.parse('{"__proto__":"1"}') });
    expect(Object.keys(seen.query ?? {})).toEqual(["__proto__"]);
    expect(Reflect.get({}, "1")).toBeUndefined();
  });
});

describe("bodies", () => {
  it("come through as JSON", async () => {
    const body: BodySpec = { required: true, content: [{ mediaType: "application/json", kind: "json" }] };
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect((await echoed([], { body: value }, body)).body).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 60 },
    );
  });

  it("come through as forms with deep objects", async () => {
    const encoding = { deep: { style: "deepObject", explode: true }, flat: { style: "form", explode: false } } as const;
    const content = [{ mediaType: "application/x-www-form-urlencoded", kind: "form", encoding }] as const;
    const numbers: TextShape = { types: ["array"], items: { types: ["integer"] } };
    const shape: TextShape = {
      members: {
        list: numbers,
        flat: numbers,
        json: { types: ["object"] },
        objects: { types: ["array"], items: { types: ["object"] } },
        deep: {
          types: ["object"],
          members: { k: { types: ["array"], items: { types: ["object"], members: { n: { types: ["integer"] } } } } },
          others: { types: ["object"], others: { types: ["boolean"] } },
        },
      },
    };
    const value = {
      a: "x&y=z +",
      list: [1],
      flat: [1, 2],
      json: { k: [true] },
      objects: [{ a: 1 }, { b: ["2"] }],
      deep: { k: [{ m: "1", n: 1 }, { m: "2" }], __proto__x: { 0: true, 1: false } },
    };
    expect((await echoed([], { body: value }, { required: true, content }, shape)).body).toEqual(value);
  });

  it("come through as multipart with files", async () => {
    const content = [{ mediaType: "multipart/form-data", kind: "multipart" }] as const;
    const shape: TextShape = { members: { n: { types: ["integer"] }, o: { types: ["object"] } } };
    const input = { body: { file: new Blob(["hello"]), n: 5, tags: ["a", "b"], o: { k: [1] } } };
    const seen = (await echoed([], input, { required: true, content }, shape)).body as Record<string, unknown>;
    expect(await (seen.file as Blob).text()).toBe("hello");
    expect([seen.n, seen.tags, seen.o]).toEqual([5, ["a", "b"], { k: [1] }]);
  });

  it("come through as text and bytes", async () => {
    const textBody: BodySpec = { required: true, content: [{ mediaType: "text/plain", kind: "text" }] };
    expect((await echoed([], { body: "né\n" }, textBody)).body).toBe("né\n");
    const binary: BodySpec = { required: true, content: [{ mediaType: "image/*", kind: "binary" }] };
    const content = [...binary.content, { mediaType: "application/octet-stream", kind: "binary" } as const];
    const bytes = new Uint8Array([0, 255, 10]);
    expect((await echoed([], { body: bytes }, { required: true, content })).body).toEqual(bytes);
  });

  it("that are optional may be absent", async () => {
    const body: BodySpec = { required: false, content: [{ mediaType: "application/json", kind: "json" }] };
    expect((await echoed([], {}, body)).body).toBeUndefined();
  });
});
