import type { FindingDraft } from "../draft.js";
import type { Span } from "../origin.js";
import { problem } from "../problem.js";
import type { Marker } from "./listed-markers.js";
import { wordsOf } from "./parts.js";
import { typeExpression } from "./types.js";

/** What a page of listed fields leaves open, so that nothing of it is lost in silence. */
export function doubtsOf(markers: readonly Marker[], lined: boolean): FindingDraft[] {
  const addresses = markers.filter(({ kind }) => kind === "address").slice(1);
  const typed = markers.filter(({ kind }) => kind === "field" || kind === "body");
  return [
    ...addresses
      .slice(0, 1)
      .map(({ span }) => doubt(span, "The page has more than one operation; the first one is read.")),
    ...typed.flatMap(({ groups: [, type] }) => (type === undefined ? [] : unknownType(type))),
    ...(lined ? [] : lostNesting(markers)),
  ];
}

function unknownType(type: Span): FindingDraft[] {
  if (wordsOf(type) === "" || typeExpression(type).length > 0) return [];
  return [doubt(type, `The type "${wordsOf(type)}" is none that JSON Schema has; no type is stated.`)];
}

/** Without line ends there is no indentation, so the field behind an object may stand in it or beside it. */
function lostNesting(markers: readonly Marker[]): FindingDraft[] {
  const parent = markers.find((marker, index) => {
    const type = marker.groups[1];
    const next = markers[index + 1];
    return marker.kind === "field" && next?.kind === "field" && type !== undefined && /\bobject\b/.test(wordsOf(type));
  });
  const message =
    "The page has lost its line ends: whether the fields that follow belong to this object cannot be told.";
  return parent === undefined ? [] : [doubt(parent.span, message)];
}

function doubt(span: Span, message: string): FindingDraft {
  return problem({ rule: "source/ambiguous-prose", message, span });
}
