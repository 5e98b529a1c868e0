// Calls a kernel on V8, and prints the processor time of each call: node run.mjs KERNEL.wasm N CALLS
import { readFileSync } from "node:fs";

const [file, n, calls] = process.argv.slice(2);
const { instance } = await WebAssembly.instantiate(readFileSync(file));
let result = 0;
for (let i = 0; i < Number(calls); i++) {
  const before = process.cpuUsage();
  result = instance.exports.run(Number(n));
  const used = process.cpuUsage(before);
  console.log((used.user + used.system) * 1000);
}
console.log(`result ${result}`);
