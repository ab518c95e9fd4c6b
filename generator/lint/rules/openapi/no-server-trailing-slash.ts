import { getString } from "../../../source/json.js";
import { inCode } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

export const noServerTrailingSlash: Rule = defineRule({
  id: "openapi/no-server-trailing-slash",
  redocly: "no-server-trailing-slash",
  severity: "warning",
  title: "The address of a server ends in a slash",
  why: "A path begins with a slash and is appended as it is (OpenAPI 3.0.3, 4.7.8.1): the address that is called has two, which many servers do not know.",
  help: "Drop the slash at the end.",
  // What has no host is no address yet.
  redoclyKeeps: (_message, context, at) =>
    !/^\w+:\/*$/.test(getString({ url: context.valueAt(at) ?? null }, "url") ?? ""),
  redoclyTells: (context, at) => {
    const url = getString({ url: context.valueAt(at) ?? null }, "url");
    return url === undefined
      ? undefined
      : { message: `${inCode(url)} ends in a slash, and every path begins with one` };
  },
  examples: {
    wrong: `servers:
  - url: https://api.example.test/v1/
`,
    right: `servers:
  - url: https://api.example.test/v1
`,
  },
});
