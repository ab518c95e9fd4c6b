import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileBinding } from "../../generator/contract/compile.js";
import { readContract } from "../../generator/contract/read-contract.js";
import type { ApiModel } from "../../generator/model/model.js";
import type { SpecDocument } from "../../generator/source/document.js";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../generator/source/json.js";
import { parseYaml } from "../../generator/source/parse-yaml.js";
import { SourceText } from "../../generator/source/text.js";
import { documentOf, fileOf, modelOf } from "../contract/documents.js";
import { edited } from "../contract/faults/edit.js";
import { hasCorpus, roots } from "./roots.js";

interface Sound {
  readonly document: string;
  readonly contract: string;
  readonly binding: string;
  readonly states?: { readonly at: string; readonly enum: JsonValue };
}

const SOUND = readSound();

function readSound(): readonly Sound[] {
  const file = "test/contract/corpus/sound.yaml";
  const { value } = parseYaml({ source: fileOf(file) });
  if (!isArray(value)) throw new Error(`${file} is no list`);
  return value.map((item): Sound => {
    if (!isObject(item)) throw new Error(`${file} lists no objects`);
    const { states } = item;
    return {
      document: text(item, "document"),
      contract: text(item, "contract"),
      binding: text(item, "binding"),
      ...(isObject(states) && { states: { at: text(states, "at"), enum: states.enum ?? [] } }),
    };
  });
}

function text(item: JsonObject, name: string): string {
  const value = item[name];
  if (typeof value !== "string") throw new Error(`${name} is no text`);
  return value;
}

const documents = new Map<string, SpecDocument>();

function modelFor({ document: name, states }: Sound): ApiModel {
  const root = roots.find((each) => each.name === name);
  if (root === undefined) throw new Error(`there is no document ${name}`);
  const document = documents.get(name) ?? documentOf(new SourceText(root.file, readFileSync(root.file, "utf8")));
  documents.set(name, document);
  const edit = states === undefined ? undefined : { set: `${states.at}/enum`, to: states.enum };
  return modelOf(edit === undefined ? document : { ...document, root: edited(document.root, edit) });
}

describe.runIf(hasCorpus)("a sound binding that nobody wrote before", () => {
  it.each(SOUND.map((sound) => [sound.binding.split("\n")[0] ?? "", sound] as const))(
    "is not refused, and has at most 30 lines: %s",
    (_operation, sound) => {
      const contract = readContract(modelOf(documentOf(fileOf(`specs/contract/${sound.contract}.openapi.yaml`)))).value;
      if (contract === undefined) throw new Error("no contract");
      const source = new SourceText("binding.yaml", sound.binding);
      const { findings, value } = compileBinding({ contract, model: modelFor(sound), source });
      expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
      expect(value).toBeDefined();
      expect(sound.binding.trimEnd().split("\n").length).toBeLessThanOrEqual(30);
    },
  );
});
