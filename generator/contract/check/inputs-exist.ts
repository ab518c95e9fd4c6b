import { closest } from "../../source/closest.js";
import { suggest } from "../report.js";
import type { Check } from "./check.js";
import { theContract, theOperation } from "./related.js";

const RULE = "contract/unknown-input";

/** `$input.x` must be an input of the contract, `$config.x` one of the binding's own configuration. */
export const inputsExist: Check = function* (linked) {
  const { binding, contract, request } = linked;
  const related = theContract(linked);
  const inputs = contract.inputs.map(({ name }) => name);
  const config = binding.config.map(({ name }) => name.value);
  const sources = request.flatMap(({ syntax }) => [syntax.from, ...(syntax.else === undefined ? [] : [syntax.else])]);
  for (const { value: from, location } of sources) {
    if (from.kind === "input" && !inputs.includes(from.name)) {
      yield {
        rule: RULE,
        message: `The contract has no input \`${from.name}\`.${suggest(from.name, inputs)}`,
        location,
        related,
      };
    }
    if (from.kind === "config" && !config.includes(from.name)) {
      const message = `\`config\` does not declare \`${from.name}\`.${suggest(from.name, config)}`;
      yield { rule: RULE, message, location, related };
    }
  }
  for (const { value: name, location } of binding.drop) {
    if (inputs.includes(name)) continue;
    yield { rule: RULE, message: `The contract has no input \`${name}\`.${suggest(name, inputs)}`, location, related };
  }
  const read = sources.flatMap(({ value: from }) => (from.kind === "config" ? from.name : []));
  for (const { value: name, location } of binding.config.map((entry) => entry.name)) {
    // One that is misspelt where it is read is reported there.
    if (read.includes(name) || read.some((other) => !config.includes(other) && closest(other, config) === name))
      continue;
    yield { rule: RULE, message: `Nothing is sent from \`$config.${name}\`.`, location, related: theOperation(linked) };
  }
};
