import type * as Yaml from "yaml";
import { library } from "../source/on-demand.js";

/** What reads and writes the YAML that people edit; many commands read none. */
export const yaml: () => typeof Yaml = library("yaml");
