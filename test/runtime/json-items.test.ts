import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ContentSpec, call, createCore, type OperationSpec } from "../../templates/runtime/src/index.js";
import { framingOf, itemText } from "../../templates/runtime/src/items.js";
import { readItems } from "../../templates/runtime/src/sequence.js";
import { fakeClock } from "./support/fake-clock.js";

const lines: ContentSpec = { mediaType: "application/jsonl", kind: "json-sequence" };
const records: ContentSpec = { mediaType: "application/json-seq", kind: "json-sequence" };

function streamOf(pieces: readonly (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  const rest = pieces[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = rest.next();
      if (done === true) controller.close();
      else controller.enqueue(typeof value === "string" ? new TextEncoder().encode(value) : value);
    },
  });
}

/** The items that come, and what ends them where it is an error. */
async function read(content: ContentSpec, pieces: readonly (string | Uint8Array)[], maxLength = 1000) {
  const items: unknown[] = [];
  try {
    const stream = streamOf(pieces);
    for await (const item of readItems({ stream, signal: undefined, framing: framingOf(content, maxLength) }))
      items.push(item);
  } catch (error) {
    return { items, error: String(error) };
  }
  return { items };
}

describe("lines of JSON", () => {
  it.each<[string, readonly (string | Uint8Array)[], object]>([
    ["are items whatever ends them", ['{"a":1}\r\n2\nnull\n"x"'], { items: [{ a: 1 }, 2, null, "x"] }],
    ["may be empty", ["\n  \n1\n\n"], { items: [1] }],
    ["may be none at all", [], { items: [] }],
    ["hold what separates lines elsewhere", ['"\u2028\u0085"\n'], { items: ["\u2028\u0085"] }],
    [
      "hold names that objects inherit",
      ['{"__proto__":1,"constructor":2}\n'],
      { items: [JSON.parse('{"__proto__":1,"constructor":2}')] },
    ],
    [
      "that break off are an error, after those before",
      ['1\n{"a":'],
      { items: [1], error: "ItemError: item 1 is no JSON" },
    ],
    ["that are no JSON end the stream", ["1\nsecret\n2\n"], { items: [1], error: "ItemError: item 1 is no JSON" }],
    [
      "that are no UTF-8 end the stream",
      ["1\n", new Uint8Array([0x22, 0xff, 0x22, 0x0a])],
      { items: [1], error: "ItemError: item 1 is no UTF-8" },
    ],
    [
      "that are longer than they may be end the stream",
      [`1\n"${"x".repeat(1000)}"\n`],
      { items: [1], error: "ItemError: item 1 is longer than maxBodyBytes allows" },
    ],
    [
      "that do not end are not waited for",
      [`1\n"${"x".repeat(1000)}`],
      { items: [1], error: "ItemError: item 1 is longer than maxBodyBytes allows" },
    ],
    [
      "whose numbers would lose digits end the stream",
      ["9007199254740993\n"],
      { items: [], error: "ItemError: item 0 has a number beyond 2^53, which would lose digits" },
    ],
  ])("%s", async (_, pieces, expected) => {
    expect(await read(lines, pieces)).toEqual(expected);
  });
});

