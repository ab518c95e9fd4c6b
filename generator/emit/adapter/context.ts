import type { BindingPlan } from "../../contract/plan.js";
import type { ApiModel } from "../../model/model.js";
import type { Code } from "../code/index.js";
import { Imports } from "../imports.js";
import type { OperationTypeNames, TypeNames } from "../names.js";
import { type ContractNames, contractNames } from "./names.js";

export interface AdapterInput {
  readonly model: ApiModel;
  readonly names: TypeNames;
  readonly plan: BindingPlan;
  /** Package names. */
  readonly runtime: string;
  readonly contract: string;
}

export type Helper =
  | "Body"
  | "Unread"
  | "Member"
  | "Read"
  | "byBody"
  | "byStatus"
  | "byStatus with read"
  | "ladder"
  | "ladder with read"
  | "ladder with otherwise";

/** What the parts of one adapter share while they are written. */
export class AdapterContext {
  readonly model: ApiModel;
  readonly plan: BindingPlan;
  readonly types: OperationTypeNames;
  readonly contractNames: ContractNames;
  readonly imports: Imports = new Imports();
  /** Names of helpers that stand at the end of the file, where they are used. */
  readonly helpers: Set<Helper> = new Set();
  readonly runtimePackage: string;
  readonly #runtime: string;
  readonly #contract: string;

  constructor(input: AdapterInput) {
    this.model = input.model;
    this.plan = input.plan;
    this.types = input.names.operations.get(input.plan.operation.name) ?? {
      input: "never",
      result: "never",
      reply: "never",
    };
    this.contractNames = contractNames(input.plan.contract);
    this.runtimePackage = input.runtime;
    this.#runtime = `${input.runtime}/contract`;
    this.#contract = input.contract;
  }

  /** A function of the runtime's contract module. */
  run(name: string): Code {
    return this.imports.value(name, this.#runtime);
  }

  runType(name: string): Code {
    return this.imports.type(name, this.#runtime);
  }

  /** The constant with the contract's data. */
  get spec(): Code {
    return this.imports.value(this.contractNames.spec, this.#contract);
  }

  contractValue(name: string): Code {
    return this.imports.value(name, this.#contract);
  }

  contractType(name: string): Code {
    return this.imports.type(name, this.#contract);
  }

  get verdict(): Code {
    return this.contractType(this.contractNames.verdict);
  }

  get decision(): Code {
    return this.contractType(this.contractNames.decision);
  }

  get fields(): Code {
    return this.contractType(this.contractNames.fields);
  }
}
