import { refusedKeywords } from "../../../model/schema-keywords.js";
import { unkeptFields } from "../../../model/unkept.js";
import { defineRule, type Rule } from "../../rule.js";

export const unsupportedKeyword: Rule = defineRule({
  id: "model/unsupported-keyword",
  severity: "warning",
  title: "A keyword is not enforced",
  why: "Generated validators check a closed list of keywords; what this one forbids passes.",
  help: "Know that the keyword is not checked, or state the same with others.",
  examples: {
    as: "shown",
    wrong: `propertyNames: { $dynamicRef: "#name" }
`,
    right: `propertyNames: { maxLength: 40 }
`,
  },
  lists: [
    {
      title: "Keywords of schemas that are not kept",
      note:
        "A `$dynamicRef` is kept where one schema alone has its anchor, so that it means what a `$ref` does. " +
        "A `contentSchema` is kept where it says what the JSON in the `data` of an event is, and nowhere else.",
      items: refusedKeywords.map((keyword) => `\`${keyword}\``),
    },
    {
      title: "Fields of other objects that are not kept",
      note: "Fields that are kept in some places and not in others say at the place what becomes of them.",
      items: unkeptFields().map(({ field, of, message }) => `\`${field}\` of ${of}: ${message}`),
    },
  ],
});
