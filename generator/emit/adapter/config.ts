import { type Code, code, docComment, identifier, lines, propertyKey } from "../code/index.js";
import type { AdapterContext } from "./context.js";

/** An interface for what the binding reads beside the contract's input: texts that stay the same from call to call. */
export function configInterface({ plan }: AdapterContext, name: string): Code {
  const members = plan.config.map((config) => {
    const key = propertyKey(config.name);
    return lines([
      docComment(config.description ?? ""),
      config.required ? code`readonly ${key}: string;` : code`readonly ${key}?: string | undefined;`,
    ]);
  });
  return code`
    export interface ${identifier(name)} {
      ${lines(members)}
    }`;
}
