// Greets whoever the query names.
import { answer, header, query } from "./handle";

export function handle(): void {
  const name = query();
  header("Content-Type", "text/plain; charset=utf-8");
  answer(200, "OK", "Hello " + (name.length > 0 ? name : "World") + "\n");
}
