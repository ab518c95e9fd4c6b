import { type Code, code, json } from "../code/index.js";
import type { AdapterContext } from "./context.js";

/** The helpers that the functions of one adapter share, those that are used. */
export function helperDeclarations(context: AdapterContext): Code[] {
  const { helpers } = context;
  return [
    ...(helpers.has("ladder") ? [ladderFunction(context)] : []),
    ...(helpers.has("Body")
      ? [
          code`type Body<Status> = Extract<${context.imports.type(context.types.result, "./types.js")}, { readonly status: Status }>["body"];`,
        ]
      : []),
    ...(helpers.has("Unread")
      ? [
          code`
            /** The members of a body by the names that the document gives them; what the provider sent there is yet to be seen. */
            type Unread<T> = { readonly [Name in T extends unknown ? keyof T : never]?: unknown };`,
        ]
      : []),
    ...(helpers.has("Member")
      ? [
          code`
            type Member<T, Name extends PropertyKey> = T extends unknown
              ? Name extends keyof T
                ? NonNullable<T[Name]>
                : never
              : never;`,
        ]
      : []),
  ];
}

/** What no case of the binding decides; further arguments only where a response reads something on the way there. */
function ladderFunction(context: AdapterContext): Code {
  const undecided = context.runType("Undecided");
  const read = code`Partial<Pick<${undecided}<${context.verdict}, ${context.fields}>, "code" | "fields" | "otherwise">>`;
  return code`
    /** What this binding leaves to the contract: RFC 9110 for some statuses, a refusal for those named here, else unknown. */
    function ladder(reply: ${context.runType("Reply")}, read: ${read} = {}): ${context.decision} {
      return ${context.run("fallback")}({ contract: ${context.spec}, reply, named: ${json([...context.plan.namedStatuses])}, ...read });
    }`;
}
