import type { BindingPlan } from "../contract/plan.js";
import type { SpecDocument } from "../source/document.js";
import type { JsonValue } from "../source/json.js";
import { type Location, locate, valueAt } from "../source/origin.js";
import { formatPointer, type PointerToken, parsePointer } from "../source/pointer.js";
import { type OperationView, viewOperations } from "./operations.js";
import { type Passage, readPassages } from "./passages.js";
import { PublishedPointers } from "./published-pointers.js";
import { Resolver } from "./resolver.js";
import { Sites } from "./sites.js";

/** What a rule is given: a document, and views of it that are made once and when first asked for. */
export class Context {
  readonly document: SpecDocument;
  readonly plans: readonly BindingPlan[];
  readonly resolver: Resolver;
  readonly #published: PublishedPointers;
  #sites: Sites | undefined;
  #operations: readonly OperationView[] | undefined;
  #boundOperations: readonly OperationView[] | undefined;
  #passages: readonly Passage[] | undefined;

  /** @param published the document that this one is a repaired state of, where it is not the published one itself */
  constructor(
    document: SpecDocument,
    plans: readonly BindingPlan[] = [],
    published: PublishedPointers = new PublishedPointers(document.root),
  ) {
    this.document = document;
    this.plans = plans;
    this.#published = published;
    this.resolver = new Resolver(document.root);
  }

  get sites(): Sites {
    this.#sites ??= new Sites(this.document);
    return this.#sites;
  }

  get operations(): readonly OperationView[] {
    this.#operations ??= viewOperations(this.document.root, this.sites, this.resolver);
    return this.#operations;
  }

  /** The operations that a contract is bound to. A page is about its operations; of a whole API only the bound ones count. */
  get boundOperations(): readonly OperationView[] {
    this.#boundOperations ??= this.#bound();
    return this.#boundOperations;
  }

  #bound(): readonly OperationView[] {
    if (this.document.kind !== "openapi") return this.operations;
    if (this.plans.length === 0) return [];
    const bound = new Set(this.plans.map((plan) => plan.operation.pointer));
    const ids = new Set(this.plans.map((plan) => plan.operation.operationId));
    return this.operations.filter(
      ({ site, operationId }) =>
        bound.has(formatPointer(site.tokens)) || (operationId !== undefined && ids.has(operationId)),
    );
  }

  /** Every sentence: of the page's prose, and of the descriptions inside the document. */
  get passages(): readonly Passage[] {
    this.#passages ??= readPassages(this.document, this.sites);
    return this.#passages;
  }

  valueAt(tokens: readonly PointerToken[]): JsonValue | undefined {
    return valueAt(this.document.root, tokens);
  }

  /** A location in this document with the pointer that its node has in the published one. */
  asPublished(location: Location): Location {
    const tokens = parsePointer(location.pointer);
    return tokens === undefined ? location : { ...location, pointer: this.#published.of(this.document.root, tokens) };
  }

  /** Where a node stands, in the file that it came from. */
  locate(tokens: readonly PointerToken[], at: "value" | "key" = "value"): Location {
    return (
      locate(this.document.root, tokens, at) ?? {
        file: this.document.source.file,
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 1,
        pointer: formatPointer(tokens),
      }
    );
  }
}
