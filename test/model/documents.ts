import type { OpenApiVersion, SpecDocument } from "../../generator/source/document.js";
import type { JsonObject } from "../../generator/source/json.js";
import { SourceText } from "../../generator/source/text.js";

/** A document without origins, for tests of what is read and not of where it stands. */
export function documentOf(root: JsonObject, version: OpenApiVersion = "3.1"): SpecDocument {
  return { provider: "shop", kind: "openapi", version, root, source: new SourceText("openapi.json", ""), prose: [] };
}
