import type { ApiModel } from "../model/model.js";
import { code, json, lines, propertyKey } from "./code/index.js";
import type { GeneratedFile } from "./files.js";
import { Imports, printModule } from "./imports.js";
import { formShape } from "./text-shape.js";

/**
 * `src/forms.ts`: what the server reads the texts of form and multipart bodies as. Apart from the operations, because clients have
 * no use for it. Undefined where no operation takes such a body.
 */
export function emitForms({ model, runtime }: { model: ApiModel; runtime: string }): GeneratedFile | undefined {
  const imports = new Imports();
  const operations = model.operations.flatMap(({ name, requestBody }) => {
    const media = (requestBody?.content ?? []).flatMap((each) => {
      const shape = formShape(each, model);
      return shape === undefined ? [] : [code`${propertyKey(each.mediaType)}: ${json(shape)},`];
    });
    if (media.length === 0) return [];
    return [
      code`
        ${propertyKey(name)}: {
          ${lines(media)}
        },`,
    ];
  });
  if (operations.length === 0) return undefined;
  const constant = code`
    /** What texts in forms are read as. */
    export const forms: ${imports.type("FormShapes", runtime)} = {
      ${lines(operations)}
    };`;
  return { path: FORMS, text: printModule(imports, [constant]) };
}

const FORMS = "src/forms.ts";

/** Whether the package has `src/forms.ts`. */
export function hasForms(model: ApiModel): boolean {
  return model.operations.some(({ requestBody }) =>
    requestBody?.content.some((media) => formShape(media, model) !== undefined),
  );
}
