/** What generated servers stand on. Needs the peer dependency `hono`. */
export { type HandlerResult, WrongAnswer } from "./answer.js";
export type { Credential, Credentials } from "./presented.js";
export type { RequestError } from "./problem.js";
export type { ServerRequest } from "./read-request.js";
export { type Served, type ServerOptions, serve } from "./serve.js";
