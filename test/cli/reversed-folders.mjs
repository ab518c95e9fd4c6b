// Loaded before the program (`node --import`): every folder is listed backwards, as another file system might list it.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const list = fs.readdirSync;
fs.readdirSync = (...request) => list(...request).reverse();
syncBuiltinESMExports();
