import type { Check } from "./check.js";
import { enumsRead } from "./enums-read.js";
import { examplesDecoded } from "./examples-decoded.js";
import { guardsTyped } from "./guards-typed.js";
import { inputsExist } from "./inputs-exist.js";
import { inputsKept } from "./inputs-kept.js";
import { parametersExist } from "./parameters-exist.js";
import { pointersResolve } from "./pointers-resolve.js";
import { casesReachable } from "./reachable.js";
import { requestTypes } from "./request-types.js";
import { requiredSet } from "./required-set.js";
import { responsesDeclared, responsesMapped } from "./responses-declared.js";
import { securityBound } from "./security-bound.js";
import {
  rangesByCode,
  serverErrorsUnknown,
  successOnSuccessStatus,
  successPossible,
  successStatusDecided,
} from "./status-classes.js";
import { switchesExhaustive } from "./switches.js";
import { targetsSet, targetsTyped } from "./targets-set.js";
import { verdictsAllowed } from "./verdicts.js";

/** All that must hold of a binding, in the order of its file: the call, then what each response means. */
export const checks: readonly Check[] = [
  securityBound,
  parametersExist,
  inputsExist,
  inputsKept,
  requiredSet,
  requestTypes,
  responsesDeclared,
  responsesMapped,
  pointersResolve,
  verdictsAllowed,
  successOnSuccessStatus,
  serverErrorsUnknown,
  rangesByCode,
  successStatusDecided,
  successPossible,
  switchesExhaustive,
  enumsRead,
  guardsTyped,
  casesReachable,
  targetsTyped,
  targetsSet,
  examplesDecoded,
];
