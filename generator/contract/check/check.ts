import type { LinkedBinding } from "../link.js";
import type { Remark } from "../report.js";

/** One thing that must hold of a binding. A check says nothing where another check has already said why. */
export type Check = (binding: LinkedBinding) => Iterable<Remark>;
