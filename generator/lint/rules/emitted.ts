import type { Rule } from "../rule.js";
import { invalidBaseline } from "./baseline/invalid.js";
import { staleBaseline } from "./baseline/stale.js";
import { basisUnstated } from "./contract/basis-unstated.js";
import { bodyUnread } from "./contract/body-unread.js";
import { caseNotInEnum } from "./contract/case-not-in-enum.js";
import { caseUnreachable } from "./contract/case-unreachable.js";
import { danglingPointer } from "./contract/dangling-pointer.js";
import { definite5xx } from "./contract/definite-5xx.js";
import { definiteRedirect } from "./contract/definite-redirect.js";
import { enumIgnored } from "./contract/enum-ignored.js";
import { exampleUndecoded } from "./contract/example-undecoded.js";
import { guardLiteral } from "./contract/guard-literal.js";
import { guardSyntax } from "./contract/guard-syntax.js";
import { guardType } from "./contract/guard-type.js";
import { identityUnread } from "./contract/identity-unread.js";
import { inputLost } from "./contract/input-lost.js";
import { invalidBinding } from "./contract/invalid-binding.js";
import { invalidContract } from "./contract/invalid-contract.js";
import { invalidExpectations } from "./contract/invalid-expectations.js";
import { methodSafety } from "./contract/method-safety.js";
import { namesCrossed } from "./contract/names-crossed.js";
import { noSuccess } from "./contract/no-success.js";
import { operationContradicted } from "./contract/operation-contradicted.js";
import { otherwiseOnSuccess } from "./contract/otherwise-on-success.js";
import { pendingWithoutNext } from "./contract/pending-without-next.js";
import { proseRead } from "./contract/prose-read.js";
import { rangeAlone } from "./contract/range-alone.js";
import { requiredNotSet } from "./contract/required-not-set.js";
import { responseUndeclared } from "./contract/response-undeclared.js";
import { responseUnmapped } from "./contract/response-unmapped.js";
import { secretRead } from "./contract/secret-read.js";
import { securityUnbound } from "./contract/security-unbound.js";
import { statusContradicted } from "./contract/status-contradicted.js";
import { successOnErrorStatus } from "./contract/success-on-error-status.js";
import { switchNotExhaustive } from "./contract/switch-not-exhaustive.js";
import { targetContradicted } from "./contract/target-contradicted.js";
import { targetSetTwice } from "./contract/target-set-twice.js";
import { targetUnset } from "./contract/target-unset.js";
import { typeMismatch } from "./contract/type-mismatch.js";
import { unitUnstated } from "./contract/unit-unstated.js";
import { unknownInput } from "./contract/unknown-input.js";
import { unknownOperation } from "./contract/unknown-operation.js";
import { unknownParameter } from "./contract/unknown-parameter.js";
import { unknownTarget } from "./contract/unknown-target.js";
import { verdictNotAllowed } from "./contract/verdict-not-allowed.js";
import { wordContradicted } from "./contract/word-contradicted.js";
import { wordUnknown } from "./contract/word-unknown.js";
import { assumedFact } from "./docs/assumed-fact.js";
import { credentialNotSent } from "./emit/credential-not-sent.js";
import { doesNotCompile } from "./emit/does-not-compile.js";
import { encodingNotHeeded } from "./emit/encoding-not-heeded.js";
import { nameTaken } from "./emit/name-taken.js";
import { partHeaderNotSent } from "./emit/part-header-not-sent.js";
import { patternNotEnforced } from "./emit/pattern-not-enforced.js";
import { configInvalid } from "./lint/config-invalid.js";
import { incomplete } from "./lint/incomplete.js";
import { internal } from "./lint/internal.js";
import { danglingReference } from "./model/dangling-reference.js";
import { nameCollision } from "./model/name-collision.js";
import { operationWithoutAddress } from "./model/operation-without-address.js";
import { referenceCycle } from "./model/reference-cycle.js";
import { remoteReference } from "./model/remote-reference.js";
import { tooDeep } from "./model/too-deep.js";
import { unsupportedKeyword } from "./model/unsupported-keyword.js";
import { unusableValue } from "./model/unusable-value.js";
import { cannotWrite } from "./output/cannot-write.js";
import { collidingNames } from "./output/colliding-names.js";
import { editedFile } from "./output/edited-file.js";
import { foreignFile } from "./output/foreign-file.js";
import { lockedOutput } from "./output/locked.js";
import { outsideFolder } from "./output/outside-folder.js";
import { staleOutput } from "./output/stale.js";
import { invalidOverlay } from "./repair/invalid-overlay.js";
import { staleRepair } from "./repair/stale.js";
import { ambiguousProse } from "./source/ambiguous-prose.js";
import { byteOrderMark } from "./source/byte-order-mark.js";
import { projectConfig } from "./source/config.js";
import { duplicateKey } from "./source/duplicate-key.js";
import { emptyFile } from "./source/empty.js";
import { indentation } from "./source/indentation.js";
import { limitExceeded } from "./source/limit.js";
import { mergeKey } from "./source/merge-key.js";
import { noMatch } from "./source/no-match.js";
import { noOpenapi } from "./source/no-openapi.js";
import { noProviders } from "./source/no-providers.js";
import { notJson } from "./source/not-json.js";
import { notUtf8 } from "./source/not-utf8.js";
import { providerFiles } from "./source/provider-files.js";
import { severalOpenapi } from "./source/several-openapi.js";
import { syntaxError } from "./source/syntax.js";
import { unknownProvider } from "./source/unknown-provider.js";
import { unreadable } from "./source/unreadable.js";
import { unsupportedVersion } from "./source/unsupported-version.js";

