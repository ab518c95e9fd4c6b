import { type Code, code, docComment, identifier, join, lines, propertyKey, stringLiteral } from "../code/index.js";
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

/** The statement with which the factory checks its configuration. */
export function configCheck(context: AdapterContext): Code {
  const { config, provider } = context.plan;
  const list = (required: boolean) =>
    code`[${join(
      config.filter((each) => each.required === required).map(({ name }) => stringLiteral(name)),
      code`, `,
    )}]`;
  return code`${context.run("checkConfig")}(${stringLiteral(provider)}, config, { required: ${list(true)}, optional: ${list(false)} });`;
}
