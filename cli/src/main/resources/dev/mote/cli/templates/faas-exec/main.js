// {"name": "World"} -> {"result":"Hello World, how are you?"}
export function exec(input) {
  const { name } = JSON.parse(input);
  return JSON.stringify({ result: `Hello ${name}, how are you?` });
}
