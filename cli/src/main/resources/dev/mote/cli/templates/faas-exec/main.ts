// {"name": "World"} -> {"result":"Hello World, how are you?"}
interface Input {
  name: string;
}

export function exec(input: string): string {
  const { name }: Input = JSON.parse(input);
  return JSON.stringify({ result: `Hello ${name}, how are you?` });
}
