import { describe, expect, it } from "vitest";
import {
  call,
  createCore,
  type OperationInput,
  type OperationSpec,
  type ParameterSpec,
} from "../../templates/runtime/src/index.js";

const service = { name: "shop", security: {} };

interface Written {
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What goes on the wire for an operation of these parts. */
async function written(operation: Partial<OperationSpec>, input: OperationInput, options = {}): Promise<Written> {
  let seen: Written | undefined;
  const fetch = async (url: string, init: RequestInit) => {
    seen = { url: url.replace("https://shop.test", ""), headers: new Headers(init.headers), body: init.body };
    return new Response(null, { status: 204 });
  };
  const spec = { name: "act", method: "POST", path: "/x", parameters: [], responses: [], security: [], ...operation };
  await call(createCore(service, { baseUrl: "https://shop.test", fetch, ...options }), spec, input);
  if (seen === undefined) throw new Error("nothing was sent");
  return seen;
}

const parameter = (spec: Partial<ParameterSpec> & Pick<ParameterSpec, "in">): ParameterSpec => ({
  name: "p",
  required: false,
  style: spec.in === "path" || spec.in === "header" ? "simple" : "form",
  explode: spec.in === "query" || spec.in === "cookie",
  types: [],
  ...spec,
});

const list = ["a", "b c"];
const object = { r: 1, g: "x,y" };

describe("path parameters", () => {
  // OpenAPI 3.1, 4.8.12.4, "Style Examples".
  it.each([
    ["simple", false, "v w", "/v%20w"],
    ["simple", false, list, "/a,b%20c"],
    ["simple", true, list, "/a,b%20c"],
    ["simple", false, object, "/r,1,g,x%2Cy"],
    ["simple", true, object, "/r=1,g=x%2Cy"],
    ["label", false, "v", "/.v"],
    ["label", false, list, "/.a,b%20c"],
    ["label", true, ["a", "b.c"], "/.a.b%2Ec"],
    ["label", true, object, "/.r=1.g=x%2Cy"],
    ["matrix", false, "v", "/;p=v"],
    ["matrix", false, list, "/;p=a,b%20c"],
    ["matrix", true, list, "/;p=a;p=b%20c"],
    ["matrix", false, object, "/;p=r,1,g,x%2Cy"],
    ["matrix", true, object, "/;r=1;g=x%2Cy"],
  ] as const)("%s, explode %j: %j is %s", async (style, explode, value, expected) => {
    const parameters = [parameter({ in: "path", required: true, style, explode })];
    expect((await written({ path: "/{p}", parameters }, { path: { p: value } })).url).toBe(expected);
  });

  it.each(["", ".", "..", "\udc00", []])("%j is refused", async (value) => {
    const parameters = [parameter({ in: "path", required: true })];
    const promise = written({ path: "/a/{p}/b", parameters }, { path: { p: value } });
    await expect(promise).rejects.toMatchObject({ name: "InvalidInputError", location: "path", parameter: "p" });
  });

  it("two values that together make a dot segment are refused", async () => {
    const promise = written({ path: "/{a}{b}" }, { path: { a: ".", b: "." } });
    await expect(promise).rejects.toMatchObject({ name: "InvalidInputError" });
  });

  it("a missing one is the caller's bug", async () => {
    await expect(written({ path: "/{p}" }, {})).rejects.toThrow('path parameter "p" is missing');
  });

  it("a template of the caller's replaces the document's", async () => {
    const { url } = await written({ path: "/old/{p}" }, { path: { p: "1" } }, { paths: { act: "/new/{p}/now" } });
    expect(url).toBe("/new/1/now");
  });

  it("a template of the caller's that drops a path parameter is refused", async () => {
    const paths = { act: "/new/now" };
    await expect(written({ path: "/old/{p}" }, { path: { p: "1" } }, { paths })).rejects.toThrow(
      'option paths has no place for the path parameter "p"',
    );
  });

  it("a template that leads out of the base path is refused", async () => {
    await expect(written({ path: "/../{p}" }, { path: { p: "1" } })).rejects.toThrow("leads away");
    await expect(written({ path: "/%2e%2e/x" }, {})).rejects.toThrow("leads away");
  });

  it("a template cannot name another host", async () => {
    expect((await written({ path: "//evil.test/x" }, {})).url).toBe("//evil.test/x");
    expect((await written({ path: "/x@evil.test:80#y" }, {})).url).toBe("/x@evil.test:80%23y");
  });
});

describe("query parameters", () => {
  it.each([
    ["form", true, "v w&", "?p=v%20w%26"],
    ["form", true, "", "?p="],
    ["form", true, list, "?p=a&p=b%20c"],
    ["form", false, list, "?p=a,b%20c"],
    ["form", true, object, "?r=1&g=x%2Cy"],
    ["form", false, object, "?p=r,1,g,x%2Cy"],
    ["spaceDelimited", false, ["a", "b"], "?p=a%20b"],
    ["pipeDelimited", false, ["a", "b"], "?p=a%7Cb"],
    [
      "deepObject",
      true,
      { a: 1, b: { c: ["x", "y"] } },
      "?p%5Ba%5D=1&p%5Bb%5D%5Bc%5D%5B0%5D=x&p%5Bb%5D%5Bc%5D%5B1%5D=y",
    ],
    ["form", true, [], ""],
    ["form", true, null, ""],
    ["form", true, undefined, ""],
    ["form", true, false, "?p=false"],
  ] as const)("%s, explode %j: %j is %s", async (style, explode, value, expected) => {
    const { url } = await written(
      { parameters: [parameter({ in: "query", style, explode })] },
      { query: { p: value } },
    );
    expect(url).toBe(`/x${expected}`);
  });

  it("keeps reserved characters where that is allowed, but none that ends the value", async () => {
    const parameters = [parameter({ in: "query", allowReserved: true })];
    expect((await written({ parameters }, { query: { p: "a/b?c:d,e&f#g+h" } })).url).toBe("/x?p=a/b?c:d,e%26f%23g%2Bh");
  });

  it("writes JSON where the parameter has a media type", async () => {
    const parameters = [parameter({ in: "query", mediaType: "application/json" })];
    expect((await written({ parameters }, { query: { p: { a: [1] } } })).url).toBe("/x?p=%7B%22a%22%3A%5B1%5D%7D");
  });

  it.each([Number.NaN, () => 1, { a: { b: 1 } }, ["a|b"]])(
    "%j is refused where it cannot be written",
    async (value) => {
      const parameters = [parameter({ in: "query", style: "pipeDelimited", explode: false })];
      await expect(written({ parameters }, { query: { p: value } })).rejects.toMatchObject({
        name: "InvalidInputError",
      });
    },
  );

  it("sends nothing that the operation does not declare", async () => {
    expect((await written({}, { query: { q: "1" } })).url).toBe("/x");
  });

  it("writes parameters that have the names of inherited members", async () => {
    const parameters = ["__proto__", "constructor", "toString"].map((name) => parameter({ in: "query", name }));
    expect((await written({ parameters }, { query: {} })).url).toBe("/x");
    const query = JSON.parse('{"__proto__":"1","toString":"2"}');
    expect((await written({ parameters }, { query })).url).toBe("/x?__proto__=1&toString=2");
  });
});

describe("headers and cookies", () => {
  it("are written verbatim and percent-encoded", async () => {
    const parameters = [parameter({ in: "header", name: "X-List" }), parameter({ in: "cookie", name: "c" })];
    const { headers } = await written({ parameters }, { headers: { "X-List": ["a", "b"] }, cookies: { c: "1; d=2" } });
    expect(headers.get("x-list")).toBe("a,b");
    expect(headers.get("cookie")).toBe("c=1%3B%20d%3D2");
  });

  // OpenAPI 3.2, 4.12.4, "Style Examples".
  it.each([
    [false, "blue", "p=blue"],
    [false, ["blue", "black"], "p=blue,black"],
    [false, { R: 100, G: 200 }, "p=R,100,G,200"],
    [true, ["blue", "black"], "p=blue; p=black"],
    [true, { R: 100, G: 200 }, "R=100; G=200"],
    [true, "a%20b+c=", "p=a%20b+c="],
  ] as const)("of style cookie, explode %j, are written as they are: %j", async (explode, value, expected) => {
    const { headers } = await written(
      { parameters: [parameter({ in: "cookie", style: "cookie", explode })] },
      { cookies: { p: value } },
    );
    expect(headers.get("cookie")).toBe(expected);
  });

  it.each(["a\r\nx: y", "a\0", "é\u0101", " secret"])("the value %j is refused, and not repeated", async (value) => {
    const promise = written({ parameters: [parameter({ in: "header" })] }, { headers: { p: value } });
    await expect(promise).rejects.toMatchObject({ name: "InvalidInputError", location: "header" });
    await expect(promise).rejects.not.toThrow(value);
  });

  it("follow the operation before the client's own", async () => {
    const parameters = [parameter({ in: "header", name: "X-A" })];
    const options = { headers: { "x-a": "client", "x-b": "client" } };
    const { headers } = await written({ parameters }, { headers: { "X-A": "call" } }, options);
    expect([headers.get("x-a"), headers.get("x-b")]).toEqual(["call", "client"]);
  });
});

describe("bodies", () => {
  const body = (kind: "json" | "form" | "multipart" | "text" | "binary", mediaType: string, more = {}) => ({
    body: { required: true, content: [{ kind, mediaType, ...more }] },
  });

  it("are JSON without undefined members", async () => {
    const sent = await written(body("json", "application/json"), { body: { a: 1, b: undefined } });
    expect(sent.body).toBe('{"a":1}');
    expect(sent.headers.get("content-type")).toBe("application/json");
  });

  it("are forms: lists repeat, objects are JSON, deep objects have brackets", async () => {
    const encoding = { deep: { style: "deepObject", explode: true } } as const;
    const value = { a: "x y", list: [1, 2], json: { k: true }, deep: { k: [{ m: 1 }] }, none: null };
    const sent = await written(body("form", "application/x-www-form-urlencoded", { encoding }), { body: value });
    expect(sent.body).toBe("a=x%20y&list=1&list=2&json=%7B%22k%22%3Atrue%7D&deep%5Bk%5D%5B0%5D%5Bm%5D=1");
  });

  it("are multipart with files, named and escaped as browsers do", async () => {
    const value = {
      file: new File(["hi"], 'a"\r\n.txt', { type: "text/plain" }),
      bytes: new Uint8Array([1]),
      note: "line\nend",
      meta: { a: 1 },
      'odd"name': ["x", "y"],
    };
    const sent = await written(body("multipart", "multipart/form-data"), { body: value });
    const type = sent.headers.get("content-type") ?? "";
    expect(type).toMatch(/^multipart\/form-data; boundary=-{4}[\w-]+$/);
    const text = await (sent.body as Blob).text();
    expect(text).toContain('name="file"; filename="a%22%0D%0A.txt"\r\ncontent-type: text/plain\r\n\r\nhi\r\n');
    expect(text).toContain('name="note"\r\n\r\nline\nend\r\n');
    expect(text).toContain('name="meta"\r\ncontent-type: application/json\r\n\r\n{"a":1}\r\n');
    expect(text.split('name="odd%22name"')).toHaveLength(3);
    expect(text.endsWith(`--${type.split("boundary=")[1]}--\r\n`)).toBe(true);
  });

  it("are multipart with streams, read when they are sent", async () => {
    const stream = new Blob(["hello ", "you"]).stream();
    const sent = await written(body("multipart", "multipart/form-data"), { body: { a: "1", file: stream, b: "2" } });
    const headers = { "content-type": sent.headers.get("content-type") ?? "" };
    const form = await new Response(sent.body as ReadableStream, { headers }).formData();
    expect([...form.keys()]).toEqual(["a", "file", "b"]);
    expect(await (form.get("file") as File).text()).toBe("hello you");
  });

  it("that are forms refuse a member whose name holds a bracket", async () => {
    const encoding = { deep: { style: "deepObject", explode: true } } as const;
    const form = {
      required: true,
      content: [{ mediaType: "application/x-www-form-urlencoded", kind: "form", encoding }],
    };
    await expect(written({ body: form } as never, { body: { deep: { "a[b": "1" } } })).rejects.toThrow(/bracket/);
  });

  it("are bytes and text", async () => {
    const bytes = new Uint8Array([1, 2]);
    expect((await written(body("binary", "*/*"), { body: bytes })).headers.get("content-type")).toBe(
      "application/octet-stream",
    );
    expect((await written(body("text", "text/plain"), { body: "hi" })).body).toBe("hi");
  });

  it("that cannot be written are refused, missing ones are the caller's bug", async () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const json = body("json", "application/json");
    await expect(written(json, { body: circular })).rejects.toMatchObject({
      name: "InvalidInputError",
      location: "body",
    });
    await expect(written(json, {})).rejects.toThrow("the body is missing");
  });

  it("are of the media type that is asked for", async () => {
    const content = [
      { kind: "json", mediaType: "application/json" },
      { kind: "form", mediaType: "application/x-www-form-urlencoded" },
    ] as const;
    const operation = { body: { required: true, content } };
    const contentType = "application/x-www-form-urlencoded";
    expect((await written(operation, { body: { a: 1 }, contentType })).body).toBe("a=1");
  });

  it.each([
    ["binary", "image/*", { contentType: "image/png" }, "image/png"],
    ["binary", "image/*", { body: new Blob(["a"], { type: "image/gif" }) }, "image/gif"],
    ["binary", "image/*", { body: new Blob(["a"], { type: "image/gif" }), contentType: "image/png" }, "image/png"],
    ["binary", "application/pdf", { body: new Blob(["a"], { type: "image/gif" }) }, "application/pdf"],
    ["text", "text/*", { body: "a" }, "text/plain"],
    ["text", "text/*", { body: "a", contentType: "text/csv" }, "text/csv"],
    ["json", "*/*", { body: {} }, "application/json"],
    ["json", "application/*", { body: {}, contentType: "application/vnd.a+json" }, "application/vnd.a+json"],
  ] as const)("of kind %s declared as %s, given as %j, are sent as %s", async (kind, declared, input, sent) => {
    const { headers } = await written(body(kind, declared), { body: new Uint8Array([1]), ...input });
    expect(headers.get("content-type")).toBe(sent);
  });

  it("of bytes below a range that nobody narrows are refused", async () => {
    await expect(written(body("binary", "image/*"), { body: new Uint8Array() })).rejects.toThrow(/contentType/);
    const pdf = { body: new Uint8Array(), contentType: "application/pdf" };
    await expect(written(body("binary", "image/*"), pdf)).rejects.toThrow(/no such media type/);
  });

  it("that are streams are sent once only", async () => {
    let tries = 0;
    const fetch = async (_: string, init: RequestInit) => {
      tries += 1;
      expect(Reflect.get(init, "duplex")).toBe("half");
      return new Response(null, { status: 429, headers: { "retry-after": "0" } });
    };
    const stream = new ReadableStream();
    const spec = {
      name: "act",
      method: "POST",
      path: "/x",
      parameters: [],
      responses: [],
      security: [],
      ...body("binary", "a/b"),
    };
    await call(createCore(service, { baseUrl: "https://shop.test", fetch }), spec, { body: stream });
    expect(tries).toBe(1);
  });
});

describe("media types that no header can hold", () => {
  it("are left out of what a client says it takes", async () => {
    const content = [
      "text/html; charset=\u202e",
      "application/json",
      "text/plain\r\nx-evil: 1",
      "application/json",
    ].map((mediaType) => ({ mediaType, kind: "json" as const }));
    const { headers } = await written({ responses: [{ status: 200, content }] }, {});
    expect(headers.get("accept")).toBe("application/json");
  });
});
