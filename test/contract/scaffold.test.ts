import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileBinding } from "../../generator/contract/compile.js";
import { scaffoldBinding } from "../../generator/contract/scaffold.js";
import { SourceText } from "../../generator/source/text.js";
import { concordat, copyProject } from "../cli/project.js";
import { cancelContract, documentOf, effectiveModel, modelOf, PROVIDERS } from "./documents.js";
import { DOCUMENT } from "./shop.js";

const contract = cancelContract();

function scaffolded(model: ReturnType<typeof modelOf>) {
  const [operation] = model.operations;
  if (operation === undefined) throw new Error("no operation");
  const text = scaffoldBinding({ contract, model, operation });
  return { text, ...compileBinding({ contract, model, source: new SourceText("binding.yaml", text) }) };
}

describe("a binding to fill in", () => {
  it("lists what the document declares, and decides nothing", () => {
    const { text } = scaffolded(modelOf(documentOf(new SourceText("shop.yaml", DOCUMENT))));
    expect(text).toMatchInlineSnapshot(`
      "operation: cancelSession
      request:
        path:
          id: $input.sessionId
        header:
          Idempotency-Key: $input.idempotencyKey
        body:
          /mode: $input.?
          /reason: $input.reason
        drop: [] # neither sent nor dropped: none
      responses:
        "200":
          switch: $response.body#/status
          cases:
            open: { outcome: "?" }
            paid: { outcome: "?" }
            cancelled: { outcome: "?" }
          set:
            /sessionId: $response.body#/id
            /cancelledAt: { from: $response.body#/cancelled_at, as: "?" }
            /expiresAt: $response.body#/expires_at
        "409":
          switch: $response.body#/error/code
          cases:
            paid: { outcome: "?" }
            locked: { outcome: "?" }
        "422":
          outcome: "?"
      "
    `);
  });

  it.each(PROVIDERS)("of %s is read, does not compile, and lacks nothing but decisions", (provider) => {
    const { value, findings } = scaffolded(effectiveModel(provider));
    expect(value).toBeUndefined();
    expect(findings.length).toBeGreaterThan(0);
    const structural = [
      "contract/response-unmapped",
      "contract/response-undeclared",
      "contract/unknown-operation",
      "contract/unknown-parameter",
    ];
    expect(findings.filter(({ rule }) => structural.includes(rule))).toEqual([]);
  });

  it("holds hostile names as text", () => {
    const hostile = 'a": {}\n# b';
    const document = DOCUMENT.replace("enum: [open, paid, cancelled]", `enum: [${JSON.stringify(hostile)}, "yes"]`);
    const { text } = scaffolded(modelOf(documentOf(new SourceText("shop.yaml", document))));
    expect(text).toContain('      "a\\": {}\\n# b": { outcome: "?" }\n      "yes": { outcome: "?" }\n');
  });
});

describe("concordat bind", () => {
  it("prints, writes once, and says what it lacks", async () => {
    const project = copyProject();
    try {
      const folder = join(project.root, "specs/providers/shop");
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "source.yaml"), DOCUMENT);
      const printed = await concordat(project.root, "bind", "shop", "cancel-session");
      expect(printed.code).toBe(0);
      const written = await concordat(project.root, "bind", "shop", "cancel-session", "--write");
      expect(written.code).toBe(0);
      expect(readFileSync(join(folder, "bindings/cancel-session.yaml"), "utf8")).toBe(printed.stdout);
      expect((await concordat(project.root, "bind", "shop", "cancel-session", "--write")).code).toBe(2);
      expect((await concordat(project.root, "bind", "shop", "cancel-sesion")).stderr).toContain("cancel-session");
      expect((await concordat(project.root, "generate", "shop")).code).toBe(1);
      const several = DOCUMENT.replace(
        "paths:\n",
        "paths:\n  /refunds/{id}/cancel: { post: { operationId: undoRefund } }\n  /a: { get: {} }\n",
      );
      writeFileSync(join(folder, "source.yaml"), several);
      const unnamed = await concordat(project.root, "bind", "shop", "cancel-session");
      expect([unnamed.code, unnamed.stderr]).toEqual([2, expect.stringContaining("may be meant: cancelSession.")]);
    } finally {
      project.remove();
    }
  });
});
