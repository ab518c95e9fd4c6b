import type { JsonObject } from "../source/json.js";
import type { ApiModel } from "./model.js";

export function printOpenApi31(model: Omit<ApiModel, "openapi31">): JsonObject {
  return model.document.root;
}
