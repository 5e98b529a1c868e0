// Numbers, texts, regular expressions, big integers, typed arrays, generators, promises, proxies, exceptions.
let state = 42;
const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const numbers = Array.from({ length: 500 }, () => (random() - 0.5) * 10 ** Math.floor(random() * 40 - 20));
print(numbers.slice(0, 10).join(" "), numbers.reduce((a, b) => a + b), JSON.stringify(numbers.slice(0, 5)));
print([0.1 + 0.2, 1e21, 1e-7, 123456789.123, -0, NaN, 5e-324].map(x => `${x} ${x.toFixed(3)} ${x.toString(7)}`).join("|"));
print([Math.sin(1), Math.cbrt(2), Math.hypot(3, 4), Math.atan2(1, 2), Math.expm1(1e-5), Math.fround(0.1)].join(" "));
print([...numbers].sort((a, b) => a - b).slice(0, 5).join(" "), (123n ** 45n).toString(36), BigInt.asIntN(64, 2n ** 63n));
print("The quick brown fox".replace(/(?<first>\w)(\w*)/gu, (m, a, b) => b + a), "2024-05-06".match(/(\d+)-(\d+)/).slice(1).join());
print("Straße ÄÖÜ ﬃ".toUpperCase(), [..."a😀b"].length, "é".normalize("NFD").length, escape("ü"), encodeURIComponent("ä/€"));
const bytes = new Uint8Array(new Float64Array([Math.PI, -1.5]).buffer);
print(Array.from(bytes).join(), new DataView(bytes.buffer).getInt16(3, true));
function* primes() { const seen = new Map(); for (let n = 2; ; n++) { if (!seen.has(n)) { yield n; seen.set(n * n, [n]); } else { for (const p of seen.get(n)) { const at = seen.get(n + p) ?? []; at.push(p); seen.set(n + p, at); } seen.delete(n); } } }
let sum = 0, count = 0;
for (const p of primes()) { sum += p; if (++count === 2000) break; }
print(sum);
const deep = n => n === 0 ? 0 : 1 + deep(n - 1);
print(deep(500));
const shout = new Proxy({}, { get: (_, key) => key.toString().toUpperCase() });
print(shout.hello, Object.entries({ b: 1, a: 2, 1: 3 }).join(";"), JSON.stringify({ d: new Date(0), u: undefined, n: [null, Infinity] }));
for (const wrong of [() => null.x, () => undefinedName, () => new Array(-1), () => JSON.parse("{,}"), () => decodeURIComponent("%")]) {
  try { wrong(); } catch (e) { print(e.constructor.name); }
}
Promise.resolve(1).then(x => print("then", x));
(async () => { for await (const x of [1, 2]) print("async", x); })();
const table = new Map();
for (let i = 0; i < 20000; i++) { const key = "k" + i * 7919 % 1000; table.set(key, (table.get(key) ?? 0) + i); }
print(table.size, table.get("k999"));
