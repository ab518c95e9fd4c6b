import type { StatusKey } from "../../model/model.js";
import {
  type Code,
  code,
  docComment,
  empty,
  fileName,
  identifier,
  lines,
  propertyKey,
  stringLiteral,
} from "../code/index.js";
import type { GeneratedFile } from "../files.js";
import { printModule } from "../imports.js";
import { capitalised } from "../names.js";
import { configCheck, configInterface } from "./config.js";
import { AdapterContext, type AdapterInput } from "./context.js";
import { helperDeclarations } from "./helpers.js";
import { requestConstant } from "./request.js";
import { type WrittenResponse, writeResponse } from "./response.js";
import { isSuccess } from "./success.js";
import { unsentSentence } from "./unsent.js";

export type { AdapterInput } from "./context.js";

/** `src/<contract>.ts`: the binding of one contract, compiled to code that reads what it reads by name. */
export function emitAdapter(input: AdapterInput): GeneratedFile {
  const context = new AdapterContext(input);
  const factory = factoryFunction(context);
  const responses = input.plan.responses.map((plan) => ({ plan, written: writeResponse(plan, context) }));
  const parts = [
    ...(input.plan.config.length === 0 ? [] : [configInterface(context, configName(context))]),
    factory,
    dispatch(responses, context),
    ...responses.map(({ written }) => written.declaration),
    ...helperDeclarations(context),
  ];
  return { path: `src/${fileName(input.plan.contract.name)}.ts`, text: printModule(context.imports, parts) };
}

/** `createCloser` → `CloserConfig`. */
function configName({ plan }: AdapterContext): string {
  return `${capitalised(plan.contract.names.factory.replace(/^create(?=[A-Z])/, ""))}Config`;
}

function factoryFunction(context: AdapterContext): Code {
  const { plan } = context;
  const { contract } = plan;
  const { names, identity, idempotencyKey } = contract;
  const isConfigured = plan.config.length > 0;
  const optional = plan.config.every(({ required }) => !required);
  const config = isConfigured
    ? code`, config: ${identifier(configName(context))}${optional ? code` = {}` : empty}`
    : empty;
  const operation = code`${context.imports.all("operations", "./operations.js")}.${identifier(plan.operation.name)}`;
  const key =
    plan.idempotencyHeader === undefined || idempotencyKey === undefined
      ? empty
      : code`idempotencyKey: input.${propertyKey(idempotencyKey)},`;
  const id = code`input.${identifier(identity.input)}`;
  return code`
    ${docComment([plan.operation.summary, unsentSentence(plan)].filter((part) => part !== undefined).join("\n\n"))}
    export function ${identifier(names.factory)}(client: ${context.imports.type("Client", "./client.js")}${config}): ${context.contractType(names.interface)} {
      ${isConfigured ? configCheck(context) : empty}
      return {
        provider: ${stringLiteral(plan.provider)},
        async ${propertyKey(names.method)}(input, options) {
          ${requestConstant(context)}
          const performed = await ${context.run("perform")}({
            contract: ${context.spec},
            core: client[${context.imports.value("CORE", context.runtimePackage)}],
            operation: ${operation},
            input: request,
            identity: ${id},
            ${key}
            options,
            decide,
          });
          return ${context.contractValue(context.contractNames.build)}(${id}, performed);
        },
      };
    }`;
}

interface Response {
  readonly plan: AdapterContext["plan"]["responses"][number];
  readonly written: WrittenResponse;
}

/** One case for each exact status, then the ranges, then the contract's own rules. */
function dispatch(responses: readonly Response[], context: AdapterContext): Code {
  context.helpers.add("ladder");
  const isPlainLadder = ({ written }: Response) => written.result === "ladder(reply)";
  const isExact = ({ plan }: Response) => plan.response.status.kind === "code";
  const others = responses.filter((response) => !isExact(response) && !isPlainLadder(response));
  // An exact status that says nothing of its own still keeps a range from speaking for it.
  const exact = responses.filter((response) => isExact(response) && (others.length > 0 || !isPlainLadder(response)));
  const cases = exact.map(({ plan, written }) => {
    const { status } = plan.response;
    return code`
      case ${status.kind === "code" ? status.code : 0}:
        return ${written.result};`;
  });
  const ranges = others
    .sort((a, b) => rank(a.plan.response.status) - rank(b.plan.response.status))
    .map(({ plan, written }) => code`if (${condition(plan.response.status)}) return ${written.result};`);
  const usesAsked = responses.some(({ plan }) => isSuccess(plan) && plan.identity !== undefined);
  const table = code`
    switch (reply.status) {
      ${lines(cases)}
    }`;
  return code`
    function decide(reply: ${context.runType("Reply")}${usesAsked ? code`, asked: string` : empty}): ${context.decision} {
      ${cases.length === 0 ? empty : table}
      ${lines(ranges)}
      return ladder(reply);
    }`;
}

function rank(status: StatusKey): number {
  return status.kind === "range" ? status.hundreds : 9;
}

/** `default` speaks of refusals alone: what other statuses mean is the contract's to say. */
function condition(status: StatusKey): Code {
  const hundreds = status.kind === "range" ? status.hundreds : 4;
  return code`reply.status >= ${hundreds * 100} && reply.status < ${(hundreds + 1) * 100}`;
}
