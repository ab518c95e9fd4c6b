import { describe, expect, it } from "vitest";
import { orderedFixes } from "../../generator/repair/ordered-fixes.js";
import type { Fix, OverlayAction } from "../../generator/repair/overlay.js";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import { writeOverlay } from "../../generator/repair/write-overlay.js";
import { SourceText } from "../../generator/source/text.js";

const MIN: OverlayAction = {
  target: "$.components.schemas.Id",
  update: { minLength: 27 },
  note: { rule: "shape/number-as-string", expected: { minLength: "27" }, reason: "a number is wanted" },
};
const DROP: OverlayAction = {
  target: "$.paths['/a'].post.parameters[?@.name=='id' && @.in=='path']",
  remove: true,
  note: { reason: "gone" },
};

function fixes(...actions: OverlayAction[]): Fix[] {
  return actions.map((action) => ({ safety: "safe", actions: [action] }));
}

function write(existing: string | undefined, ...actions: OverlayAction[]) {
  const source = existing === undefined ? undefined : new SourceText("repairs.overlay.yaml", existing);
  return writeOverlay({ existing: source, title: "Repairs", fixes: fixes(...actions) });
}

describe("writeOverlay", () => {
  it.each([
    ["block style, which is appended to", "actions:\r\n  # why\r\n  - target: $.info\r\n    update: { a: 1 }\r\n"],
    ["flow style, which is written anew", "actions: [{ target: $.info, update: { a: 1 } }] # why\r\n"],
    ["an earlier version", "# why\r\nactions: []\r\n"],
  ])("keeps the line ends of a file with CRLF: %s", (_what, actions) => {
    const version = actions.startsWith("#") ? "1.0.0" : "1.1.0";
    const existing = `overlay: ${version}\r\ninfo: { title: Repairs, version: 1.0.0 }\r\n${actions}`;
    const copy: OverlayAction = { target: "$.paths", copy: "$.info", note: { absent: true, reason: "test" } };
    const { value = "", added } = write(existing, MIN, copy);
    expect(added).toBe(2);
    expect(value).toContain("# why");
    expect(value.match(/(?<!\r)\n|\r(?!\n)/g)).toBeNull();
  });

  it("writes a new overlay", () => {
    expect(write(undefined, MIN, DROP).value).toBe(`overlay: 1.1.0
info:
  title: Repairs
  version: 1.0.0
actions:
  - target: $.components.schemas.Id
    update:
      minLength: 27
    x-concordat:
      rule: shape/number-as-string
      expected:
        minLength: "27"
      reason: a number is wanted
  - target: $.paths['/a'].post.parameters[?@.name=='id' && @.in=='path']
    remove: true
    x-concordat:
      reason: gone
`);
  });

  it("reads back as the actions that were written", () => {
    const hostile: OverlayAction = {
      target: "$['*/ # \\u2028']",
      update: {
        no: "yes",
        "1:30": "1e3",
        a: "text: # no comment",
        b: "two\nlines\n",
        c: [],
        d: null,
        "e'": { f: "\u2028" },
      },
      note: { reason: "- not a list\n  nor this: a map" },
    };
    const { value } = write(undefined, hostile);
    const read = readOverlay(new SourceText("o.yaml", value ?? ""), "repairs");
    expect(read.findings).toEqual([]);
    const [action] = read.value?.actions ?? [];
    expect(JSON.parse(JSON.stringify(action?.update))).toEqual(hostile.update);
    expect(action).toMatchObject({ target: hostile.target, note: hostile.note });
  });

  it("changes nothing when it runs again", () => {
    const once = write(undefined, MIN, DROP).value;
    expect(write(once, MIN, DROP).value).toBe(once);
    expect(write(once, DROP).value).toBe(once);
  });

  it("keeps comments, order and existing actions, and appends", () => {
    const existing = `# Reviewed by us.
overlay: 1.1.0
info: { title: Mine, version: 2.0.0 }
extends: source.yaml

actions:
  # The first, by hand.
  - target: $.info # here
    update: { title: "A title" }

  - target: $.tags
    remove: true
# The end.
`;
    const written = write(existing, MIN).value ?? "";
    for (const kept of [
      "# Reviewed by us.",
      "# The first, by hand.",
      "# here",
      "# The end.",
      'title: "A title"',
      "Mine",
    ]) {
      expect(written).toContain(kept);
    }
    const targets = readOverlay(new SourceText("o", written), "repairs").value?.actions.map(({ target }) => target);
    expect(targets).toEqual(["$.info", "$.tags", "$.components.schemas.Id"]);
    expect(write(written, MIN).value).toBe(written);
  });

  it.each(["\n", "\r\n"])("leaves every byte as it was around what it appends, with lines that end in %j", (end) => {
    const existing = `# top
overlay: 1.1.0 # version
info: # of info
  title:   'Mine'
  version: 1.0.0
actions: # of actions

- target: $.info # t
  # between
  update: { a:   1 } # u
  x-concordat: # note
    reason: |
      Two
      lines.
  # behind the last
# before what is not ours
x-other: { b:   2 }
# end`.replaceAll("\n", end);
    const written = write(existing, MIN).value ?? "";
    const at = existing.indexOf(`  # behind the last`);
    expect(written.startsWith(existing.slice(0, at))).toBe(true);
    expect(written.endsWith(existing.slice(at))).toBe(true);
    expect(written.slice(at)).toMatch(/^- target: \$\.components\.schemas\.Id\r?\n {2}update:\r?\n {4}minLength: 27/);
    expect(written.replaceAll(end, "")).not.toMatch(/[\r\n]/);
    const read = readOverlay(new SourceText("o.yaml", written), "repairs");
    expect(read.findings).toEqual([]);
    expect(read.value?.actions.map(({ target }) => target)).toEqual(["$.info", MIN.target]);
  });

  it("appends to a list whose last action ends the file without an end of line", () => {
    const existing =
      "overlay: 1.1.0\ninfo: { title: t, version: 1.0.0 }\nactions:\n  - target: $.tags\n    remove: true";
    expect(write(existing, DROP).value?.slice(0, existing.length + 4)).toBe(`${existing}\n  -`);
  });

  it("puts what removes nodes after what only changes them, and what moves them last, each fix kept together", () => {
    const add: OverlayAction = { target: "$.paths", update: { "/b": {} } };
    const copy: OverlayAction = { target: "$.paths['/b']", copy: "$.paths['/a']" };
    const move: Fix = { safety: "review", actions: [add, copy] };
    expect(orderedFixes([move, ...fixes(DROP, MIN)])).toEqual([...fixes(MIN, DROP), move]);
    const { value } = writeOverlay({ existing: undefined, title: "t", fixes: [move, ...fixes(MIN)] });
    expect(value?.match(/target: .*/g)).toEqual([`target: ${MIN.target}`, "target: $.paths", "target: $.paths['/b']"]);
  });

  it("raises the version where an action needs it, and only there", () => {
    const existing = `# By hand.
overlay: 1.0.0 # as it was
info: { title: t, version: 1.0.0 }
actions: []
`;
    const copy: OverlayAction = { target: "$.paths['/b']", copy: "$.paths['/a']" };
    const written = write(existing, copy).value ?? "";
    expect(written).toMatch(/^# By hand\.\noverlay: 1\.1\.0 # as it was\n/);
    expect(readOverlay(new SourceText("o", written), "repairs").findings).toEqual([]);
    expect(write(existing, MIN).value).toMatch(/^overlay: 1\.0\.0 # as it was$/m);
  });

  it("knows an action again by what it does, whatever its note says", () => {
    const once = write(undefined, MIN).value;
    expect(write(once, { ...MIN, note: { reason: "in other words" } }).value).toBe(once);
    expect(write(once, { ...MIN, update: { minLength: 28 } }).value).not.toBe(once);
  });

  it("takes the removal of a list that another repair has changed for another action", () => {
    const remove = (...expected: number[]): OverlayAction => ({
      target: "$.components.schemas.Size.enum",
      remove: true,
      note: { expected, reason: "it is written anew" },
    });
    const once = write(undefined, remove(1, 1, 2));
    const source = new SourceText("repairs.overlay.yaml", once.value ?? "");
    const twice = writeOverlay({ existing: source, title: "Repairs", fixes: fixes(remove(1, 1, 2), remove(1, 2)) });
    expect([once.added, twice.added]).toEqual([1, 1]);
    expect(twice.value?.match(/remove: true/g)).toHaveLength(2);
  });

  it("leaves an overlay alone that it cannot read", () => {
    const { value, findings } = write("overlay: 1.1.0\nactions: [\n", MIN);
    expect(value).toBeUndefined();
    expect(findings[0]?.rule).toBe("repair/invalid-overlay");
  });

  it("writes the text of a document as text", () => {
    const { value } = write(undefined, {
      target: "$",
      update: { x: "&a *b !!js/function 'f'" },
      note: { reason: "r" },
    });
    expect(readOverlay(new SourceText("o", value ?? ""), "repairs").value?.actions[0]?.update).toEqual({
      x: "&a *b !!js/function 'f'",
    });
  });
});
