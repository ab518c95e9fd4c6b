import { describe, expect, test } from "vitest";
import {
  code,
  docText,
  empty,
  identifier,
  join,
  lines,
  printFile,
  propertyKey,
  stringLiteral,
} from "../../generator/emit/code/index.js";

describe("the code template", () => {
  test("dedents, and gives a hole of several lines the indentation of its line", () => {
    const body = lines([code`const a = 1;`, code`return a;`]);
    const text = code`
      function f() {
        if (${identifier("x")}) {
          ${body}
        }
      }
    `;
    expect(text).toBe("function f() {\n  if (x) {\n    const a = 1;\n    return a;\n  }\n}");
  });

  test("dedents what follows a first line that has code", () => {
    const members = lines([code`a: 1,`, code`b: 2,`]);
    const type = code`{
              ${members}
            }`;
    expect(code`const x = ${type};`).toBe("const x = {\n  a: 1,\n  b: 2,\n};");
  });

  test("leaves no line for an empty hole that stands alone", () => {
    expect(code`
      {
        ${empty}
        a
        ${empty}
      }`).toBe("{\n  a\n}");
  });

  test("keeps blank lines and holes within a line", () => {
    expect(code`
      a ${1} b

      ${join([identifier("p"), empty, identifier("q")], code`, `)};
    `).toBe("a 1 b\n\np, q;");
  });

  test.each([
    ["a string", () => code`"${identifier("x")}"`],
    ["a single-quoted string", () => code`'${identifier("x")}'`],
    ["a template", () => code`\`${identifier("x")}\``],
    ["a line comment", () => code`// ${identifier("x")}`],
    ["a block comment", () => code`/* ${identifier("x")} */`],
  ])("refuses a hole inside %s", (_context, write) => {
    expect(write).toThrow("hole");
  });

  test("allows a hole inside an interpolation and after a closed quote", () => {
    expect(code`f(\`/a\${${identifier("x")}}\`, "it's", ${stringLiteral("y")}) // done
      `).toMatch(/^f\(`/);
  });
});

describe("printFile", () => {
  test("prints structures with kinds by name, and statements as code", () => {
    const text = printFile([
      {
        kind: "Interface",
        name: identifier("Session"),
        isExported: true,
        docs: [docText("One */ session")],
        properties: [{ name: propertyKey("a b"), type: code`string`, hasQuestionToken: true }],
      },
      {
        kind: "VariableStatement",
        declarationKind: "const",
        isExported: true,
        declarations: [{ name: identifier("x"), type: code`string`, initializer: stringLiteral("}") }],
      },
      code`export type { Session as default };`,
    ]);
    expect(text).toMatchInlineSnapshot(`
      "/** One * / session */
      export interface Session {
        "a b"?: string;
      }

      export const x: string = "}";
      export type { Session as default };
      "
    `);
  });
});
