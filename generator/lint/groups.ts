/** Root causes that several rules see, by the id that their findings share, with a heading for people. */
export const groups: ReadonlyMap<string, string> = new Map([
  ["values-as-strings", "Numbers and booleans are written as strings"],
  ["statuses-missing", "Statuses that callers will meet are not declared"],
  ["error-schemas-missing", "Errors have no body schema"],
  ["nullable-without-type", "`nullable` stands without a type"],
  ["nullable-in-31", "`nullable` is no keyword since OpenAPI 3.1"],
  ["form-of-2", "Members stand where OpenAPI 2.0 had them"],
  ["beside-references", "Something stands beside references that ignore it"],
  ["closed-responses", "Responses forbid new fields"],
  ["stale-actions", "The document has changed under its repairs"],
]);

/** Whoever published the document turned its numbers and booleans into strings. */
export const VALUES_AS_STRINGS = "values-as-strings";
