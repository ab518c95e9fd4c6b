import type { Contract } from "../contract/contract.js";
import type { NamedSchema, Schema } from "../model/model.js";
import { parsePointer } from "../source/pointer.js";
import { contractNames } from "./adapter/names.js";
import {
  type Code,
  code,
  docComment,
  empty,
  identifier,
  join,
  lines,
  propertyKey,
  stringLiteral,
  typeLiteral,
} from "./code/index.js";
import type { Imports } from "./imports.js";
import { typeAlias, unionMember } from "./type-alias.js";
import { objectMembers, typeExpression } from "./type-expression.js";

/** `src/types.ts` of a contract's own module holds what callers see; this writes its parts. */
export interface ContractContext {
  readonly contract: Contract;
  readonly imports: Imports;
  readonly runtime: string;
}

/** The input: one member for each value that the contract takes. */
export function inputInterface({ contract }: ContractContext): Code {
  const nameOf = () => undefined;
  const members = contract.inputs.map(({ name, required, schema }) => {
    const type = typeExpression(withoutReference(schema, contract), nameOf);
    return lines([
      docComment(schema.description ?? ""),
      required
        ? code`readonly ${propertyKey(name)}: ${type};`
        : code`readonly ${propertyKey(name)}?: ${type} | undefined;`,
    ]);
  });
  return code`
    export interface ${identifier(contract.names.input)} {
      ${lines(members)}
    }`;
}

function withoutReference(schema: Schema, contract: Contract): Schema {
  const target = schema.ref === undefined ? undefined : contract.model.schemas.get(schema.ref)?.schema;
  return target ?? schema;
}

/** The result and every named schema that it reaches, as interfaces and aliases, in the document's order. */
export function resultTypes({ contract }: ContractContext): Code[] {
  const { schemas } = contract.model;
  const reached = new Set<string>();
  const visit = (schema: Schema): void => {
    if (schema.ref !== undefined && !reached.has(schema.ref)) {
      reached.add(schema.ref);
      const target = schemas.get(schema.ref);
      if (target !== undefined) visit(target.schema);
    }
    for (const below of children(schema)) visit(below);
  };
  const result = [...schemas.values()].find(({ name }) => name === contract.names.result);
  if (result !== undefined) visit({ ...result.schema, ref: result.pointer });
  return [...schemas.values()].filter(({ pointer }) => reached.has(pointer)).map((named) => namedType(named, contract));
}

function children(schema: Schema): readonly Schema[] {
  return [
    ...(schema.properties?.values() ?? []),
    ...(schema.items === undefined ? [] : [schema.items]),
    ...(schema.additionalProperties === undefined ? [] : [schema.additionalProperties]),
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
  ];
}

function namedType({ name, schema }: NamedSchema, contract: Contract): Code {
  const nameOf = (pointer: string): Code | undefined => {
    const target = contract.model.schemas.get(pointer);
    return target === undefined ? undefined : identifier(target.name);
  };
  const isInterface = schema.properties !== undefined && schema.allOf === undefined && schema.oneOf === undefined;
  if (!isInterface) {
    const members = schema.enum?.map(typeLiteral) ?? [typeExpression(schema, nameOf)];
    return typeAlias(name, members, schema.description);
  }
  return code`
    ${docComment(schema.description ?? "")}
    export interface ${identifier(name)} {
      ${objectMembers(schema, nameOf)}
    }`;
}

/** The names of outcomes, faults and next steps, where the result's schemas do not already give them. */
export function wordTypes(context: ContractContext): Code[] {
  const { contract } = context;
  const known = new Set([...contract.model.schemas.values()].map(({ name }) => name));
  const { names } = contract;
  const words: readonly (readonly [string, readonly Code[]])[] = [
    [names.outcome, [code`${identifier(names.result)}["outcome"]`]],
    [names.fault, [...contract.faults.keys()].map(stringLiteral)],
    [names.next, contract.nextSteps.map(stringLiteral)],
  ];
  return words.filter(([name]) => !known.has(name)).map(([name, members]) => typeAlias(name, members));
}

/** What one provider's adapter is: the same for every provider. */
export function adapterInterface({ contract, imports, runtime }: ContractContext): Code {
  const { names } = contract;
  const options = imports.type("CallOptions", runtime);
  return code`
    export interface ${identifier(names.interface)} {
      readonly provider: string;
      ${docComment(contract.operation.summary ?? "")}
      ${propertyKey(names.method)}(input: ${identifier(names.input)}, options?: ${options}): Promise<${identifier(names.result)}>;
    }`;
}

/** What adapters are written against: the verdicts that the contract allows, and the facts that a binding may set. */
export function bindingTypes({ contract, imports, runtime }: ContractContext): Code[] {
  const names = contractNames(contract);
  const module = `${runtime}/contract`;
  const verdicts = contract.outcomes.map(({ name, faults, next }) => {
    const members = lines([
      code`readonly outcome: ${stringLiteral(name)};`,
      faults.length === 0 ? empty : unionMember(code`fault`, faults.map(stringLiteral)),
      unionMember(code`next`, next.map(stringLiteral)),
    ]);
    return code`
      | {
          ${members}
        }`;
  });
  const [verdict, fields] = [identifier(names.verdict), identifier(names.fields)];
  return [
    code`
      /** What a binding may decide: each outcome with the faults and next steps that the contract allows for it. */
      export type ${verdict} =
        ${lines(verdicts)};`,
    code`
      /** What a binding may tell beside the outcome. */
      export interface ${fields} {
        ${lines(fieldMembers(contract, []))}
      }`,
    code`export type ${identifier(names.decision)} = ${imports.type("Decision", module)}<${verdict}, ${fields}>;`,
  ];
}

function fieldMembers(contract: Contract, above: readonly string[]): Code[] {
  const nameOf = (pointer: string): Code | undefined => {
    const target = contract.model.schemas.get(pointer);
    return target === undefined ? undefined : identifier(target.name);
  };
  const below = new Map<string, Schema | undefined>();
  for (const [pointer, schema] of contract.targets) {
    const path = parsePointer(pointer) ?? [];
    const [head] = path.slice(above.length);
    if (head === undefined || !above.every((token, index) => path[index] === token)) continue;
    below.set(head, path.length === above.length + 1 ? schema : undefined);
  }
  return [...below].map(([name, schema]) => {
    if (schema !== undefined) return code`readonly ${propertyKey(name)}?: ${typeExpression(schema, nameOf)};`;
    const members = fieldMembers(contract, [...above, name]);
    return code`readonly ${propertyKey(name)}?: { ${join(members, code` `)} };`;
  });
}
