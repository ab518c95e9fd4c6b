import { isObject } from "../../../source/json.js";
import { isInExtension } from "../../redocly-places.js";
import { isFileOf2, tellStruct } from "../../redocly-struct.js";
import { defineRule, type Rule } from "../../rule.js";

export const struct: Rule = defineRule({
  id: "openapi/struct",
  redocly: "struct",
  severity: "error",
  // Schemas of 3.1 may have members of other vocabularies (4.8.24.1), so one more is no breach.
  redoclySeverity: (context, at, message) => {
    const owner = context.valueAt(at.slice(0, -1));
    const kind = isObject(owner) ? context.sites.at(owner)?.kind : undefined;
    const open = context.document.version !== "3.0" && context.document.version !== "2.0";
    return open && kind === "schema" && message.includes("is not expected here") ? "info" : undefined;
  },
  redoclyKeeps: (_message, context, at) => !isInExtension(at) && !isFileOf2(context, at),
  redoclyTells: tellStruct,
  title: "The document is not shaped as OpenAPI demands",
  why: "Tools ignore, refuse or misread what stands where the specification has no place for it.",
  help: "Bring the member into the form that the message names; the specification's table for this object lists what may stand here.",
  covers: [
    { rule: "model/unusable-value", where: "here" },
    // A parameter in the form of 2.0: what has no `schema` has its keywords where they are not expected.
    { rule: "openapi/struct", where: "inside", of: /as in OpenAPI 2\.0$/, saying: /is not expected here/ },
    {
      rule: "openapi/operation-2xx-response",
      where: "around",
      of: /^`2\w*` is no .*responses|Did you mean `(?:2|default)/,
    },
    // Which other members a security scheme has depends on its type.
    { rule: "openapi/struct", where: "beside", of: /^`type` is .* oauth2/, saying: /is not allowed here/ },
    { rule: "openapi/struct", where: "around", of: /^`flow` is .* 2\.0$/, saying: /`flows` must be present/ },
    { rule: "openapi/no-enum-type-mismatch", where: "beside", of: /^`type` is/ },
    {
      rule: "shape/path-parameter-mismatch",
      where: "around",
      of: /^`(?:in|parameters)` is|^Th(?:e|is) parameter.* has no `(?:name|in)`/,
      saying: /has no path parameter/,
    },
  ],
  examples: {
    wrong: `info:
  title: Pets
  version: "1"
  contact: Anna
`,
    right: `info:
  title: Pets
  version: "1"
  contact: { name: Anna }
`,
  },
});
