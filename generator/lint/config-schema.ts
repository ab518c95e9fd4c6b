import { LIMIT_NAMES, LIMITS } from "../source/limits.js";
import { catalogue } from "./catalogue.js";
import { LEVELS } from "./level.js";
import { presets } from "./presets.js";

/** The JSON Schema of concordat.yaml, for editors: docs/concordat.schema.json is this, and a test holds the two together. */
export function configSchema(): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "concordat.yaml",
    description: "The settings of a project. docs/configuration.md explains them.",
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      scope: {
        description: "The npm scope of generated packages.",
        type: "string",
        pattern: "^@[a-z0-9][a-z0-9._-]*$",
        default: "@concordat",
      },
      specs: { description: "The folder of the specifications.", type: "string", minLength: 1, default: "specs" },
      output: { description: "The folder of generated packages.", type: "string", minLength: 1, default: "generated" },
      license: {
        description: "The SPDX identifier in generated packages.",
        type: "string",
        pattern: "^[\\w.+() -]+$",
        default: "MIT",
      },
      providers: {
        description: "Settings of single providers, by the name of their folder.",
        type: "object",
        additionalProperties: { $ref: "#/$defs/provider" },
      },
      remote: {
        description: "Origins that referenced files are fetched from; by default none.",
        type: "array",
        items: { type: "string", pattern: "^https?://" },
      },
      limits: {
        description: "How much work a document may ask for; docs/limits.md says what each counts.",
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(
          LIMIT_NAMES.map((name) => [
            name,
            { description: LIMITS[name].counts, type: "integer", minimum: 1, default: LIMITS[name].value },
          ]),
        ),
      },
      extends: {
        description: `What the rules start from. ${[...presets].map(([name, { summary }]) => `${name}: ${summary}`).join(" ")}`,
        enum: [...presets.keys()],
        default: "recommended",
      },
      rules: { $ref: "#/$defs/rules" },
      overrides: {
        description: "Severities for some places; the last entry that fits a finding counts.",
        type: "array",
        items: { $ref: "#/$defs/override" },
      },
    },
    $defs: { provider, rules, setting, severity, override, texts },
  };
}

const provider = {
  type: "object",
  additionalProperties: false,
  properties: {
    operations: {
      description: "The operations that the package holds beside those that are bound.",
      anyOf: [{ const: "all" }, { type: "array", items: { type: "string" } }],
    },
    source: { description: "The document, below the provider's folder, where it is not source.*.", type: "string" },
  },
};

const rules = {
  description: "The severity of a rule, by its id.",
  type: "object",
  additionalProperties: false,
  properties: Object.fromEntries(
    catalogue.map(({ id, title, severity }) => [
      id,
      { description: `${title}. By default ${severity}.`, $ref: "#/$defs/setting" },
    ]),
  ),
};

const severity = { enum: LEVELS };

const setting = {
  anyOf: [
    { $ref: "#/$defs/severity" },
    {
      type: "object",
      additionalProperties: false,
      required: ["severity"],
      properties: {
        severity: { $ref: "#/$defs/severity" },
        reason: { description: "Why; a rule that is off needs it.", type: "string", minLength: 1 },
      },
    },
  ],
};

const texts = { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" }, minItems: 1 }] };

const override = {
  type: "object",
  additionalProperties: false,
  required: ["rules"],
  anyOf: [{ required: ["providers"] }, { required: ["files"] }, { required: ["pointer"] }],
  properties: {
    providers: { description: "Names of providers.", $ref: "#/$defs/texts" },
    files: { description: "Patterns of files, relative to the project.", $ref: "#/$defs/texts" },
    pointer: {
      description: "A JSON Pointer, in which * is any name and ** any number of names: what stands there and below.",
      type: "string",
      pattern: "^(/([^~]|~[01])*)?$",
    },
    rules: { $ref: "#/$defs/rules" },
    reason: { description: "Why, for all of its rules.", type: "string", minLength: 1 },
  },
};