/** The rules whose findings other stages, and the engine itself, report. */
export const emittedRules: readonly Rule[] = [
  invalidBaseline,
  staleBaseline,
  basisUnstated,
  bodyUnread,
  caseNotInEnum,
  caseUnreachable,
  danglingPointer,
  definite5xx,
  definiteRedirect,
  enumIgnored,
  exampleUndecoded,
  guardLiteral,
  guardSyntax,
  guardType,
  identityUnread,
  inputLost,
  invalidBinding,
  invalidContract,
  invalidExpectations,
  noSuccess,
  otherwiseOnSuccess,
  pendingWithoutNext,
  proseRead,
  rangeAlone,
  requiredNotSet,
  responseUndeclared,
  responseUnmapped,
  secretRead,
  securityUnbound,
  successOnErrorStatus,
  switchNotExhaustive,
  targetUnset,
  typeMismatch,
  unknownInput,
  unknownOperation,
  unknownParameter,
  unknownTarget,
  verdictNotAllowed,
  wordContradicted,
  wordUnknown,
  statusContradicted,
  namesCrossed,
  methodSafety,
  operationContradicted,
  targetContradicted,
  targetSetTwice,
  unitUnstated,
  assumedFact,
  credentialNotSent,
  doesNotCompile,
  encodingNotHeeded,
  nameTaken,
  partHeaderNotSent,
  patternNotEnforced,
  configInvalid,
  incomplete,
  internal,
  danglingReference,
  nameCollision,
  operationWithoutAddress,
  referenceCycle,
  remoteReference,
  tooDeep,
  unsupportedKeyword,
  unusableValue,
  cannotWrite,
  collidingNames,
  editedFile,
  foreignFile,
  lockedOutput,
  outsideFolder,
  staleOutput,
  invalidOverlay,
  staleRepair,
  ambiguousProse,
  byteOrderMark,
  projectConfig,
  duplicateKey,
  emptyFile,
  indentation,
  limitExceeded,
  mergeKey,
  noMatch,
  noOpenapi,
  noProviders,
  notJson,
  notUtf8,
  providerFiles,
  severalOpenapi,
  syntaxError,
  unknownProvider,
  unreadable,
  unsupportedVersion,
];
