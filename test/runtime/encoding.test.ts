import { describe, expect, it } from "vitest";
import { encodeBody } from "../../templates/runtime/src/encode-body.js";
import type { ContentSpec, EncodingSpec } from "../../templates/runtime/src/operation.js";

async function written(kind: "form" | "multipart", encoding: EncodingSpec, member: unknown): Promise<string> {
  const mediaType = kind === "form" ? "application/x-www-form-urlencoded" : "multipart/form-data";
  const content: ContentSpec = { mediaType, kind, encoding: { m: encoding } };
  const { value, contentType = "" } = encodeBody(content, { m: member });
  const text = await new Response(value as string | Blob).text();
  const boundary = /boundary=(.*)/.exec(contentType)?.[1];
  return boundary === undefined ? text : text.replaceAll(boundary, "B");
}

describe("a member of a form", () => {
  it.each([
    ["a list repeats its name", {}, [1, "a b"], "m=1&m=a%20b"],
    ["an object is JSON", {}, { a: 1 }, "m=%7B%22a%22%3A1%7D"],
    ["a list of objects is JSON by item", {}, [{ a: 1 }, { a: 2 }], "m=%7B%22a%22%3A1%7D&m=%7B%22a%22%3A2%7D"],
    ["a list of media type JSON is one text", { contentType: "application/json" }, [1, 2], "m=%5B1%2C2%5D"],
    ["a text of media type JSON has its quotes", { contentType: "application/json" }, "a", "m=%22a%22"],
    ["`explode: false` joins", { explode: false }, [1, "a,b"], "m=1,a%2Cb"],
    ["style form spreads an object", { style: "form" }, { a: 1, b: 2 }, "a=1&b=2"],
    ["style form and `explode: false` list names and values", { explode: false }, { a: 1 }, "m=a,1"],
    ["style pipeDelimited joins by what it says", { style: "pipeDelimited" }, [1, 2], "m=1%7C2"],
    ["style deepObject has brackets", { style: "deepObject" }, { a: [{ b: 1 }] }, "m%5Ba%5D%5B0%5D%5Bb%5D=1"],
    ["`allowReserved` keeps what does not end the value", { allowReserved: true }, "a/b?c&d", "m=a/b?c%26d"],
    ["`allowReserved` keeps it in a joined list", { allowReserved: true, explode: false }, ["a/b", ","], "m=a/b,%2C"],
    ["`style` outweighs `contentType`", { style: "form", contentType: "application/json" }, [1], "m=1"],
  ] as const)("is written as OpenAPI says: %s", async (_, encoding, member, text) => {
    expect(await written("form", encoding, member)).toBe(text);
  });
});

describe("a part of a multipart body", () => {
  it("has the headers that the document fixes, on one line each", async () => {
    const headers = { "X-Kind": "proof\r\nX-Other: no" };
    expect(await written("multipart", { headers }, "a")).toBe(
      '--B\r\ncontent-disposition: form-data; name="m"\r\nX-Kind: proof  X-Other: no\r\n\r\na\r\n--B--\r\n',
    );
  });

  it("has the media type that the document states, and none of several", async () => {
    const disposition = 'content-disposition: form-data; name="m"';
    expect(await written("multipart", { contentType: "text/csv" }, "a")).toContain(
      `${disposition}\r\ncontent-type: text/csv\r\n`,
    );
    expect(await written("multipart", { contentType: "text/csv, text/plain" }, "a")).toContain(
      `${disposition}\r\n\r\na\r\n`,
    );
  });

  it("is one for each item of a list, and one for a list that is joined", async () => {
    expect((await written("multipart", {}, ["a", "b"])).match(/name="m"/g)).toHaveLength(2);
    expect(await written("multipart", { explode: false }, ["a", "b"])).toContain("\r\n\r\na,b\r\n");
  });

  it("is refused where an item of a joined list holds a comma", async () => {
    await expect(written("multipart", { explode: false }, ["a,b"])).rejects.toThrow("contains");
  });
});

describe("text", () => {
  const bytes = (mediaType: string, text: string) => encodeBody({ mediaType, kind: "text" }, text).value;

  it.each([
    ["text/plain", "é", "é"],
    ["text/plain; charset=UTF-8", "é", "é"],
    ["text/plain; charset=iso-8859-1", "é", new Uint8Array([0xe9])],
    ["text/plain; charset=us-ascii", "a", new Uint8Array([0x61])],
    ["text/plain; charset=utf-16be", "é", new Uint8Array([0, 0xe9])],
  ])("is written in the character set of %s", (mediaType, text, expected) => {
    expect(bytes(mediaType, text)).toEqual(expected);
  });

  it.each(["us-ascii", "iso-8859-1", "klingon"])("is refused where %s does not have it", (charset) => {
    expect(() => bytes(`text/plain; charset=${charset}`, "€")).toThrow("character");
  });
});
