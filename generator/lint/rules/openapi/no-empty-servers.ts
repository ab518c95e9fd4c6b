import { defineRule, type Rule } from "../../rule.js";

export const noEmptyServers: Rule = defineRule({
  id: "openapi/no-empty-servers",
  redocly: "no-empty-servers",
  severity: "warning",
  title: "The document names no server",
  why: "A generated client has no address to call, so each caller must find and configure it.",
  help: "Add `servers` with the production address, or state it as an assumption with its source. Until then a generated client asks for `baseUrl`.",
  redoclyTells: (_context, _at, message) => ({
    message: message.includes("non-empty") ? "`servers` is an empty list" : "The document has no `servers`",
  }),
  examples: {
    wrong: `servers: []
`,
    right: `servers:
  - url: https://api.example.test
`,
  },
});
