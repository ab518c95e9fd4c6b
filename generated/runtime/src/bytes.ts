/** What bytes may be given as. A stream is read once, so a call with one is not tried again. */
export type Bytes = Blob | Uint8Array | ReadableStream<Uint8Array>;

/** A request's body as the server sees it: bytes in memory, and files in forms as files. */
export type Arrived<B> = TakesBytes<B> extends true ? Uint8Array | Form<Exclude<B, Bytes>> : Form<B>;

/** Whether bytes of every form are among what a type lists: `unknown`, which allows them too, says nothing of them. */
type TakesBytes<T> = [Bytes] extends [Extract<T, Bytes>] ? true : false;

type Form<B> = B extends object ? (true extends HasFile<B> ? { [K in keyof B]: Member<B[K]> } : B) : B;

type HasFile<B> = { [K in keyof B]-?: IsFile<B[K]> }[keyof B];

type IsFile<M> = TakesBytes<M> extends true ? true : M extends readonly (infer Item)[] ? TakesBytes<Item> : false;

type Member<M> =
  TakesBytes<M> extends true
    ? File | Exclude<M, Bytes>
    : M extends readonly (infer Item)[]
      ? TakesBytes<Item> extends true
        ? (File | Exclude<Item, Bytes>)[]
        : M
      : M;
