/** What bytes may be given as. A stream is read once, so a call with one is not tried again. */
export type Bytes = Blob | Uint8Array | ReadableStream<Uint8Array>;

/** A request's body as the server sees it: bytes in memory, and files in forms as files. */
export type Arrived<B> = [Bytes] extends [B] ? Uint8Array | Form<Exclude<B, Bytes>> : Form<B>;

type Form<B> = B extends object ? (true extends HasFile<B> ? { [K in keyof B]: Member<B[K]> } : B) : B;

type HasFile<B> = { [K in keyof B]-?: IsFile<B[K]> }[keyof B];

type IsFile<M> = [Bytes] extends [M]
  ? true
  : M extends readonly (infer Item)[]
    ? [Bytes] extends [Item]
      ? true
      : false
    : false;

type Member<M> = [Bytes] extends [M]
  ? File | Exclude<M, Bytes>
  : M extends readonly (infer Item)[]
    ? [Bytes] extends [Item]
      ? (File | Exclude<Item, Bytes>)[]
      : M
    : M;
