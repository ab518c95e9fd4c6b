import type { Check } from "./check.js";
import { elseTaken } from "./else-taken.js";
import { enumsRead } from "./enums-read.js";
import { examplesDecoded } from "./examples-decoded.js";
import { factsTyped } from "./facts.js";
import { faultStatuses } from "./fault-statuses.js";
import { guardsTyped } from "./guards-typed.js";
import { identityRead } from "./identity-read.js";
import { inputsExist } from "./inputs-exist.js";
import { inputsKept } from "./inputs-kept.js";
import { keyHeaders } from "./key-headers.js";
import { methodSafe } from "./method-safe.js";
import { namesAgree } from "./names-agree.js";
import { successOfOneForm } from "./one-form.js";
import { operationMeant } from "./operation-meant.js";
import { parametersExist } from "./parameters-exist.js";
import { pointersResolve } from "./pointers-resolve.js";
import { proseUnread } from "./prose-unread.js";
import { casesReachable } from "./reachable.js";
import { reasonsApart } from "./reasons-apart.js";
import { requestTypes } from "./request-types.js";
import { requiredSet } from "./required-set.js";
import { responsesDeclared, responsesMapped } from "./responses-declared.js";
import { secretsKept } from "./secrets-kept.js";
import { securityBound } from "./security-bound.js";
import { statesSwitched } from "./states-switched.js";
import {
  rangesByCode,
  serverErrorsUnknown,
  successOnSuccessStatus,
  successPossible,
  successStatusDecided,
} from "./status-classes.js";
import { statusesAgree } from "./statuses-agree.js";
import { stepsAsked } from "./steps-asked.js";
import { switchesExhaustive } from "./switches.js";
import { targetUses } from "./target-uses.js";
import { targetsSet, targetsTyped } from "./targets-set.js";
import { verdictsAllowed } from "./verdicts.js";
import { wordsAgree } from "./words-agree.js";

/** All that must hold of a binding, in the order of its file: the call, then what each response means. */
export const checks: readonly Check[] = [
  methodSafe,
  operationMeant,
  securityBound,
  parametersExist,
  inputsExist,
  inputsKept,
  requiredSet,
  requestTypes,
  elseTaken,
  responsesDeclared,
  responsesMapped,
  pointersResolve,
  verdictsAllowed,
  successOnSuccessStatus,
  serverErrorsUnknown,
  rangesByCode,
  successStatusDecided,
  successOfOneForm,
  successPossible,
  switchesExhaustive,
  statesSwitched,
  enumsRead,
  proseUnread,
  wordsAgree,
  reasonsApart,
  stepsAsked,
  statusesAgree,
  faultStatuses,
  guardsTyped,
  casesReachable,
  namesAgree,
  keyHeaders,
  secretsKept,
  identityRead,
  targetsTyped,
  targetUses,
  factsTyped,
  targetsSet,
  examplesDecoded,
];
