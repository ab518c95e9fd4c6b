import type { Severity } from "../../generator/source/draft.js";

/** What one row of the reference list names: a rule, how severe it is, and each place where it is found. */
export interface ReferenceRow extends Marks {
  /** The number in the list of this provider. */
  readonly row: number | string;
  readonly rule: string;
  readonly severity: Severity;
  /** `line:column` in the provider's document, or in its assumptions. */
  readonly at: readonly string[];
}

/** What else a row says of its findings. */
interface Marks {
  /** Words of each message, where the place alone does not tell the findings apart. */
  readonly says?: readonly string[];
  /** With the committed overlays, of all or of each in order; by default `open`. */
  readonly status?: string;
  /** What `fix` proposes for each; by default nothing. */
  readonly fix?: "safe" | "review";
  /** The heading under which they stand with others of one cause; by default none. */
  readonly group?: string;
}

const row = (row: number | string, rule: string, severity: Severity, at: string, marks: Marks = {}): ReferenceRow => ({
  row,
  rule,
  severity,
  at: at.split(" "),
  ...marks,
});

/** The findings of the five documents as published, by provider; nothing above `info` may be found beside these. */
export const REFERENCE: ReadonlyMap<string, readonly ReferenceRow[]> = new Map([
  [
    "xendit",
    [
      row(
        1,
        "shape/number-as-string",
        "error",
        "111:24 112:24 227:22 228:22 244:22 245:22 250:22 251:22 289:20 361:22 362:22 485:26 486:26 501:26 502:26 511:24 524:26 529:26 534:26 609:20 614:20 633:20 638:20 645:22",
        { status: "repaired", fix: "safe", group: "values-as-strings" },
      ),
      row(
        2,
        "shape/boolean-as-string",
        "error",
        "108:21 119:21 352:21 368:21 401:21 420:21 426:21 432:21 438:21 444:21 450:21 459:21",
        { status: "repaired", fix: "safe", group: "values-as-strings" },
      ),
      row(4, "openapi/security-defined", "error", "32:13", { status: "repaired", fix: "review" }),
      row(5, "example/schema-mismatch", "warning", "67:33 291:20", {
        status: "repaired",
        fix: "safe",
        group: "values-as-strings",
      }),
      row(6, "shape/enum-without-type", "error", "488:19", { status: "repaired", fix: "safe" }),
      row(7, "docs/status-only-in-prose", "warning", "652:80", {
        says: ["401, 404 and 422"],
        status: "repaired",
        fix: "review",
      }),
      row(8, "docs/enum-value-differs", "warning", "445:25 593:25", { says: ["`COMPONENT`", "`COMPONENT`"] }),
      row(9, "docs/constraint-only-in-prose", "warning", "290:80 353:78 376:166 515:46 519:59 620:66"),
      row(10, "docs/precondition-only-in-prose", "warning", "669:335"),
      row(11, "docs/secret-in-response", "warning", "202:11 217:11", {
        says: ["inferred from its name", "inferred from its name"],
        status: "repaired",
      }),
      row(11, "docs/prose-disagrees", "warning", "422:20 422:20 685:30", {
        says: ["is a sentence", "has 28 characters", "not authorized"],
      }),
      row(12, "docs/html-in-description", "info", "324:24"),
      row(13, "contract/no-idempotency-key", "info", "29:7"),
      row(13, "contract/status-missing", "warning", "49:9", { says: ["429"], group: "statuses-missing" }),
      row(13, "contract/response-field-optional", "warning", "130:11 193:11"),
      row("CrissCross 8", "docs/assumed-fact", "warning", "6:5 14:5 22:5"),
      row("Flinks 11", "docs/retry-advice-without-idempotency", "warning", "722:85"),
    ],
  ],
  [
    "maven",
    [
      row(1, "shape/invalid-component-key", "error", "93:5", { status: "repaired", fix: "safe" }),
      row(2, "openapi/no-empty-servers", "warning", "25:1"),
      row(3, "contract/status-missing", "warning", "49:7 49:7 49:7 49:7 49:7 49:7", {
        says: ["401", "403", "404", "409", "429", "5XX"],
        group: "statuses-missing",
      }),
      row(4, "contract/success-without-body", "warning", "51:11"),
      row(5, "docs/prose-disagrees", "warning", "7:3"),
      row(5, "docs/precondition-only-in-prose", "warning", "9:1"),
      row(6, "docs/enum-only-in-prose", "warning", "9:1"),
      row(7, "contract/no-idempotency-key", "info", "29:5"),
    ],
  ],
  [
    "flinks",
    [
      row(1, "docs/auth-only-in-prose", "error", "13:1", { status: "repaired", fix: "review" }),
      row(2, "docs/placeholder-server", "warning", "43:35"),
      row(2, "openapi/no-empty-servers", "warning", "112:1"),
      row(3, "docs/unreleased-operation", "warning", "8:3"),
      row(4, "docs/response-value-narrower-in-prose", "warning", "80:3"),
      row(5, "example/field-missing", "warning", "50:3"),
      row(6, "shape/redundant-media-types", "warning", "134:11"),
      row(7, "contract/problem-media-type", "warning", "146:11"),
      row(8, "contract/no-idempotency-key", "info", "116:5"),
      row(8, "contract/status-missing", "warning", "131:7 131:7 131:7 131:7 131:7", {
        says: ["403", "404", "409", "429", "5XX"],
        group: "statuses-missing",
      }),
      row(8, "contract/response-field-optional", "warning", "173:9 179:9"),
      row(9, "docs/parameter-undocumented", "warning", "127:11"),
      row(10, "docs/enum-value-differs", "warning", "11:1", { says: ["“active”"] }),
      row(10, "docs/precondition-only-in-prose", "warning", "11:1"),
      row(11, "docs/retry-advice-without-idempotency", "warning", "94:3"),
      row(12, "shape/closed-response", "warning", "184:29", { group: "closed-responses" }),
    ],
  ],
  [
    "1099policy",
    [
      row(1, "shape/path-parameter-mismatch", "error", "1:302", { status: "repaired", fix: "review" }),
      row(2, "docs/error-code-only-in-prose", "warning", "1:2142", {
        says: ["session_not_pending"],
        status: "repaired",
      }),
      row(3, "contract/auth-failure-as-403", "warning", "1:2317"),
      row(4, "docs/enum-only-in-prose", "warning", "1:1759", { says: ["of 4"], status: "repaired" }),
      row(5, "docs/auth-only-in-prose", "error", "1:2317", { status: "repaired" }),
      row(6, "docs/prose-disagrees", "warning", "1:1900"),
      row(6, "docs/secret-in-response", "warning", "1:1900", { status: "repaired", fix: "review" }),
      row(7, "docs/webhook-only-in-prose", "info", "1:404"),
      row(8, "docs/open-enum", "info", "1:1302"),
      row(9, "contract/no-idempotency-key", "info", "1:30"),
      row(9, "docs/precondition-only-in-prose", "warning", "1:126"),
      row(9, "contract/status-missing", "warning", "1:381 1:381 1:381", {
        says: ["401", "429", "5XX"],
        status: "repaired open open",
        group: "statuses-missing",
      }),
      row(9, "docs/unit-only-in-prose", "warning", "1:530 1:721 1:990 1:1021", {
        says: ["seconds", "seconds", "no unit", "seconds"],
      }),
      row(9, "docs/conditional-field-only-in-prose", "warning", "1:638 1:807"),
      row(9, "docs/error-schema-missing", "warning", "1:2142 1:2317 1:2353", {
        status: "repaired",
        group: "error-schemas-missing",
      }),
      row(10, "docs/race-documented", "info", "1:2210"),
      row("CrissCross 8", "docs/assumed-fact", "warning", "6:5 19:5 28:5 40:5 66:5 77:5 90:5 101:5"),
    ],
  ],
  [
    "crisscross",
    [
      row(1, "docs/operation-address-missing", "error", "1:1", { status: "repaired" }),
      row(2, "docs/enum-only-in-prose", "warning", "19:1", { status: "repaired", fix: "review" }),
      row(3, "docs/error-schema-missing", "warning", "36:1 38:1 40:1 42:1 44:1", {
        status: "repaired",
        group: "error-schemas-missing",
      }),
      row(4, "docs/conditional-field-only-in-prose", "warning", "32:123"),
      row(5, "contract/auth-missing", "error", "1:1", { status: "repaired" }),
      row(6, "docs/constraint-only-in-prose", "warning", "9:47 18:47 29:71 32:241"),
      row(6, "docs/constraint-only-in-prose", "info", "12:1"),
      row(7, "contract/no-idempotency-key", "info", "1:1", { status: "repaired" }),
      row(7, "contract/response-field-optional", "warning", "17:1 19:1"),
      row(7, "docs/prose-disagrees", "warning", "21:37", { says: ["is said to mean"] }),
      row(7, "contract/status-missing", "warning", "36:1 36:1 36:1", {
        says: ["403", "429", "5XX"],
        group: "statuses-missing",
      }),
      row(
        8,
        "docs/assumed-fact",
        "warning",
        "6:5 15:5 22:5 28:5 36:5 43:5 49:5 58:5 73:5 82:5 97:5 123:5 134:5 145:5 156:5 167:5",
      ),
    ],
  ],
]);
