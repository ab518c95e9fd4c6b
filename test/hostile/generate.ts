import { compileBinding } from "../../generator/contract/compile.js";
import type { GeneratedFile } from "../../generator/emit/files.js";
import { providerPackageFiles } from "../../generator/emit/provider-package.js";
import { buildModel } from "../../generator/model/build.js";
import type { SpecDocument } from "../../generator/source/document.js";
import type { FindingDraft } from "../../generator/source/draft.js";
import { isObject } from "../../generator/source/json.js";
import { parseJson } from "../../generator/source/parse-json.js";
import { SourceText } from "../../generator/source/text.js";
import { cancelContract } from "../contract/documents.js";
import { settings } from "../emit/workspace.js";
import { furtherDocumentWith } from "./further.js";
import { bindingWith, documentWith, type TextAt } from "./sinks.js";

const contract = cancelContract();

export interface Generated {
  readonly files: readonly GeneratedFile[];
  readonly findings: readonly FindingDraft[];
  /** Whether the binding passed its checks: else the package has no adapter. */
  readonly isBound: boolean;
}

/** The package of a document with these texts at its sinks; with an adapter where the binding passes its checks. */
export function generate(at: TextAt, { withBinding = true } = {}): Generated {
  const document = documentOf(documentWith(at), at);
  const built = buildModel(document);
  if (built.value === undefined) throw new Error("No model");
  const binding = new SourceText("binding.yaml", JSON.stringify(bindingWith(at)));
  const plan = compileBinding({ contract, model: built.value, source: binding });
  const note = { reason: at("overlay reason"), source: at("overlay source") };
  const action = { target: at("overlay target"), update: { description: at("description") }, note };
  const draft = providerPackageFiles(
    {
      provider: "hostile",
      model: built.value,
      plans: plan.value === undefined || !withBinding ? [] : [plan.value],
      facts: { repairs: [action], assumptions: [action] },
    },
    settings,
  );
  return {
    files: draft.files,
    findings: [...built.findings, ...plan.findings, ...draft.findings],
    isBound: plan.value !== undefined,
  };
}

/** The package of a document with these texts at the further sinks. */
export function generateFurther(at: TextAt): Generated {
  const built = buildModel(documentOf(furtherDocumentWith(at), at));
  if (built.value === undefined) throw new Error("No model");
  const facts = { repairs: [], assumptions: [] };
  const draft = providerPackageFiles({ provider: "hostile", model: built.value, plans: [], facts }, settings);
  return { files: draft.files, findings: [...built.findings, ...draft.findings], isBound: false };
}

function documentOf(root: object, at: TextAt): SpecDocument {
  const source = new SourceText("source.json", JSON.stringify(root));
  const { value, findings } = parseJson({ source });
  if (!isObject(value)) throw new Error(JSON.stringify(findings));
  const page = new SourceText("source.md", at("page prose"));
  const span = { source: page, start: 0, end: page.text.length };
  const prose = [{ kind: "paragraph", text: page.text, span, section: [page.text] }] as const;
  return { provider: "hostile", kind: "page-with-openapi", version: "3.1", root: value, source, prose };
}
