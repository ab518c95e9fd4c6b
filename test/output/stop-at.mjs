// Loaded before a program (`node --import`): counts what it does to the files below a folder, and stops it before one of those calls.
//   STOP_IN    the folder
//   STOP_AT    the number of the call, from 0; without it, every call is written to STOP_LOG, one a line
//   STOP_WITH  "kill": SIGKILL to itself, halfway through a write · the code of a system error: this call and each later one fails with it;
//              of a full disk (ENOSPC) those that need room, of a read-only one (EROFS, EACCES) all
import { appendFileSync } from "node:fs";
import fsp from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const { STOP_IN, STOP_AT, STOP_WITH, STOP_LOG } = process.env;
const at = STOP_AT === undefined ? Number.POSITIVE_INFINITY : Number(STOP_AT);
let calls = 0;

const open = fsp.open;
fsp.open = async (path, flags, ...rest) => {
  if (flags !== "r") await before("open", path, true);
  const handle = await open(path, flags, ...rest);
  if (flags === "r" || !isInside(path)) return handle;
  const write = handle.writeFile.bind(handle);
  handle.writeFile = async (text) => {
    await before("write", path, true, () => write(text.slice(0, text.length / 2)));
    await write(text);
  };
  return handle;
};
for (const name of ["writeFile", "link", "mkdir", "rename", "rm", "rmdir"]) {
  const call = fsp[name];
  fsp[name] = async (path, ...rest) => {
    await before(name, path, name !== "rm" && name !== "rmdir");
    return await call(path, ...rest);
  };
}
syncBuiltinESMExports();

async function before(name, path, needsRoom, half) {
  if (!isInside(path)) return;
  if (STOP_LOG !== undefined) appendFileSync(STOP_LOG, `${name} ${String(path).slice(STOP_IN.length + 1)}\n`);
  const index = calls++;
  if (index < at) return;
  if (STOP_WITH !== "kill") {
    if (STOP_WITH === "ENOSPC" && !needsRoom) return;
    throw Object.assign(new Error(`${STOP_WITH}: ${name} '${path}'`), { code: STOP_WITH });
  }
  if (half !== undefined) await half();
  process.kill(process.pid, "SIGKILL");
  await new Promise(() => {});
}

function isInside(path) {
  return String(path).startsWith(STOP_IN);
}
