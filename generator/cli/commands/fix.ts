import { REMOTE_OPTION } from "../allow-remote.js";
import { type Command, defineCommand } from "../command.js";

export const fix: Command = defineCommand({
  name: "fix",
  summary: "Proposes repairs as overlays. Never touches a document itself.",
  operands: "[providers and files...]",
  options: {
    "dry-run": { kind: "flag", summary: "show each document as it would become, as a diff; the default" },
    write: {
      kind: "flag",
      summary:
        "write the safe repairs into repairs.overlay.yaml; those of a file into <file>.repairs.overlay.yaml beside it",
    },
    "allow-remote": REMOTE_OPTION,
    review: { kind: "flag", summary: "also the repairs that a person must agree to" },
  },
  load: () => import("../run/fix.js"),
});
