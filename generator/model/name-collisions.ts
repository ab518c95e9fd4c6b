import type { FindingDraft } from "../source/draft.js";
import type { Location } from "../source/origin.js";
import { groupBy } from "./group-by.js";
import type { ApiModel } from "./model.js";
import { wishedName } from "./names.js";
import { quoted } from "./read.js";
import { wholeOf } from "./scope.js";

/** What has a name in code. */
interface Named {
  readonly name: string;
  /** As a message calls it. */
  readonly called: string;
  readonly location: Location;
}

/** More would say no more. */
const MOST_RIVALS = 3;

const HELP_OPERATION =
  "Give one of them an operationId of its own in repairs.overlay.yaml, then both names stay as they are.";
const HELP_SCHEMA =
  "Give one of them a key of its own in repairs.overlay.yaml, with the references to it, then both names stay as they are.";

/**
 * What of a model has a name with a suffix, because something else of the document wants the same name. Names with a suffix are
 * hard to read, and change hands when the document gets one that is written just so.
 */
export function nameCollisions(model: ApiModel): readonly FindingDraft[] {
  const whole = wholeOf(model);
  return [
    ...collisions(operationsOf(model), operationsOf(whole), HELP_OPERATION),
    ...collisions(schemasOf(model), schemasOf(whole), HELP_SCHEMA),
  ];
}

function collisions(own: readonly Named[], all: readonly Named[], help: string): FindingDraft[] {
  const suffixed = own.filter(({ name }) => wishedName(name) !== name);
  if (suffixed.length === 0) return [];
  const byWish = groupBy(all, ({ name }) => wishedName(name));
  return suffixed.map(({ called, location, name }): FindingDraft => {
    const wish = wishedName(name);
    const rivals = (byWish.get(wish) ?? []).filter((one) => one.name !== name).slice(0, MOST_RIVALS);
    return {
      rule: "model/name-collision",
      message: `${called} is ${quoted(name)} in code, because it is not the only one that wants the name ${quoted(wish)}`,
      location,
      help,
      related: rivals.map((rival) => ({
        message: `${rival.called} is ${quoted(rival.name)}`,
        location: rival.location,
      })),
    };
  });
}

function operationsOf({ operations }: ApiModel): Named[] {
  return operations.map(({ location, method, name, operationId, path }) => ({
    name,
    called: `The operation ${quoted(operationId ?? `${method.toUpperCase()} ${path}`)}`,
    location,
  }));
}

function schemasOf({ schemas }: ApiModel): Named[] {
  return [...schemas.values()].map(({ name, pointer, schema }) => {
    return { name, called: `The schema ${quoted(pointer)}`, location: schema.location };
  });
}