describe("a JSON text sequence", () => {
  it.each<[string, readonly string[], object]>([
    ["has its items behind separators", ['\x1e{"a":\n1}\n\x1e"x"\n\x1e[]'], { items: [{ a: 1 }, "x", []] }],
    ["may have several separators", ["\x1e\x1e\n\x1e1\n\x1e"], { items: [1] }],
    [
      "ends in an error where a number may go on",
      ["\x1e1\n\x1e12"],
      { items: [1], error: "ItemError: item 1 is cut off" },
    ],
    [
      "ends in an error where an item was cut off by the next",
      ["\x1etru\x1e1\n"],
      { items: [], error: "ItemError: item 0 is cut off" },
    ],
    ["ends in an error where an item breaks off", ['\x1e{"a":'], { items: [], error: "ItemError: item 0 is cut off" }],
    [
      "has an item behind each separator, however the bytes are cut",
      ["\x1e[1]\n", "\n", "2\n", "\x1e3\n"],
      { items: [[1]], error: "ItemError: item 1 does not begin with a separator" },
    ],
    [
      "does not wait for the next separator where an item is none",
      ['\x1e"a" b\n', "never"],
      { items: [], error: "ItemError: item 0 is no JSON" },
    ],
    ["begins with a separator", ["1\n"], { items: [], error: "ItemError: item 0 does not begin with a separator" }],
  ])("%s", async (_, pieces, expected) => {
    expect(await read(records, pieces)).toEqual(expected);
  });

  it.each([
    ["one part", ['\x1e{\n  "a": "}\\"\\\\"\n}\n']],
    ["two parts, the second a little one", ['\x1e{\n  "a": "}\\"\\\\"\n', "}\n"]],
    ["a part for each character", [...'\x1e{\n  "a": "}\\"\\\\"\n}\n']],
  ])("gives an item when it ends, and not when the next begins: in %s", async (_, pieces) => {
    const encoder = new TextEncoder();
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      },
    });
    const items = readItems({ stream, signal: undefined, framing: framingOf(records, 1000) });
    const waited = new Promise((resolve) => setTimeout(resolve, 2_000, "nothing came"));
    expect(await Promise.race([items.next(), waited])).toEqual({ done: false, value: { a: '}"\\' } });
    await items.return?.();
  });

  it("costs no more in many lines than in one", async () => {
    const size = 200_000;
    const pieces = ["\x1e[\n", ...Array<string>(size).fill(" \n"), "1]\n"];
    const started = performance.now();
    expect(await read(records, pieces, 1_000_000)).toEqual({ items: [[1]] });
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe.each([lines, records])("$mediaType", (content) => {
  it("comes through equal however the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 5 }),
        fc.array(fc.nat(200), { maxLength: 8 }),
        async (values, cuts) => {
          const items = values.map((value) => JSON.parse(JSON.stringify(value)));
          const bytes = new TextEncoder().encode(items.map((item) => itemText(content, item)).join(""));
          const at = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
          const pieces = at.slice(1).map((end, index) => bytes.slice(at[index], end));
          expect(await read(content, pieces, 100_000)).toEqual({ items });
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("a call whose answer is a sequence of JSON", () => {
  const list: OperationSpec = {
    name: "list",
    method: "GET",
    path: "/doors",
    parameters: [],
    responses: [{ status: 200, content: [lines] }],
    security: [],
  };
  type Reply = { status: 200; body: AsyncIterable<unknown> };

  /** The items of an answer that brings one and then nothing. */
  async function hanging(options: object, signal?: AbortSignal) {
    let isCancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode("1\n")),
      cancel() {
        isCancelled = true;
      },
    });
    const fetch = async () => new Response(stream, { headers: { "content-type": "application/jsonl" } });
    const core = createCore({ name: "doors", baseUrl: "https://doors.test", security: {} }, { fetch, ...options });
    const reply = await call<Reply>(core, list, {}, { signal });
    if (reply.status !== 200) throw new Error("no items");
    return { items: reply.body[Symbol.asyncIterator](), isCancelled: () => isCancelled };
  }

  it("ends where nothing comes for as long as a try may take", async () => {
    const clock = fakeClock();
    const { items, isCancelled } = await hanging({ clock, timeoutMs: 1000 });
    expect(await items.next()).toEqual({ done: false, value: 1 });
    await expect(items.next()).rejects.toThrow("timed out");
    expect(isCancelled()).toBe(true);
  });

  it("ends with the caller's signal", async () => {
    const abort = new AbortController();
    const { items, isCancelled } = await hanging({}, abort.signal);
    await items.next();
    const waiting = items.next();
    abort.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    expect(isCancelled()).toBe(true);
  });

  it("ends its connection where its reader stops", async () => {
    const { items, isCancelled } = await hanging({});
    await items.return?.();
    expect(isCancelled()).toBe(true);
  });
});
