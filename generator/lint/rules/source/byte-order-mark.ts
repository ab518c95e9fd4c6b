import { defineRule, type Rule } from "../../rule.js";

export const byteOrderMark: Rule = defineRule({
  id: "source/byte-order-mark",
  severity: "info",
  title: "A file begins with a byte order mark",
  why: "RFC 8259 forbids it and other tools stumble over it; it is left out here.",
  help: "Save the file without it.",
  examples: {
    as: "shown",
    wrong: `\\uFEFF{ "openapi": "3.1.0" }
`,
    right: `{ "openapi": "3.1.0" }
`,
  },
});
