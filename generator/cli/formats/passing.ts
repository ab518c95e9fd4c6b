/** A sentence inside another one: `The other path.` as `the other path`. A name at its beginning stays as it is. */
export function inPassing(sentence: string): string {
  return sentence.replace(/^[A-Z](?=[a-z]* )/, (first) => first.toLowerCase()).replace(/(?<!\.)\.$/, "");
}
