import { defineRule, type Rule } from "../../rule.js";

export const staleRepair: Rule = defineRule({
  id: "repair/stale",
  severity: "error",
  title: "A committed repair no longer fits the document",
  why: "The provider changed what the repair was written for: none of its actions is applied, and the change may be more than the repair knew.",
  help: "Read the difference. Drop the repair where the provider mended the document; else write it anew.",
  lists: [
    {
      title: "What a repair rests on",
      note: "The reason for a repair may stand elsewhere: a path is renamed because of the name of a parameter. `concordat fix` writes it down as `x-concordat: { premises: … }`, at the first action of the repair, and a repair whose reason is gone is not applied:",
      items: [
        "`{ target: $.components.schemas.Pet, expected: { type: object } }`: what the path selects is there, and is or has what is expected. Without `expected` it is enough that it is there.",
        "`{ target: $.components.schemas.Pett, absent: true }`: the path selects nothing.",
      ],
    },
    {
      title: "Repairs of several actions",
      note: "A rename adds a name, copies to it and removes the old one. Such actions stand and fall together, and say so:",
      items: [
        "`x-concordat: { step: 2 of 3, … }` is the second of three; the three stand one after the other.",
        "Where one of them does not hold, none of them is applied, and the finding has the lines of all. Delete them all and run `concordat fix` again: it proposes what is still to be mended.",
        "An action without a `step` is a repair by itself.",
      ],
    },
  ],
  examples: {
    as: "shown",
    wrong: `target: $.components.schemas.Pet
update: { maxLength: 27 }
x-concordat: { expected: { maxLength: "27" } }   # the document now says 36
`,
    right: `(the action is removed, or expects "36")
`,
  },
});
