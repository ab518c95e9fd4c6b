/** Words of ECMAScript and TypeScript that cannot name a constant or a type, or that confuse where they do. */
const reservedWords = [
  ..."abstract any arguments as asserts async await bigint boolean break case catch class const continue debugger".split(
    " ",
  ),
  ..."declare default delete do else enum eval export extends false finally for from function get global if".split(" "),
  ..."implements import in infer instanceof interface is keyof let module namespace never new null number object of".split(
    " ",
  ),
  ..."out override package private protected public readonly require return satisfies set static string super".split(
    " ",
  ),
  ..."switch symbol this throw true try type typeof undefined unique unknown using var void while with yield".split(
    " ",
  ),
];

/** Members that every object has, or that give an object a meaning to the language: `then` makes it a promise. */
const objectMembers = [
  ..."constructor hasOwnProperty isPrototypeOf propertyIsEnumerable prototype then toJSON toLocaleString".split(" "),
  ..."toString valueOf".split(" "),
];

/** Global types and values that generated code, or its reader, takes for granted. */
const globalNames = [
  ..."AbortController AbortSignal AggregateError Array ArrayBuffer AsyncIterable AsyncIterator Awaited BigInt".split(
    " ",
  ),
  ..."BigInt64Array BigUint64Array Blob Boolean Buffer Capitalize ConstructorParameters DataView Date Error".split(" "),
  ..."EvalError Event EventSource EventTarget Exclude Extract File FinalizationRegistry Float32Array".split(" "),
  ..."Float64Array FormData Function Generator Headers Infinity InstanceType Int16Array Int32Array".split(" "),
  ..."Int8Array Intl Iterable Iterator JSON Lowercase Map Math NaN NonNullable Number Object Omit".split(" "),
  ..."OmitThisParameter Parameters Partial Pick Promise PromiseLike PropertyKey Proxy RangeError ReadableStream".split(
    " ",
  ),
  ..."Readonly ReadonlyArray ReadonlyMap ReadonlySet Record ReferenceError Reflect RegExp Request Required".split(" "),
  ..."Response ReturnType Set SharedArrayBuffer String Symbol SyntaxError TextDecoder TextEncoder ThisType".split(" "),
  ..."TypeError URIError URL URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray Uncapitalize".split(
    " ",
  ),
  ..."Uppercase WeakMap WeakRef WeakSet WebSocket globalThis".split(" "),
];

export const reservedTypeNames: ReadonlySet<string> = new Set([...globalNames, ...reservedWords]);
export const reservedValueNames: ReadonlySet<string> = new Set([...reservedWords, ...objectMembers, ...globalNames]);
