/** Strings that YAML 1.1 reads as something else (`yes`, `1:30`) are quoted, for appliers that still read it. */
export const SCHEMA = { compat: "yaml-1.1" } as const;
export const PRINT = { lineWidth: 0, indentSeq: true } as const;
