const TO_COME =
  /\bcurrently the only supported value\b|\b(?:future|new|more|additional|other) (?:values|types|kinds|providers|statuses|states|options|members)\b[^.]*\b(?:can|may|might|could|will) be added\b/i;

const TO_ACCEPT =
  /\b(?:accept|allow|expect|handle|tolerate)\b[^.;:]*?\b(?:unexpected|unknown|unlisted|unrecogni[sz]ed)\s+(?:values|types|kinds|statuses|states|options)\b/i;

/** Whether a text says that a field will have values which it does not name, or asks to take such: a list of them is never closed. */
export function hasOpenValues(text: string): boolean {
  return TO_COME.test(text) || TO_ACCEPT.test(text);
}
