import type { Schema } from "../../model/model.js";
import type { RelatedLocation } from "../../source/draft.js";
import type { LinkedBinding, LinkedResponse } from "../link.js";
import type { Place } from "../schema.js";

/** The node of the document that a remark about a binding contradicts, as the place to look at next. */
export function theResponse({ response }: Pick<LinkedResponse, "response">): readonly RelatedLocation[] {
  return [{ message: "The response.", location: response.location }];
}

export function theOperation({ operation }: Pick<LinkedBinding, "operation">): readonly RelatedLocation[] {
  return [{ message: "The operation.", location: operation.location }];
}

/** What the contract says of a target, or of a member of one. */
export function theTarget({ location }: Pick<Schema, "location">): readonly RelatedLocation[] {
  return [{ message: "The target in the contract.", location }];
}

export function theContract({ contract }: Pick<LinkedBinding, "contract">): readonly RelatedLocation[] {
  return [{ message: "The contract's operation.", location: contract.operation.location }];
}

/** What the document says of a value that is read; of a header, or where it says nothing, the response that it is read of. */
export function theValue(
  response: Pick<LinkedResponse, "response">,
  { place }: { readonly place?: Place | undefined },
): readonly RelatedLocation[] {
  return place === undefined ? theResponse(response) : theSchema(place);
}

/** What the document, or the contract, says of a value. */
export function theSchema({ schema }: Pick<Place, "schema">): readonly RelatedLocation[] {
  return [{ message: "What the document declares.", location: schema.location }];
}
