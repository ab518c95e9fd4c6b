/** What runs when a payload has become code. */
export const CANARY = "__concordatCanary";
const CALL = `globalThis.${CANARY}=1`;

/** Texts that leave one context of generated source or another, each with the way out that it takes. */
export const PAYLOADS: readonly (readonly [name: string, text: string])[] = [
  ["double quote", `";${CALL};"`],
  ["single quote", `';${CALL};'`],
  ["backtick", `\`;${CALL};\``],
  ["interpolation", `\${${CALL}}`],
  ["backslash before a quote", `\\";${CALL};//`],
  ["backslash at the end", `${CALL}\\`],
  ["end of a comment", `*/${CALL};/*`],
  ["end of a comment, doubled", `**//${CALL};/**/*`],
  ["end of a comment, in parts", `*\u200b/${CALL};*`],
  ["start of a comment", `/*${CALL}//`],
  ["line feed", `\n${CALL};\n`],
  ["carriage return", `\r${CALL};\r`],
  ["CRLF", `a\r\n${CALL};\r\nb`],
  ["line separator", `\u2028${CALL};\u2029`],
  ["next line", `\u0085${CALL};\u000b\u000c`],
  ["closing brackets", `}]);${CALL};([{`],
  ["end of a type", `string;} ${CALL}; interface X {`],
  ["lone high surrogate", "\ud800"],
  ["lone low surrogate", "\udfffx"],
  ["bidirectional override", `\u202e${CALL}\u2066 //\u2069`],
  ["null character", `\0${CALL}`],
  ["byte order mark", `\ufeff${CALL}`],
  ["zero width", "a\u200bb\u200cc\u200d\u2060"],
  ["tag characters", "a\u{e0001}\u{e0041}"],
  ["__proto__", "__proto__"],
  ["constructor", "constructor"],
  ["prototype", "prototype"],
  ["hasOwnProperty", "hasOwnProperty"],
  ["path traversal", "../../../../tmp/evil"],
  ["path traversal with backslashes", "..\\..\\evil"],
  ["absolute path", "/etc/passwd"],
  ["device name", "CON"],
  ["trailing dots", "evil. . ."],
  ["300 characters", "a".repeat(300)],
  ["end of a script", `</script><script>${CALL}</script><!--`],
  ["source map", `//# sourceMappingURL=file:///etc/passwd`],
  ["compiler directive", "@ts-ignore\n@ts-nocheck"],
  ["doc tag", "@deprecated {@link evil} @internal"],
  ["reference directive", '/// <reference path="/etc/passwd" />'],
  ["Markdown", `[x](javascript:${CALL}) | \`\`\` <img src=x onerror=${CALL}> \n# h\n- l\n1. n`],
  ["address", "javascript:alert(1)"],
  ["empty", ""],
  ["white space", " \t "],
];

/** What a payload is compared with: as plain as a text can be. */
export const HARMLESS = "harmless";

/** One payload of each kind, where every one of them would take too long. */
export const KINDS: typeof PAYLOADS = PAYLOADS.filter(([name]) =>
  [
    "double quote",
    "single quote",
    "backtick",
    "interpolation",
    "backslash before a quote",
    "backslash at the end",
    "end of a comment",
    "line feed",
    "carriage return",
    "line separator",
    "closing brackets",
    "lone high surrogate",
    "bidirectional override",
    "null character",
    "__proto__",
    "constructor",
    "path traversal",
    "device name",
    "end of a script",
    "empty",
  ].includes(name),
);
