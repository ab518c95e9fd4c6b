/** How much of a document is read before reading stops with a finding. */
export interface Limits {
  /** Size of a file in bytes. */
  readonly bytes: number;
  /** Size of a page's prose in characters, its code blocks left out: Markdown costs more than data. */
  readonly proseCharacters: number;
  /** Values in a document, counted after every YAML alias has been replaced by what it stands for. */
  readonly nodes: number;
  /** Containers inside one another, aliases replaced. */
  readonly depth: number;
  /** Files of one document. */
  readonly files: number;
}

/** Ten times what the largest published payment APIs need (4.2 MB, 100,000 values, 25 levels). */
export const DEFAULT_LIMITS: Limits = {
  bytes: 64 * 1024 * 1024,
  proseCharacters: 512 * 1024,
  nodes: 1_000_000,
  depth: 256,
  files: 10_000,
};
