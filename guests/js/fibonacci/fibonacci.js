// {"n": 7} -> {"result": 34}: both start at 1 and are added n times
export function exec(input) {
  const { n } = JSON.parse(input);
  let [a, b] = [1, 1];
  for (let i = 0; i < n; i++) [a, b] = [b, a + b];
  return JSON.stringify({ result: b });
}
