// Greets whoever the query names, with the greeting that the environment gives.
import { answer, header, log, query, value } from "../../sdk/assemblyscript/handle";

export function handle(): void {
  const greeting = value("GREETING");
  const name = query();
  header("Content-Type", "text/plain; charset=utf-8");
  answer(200, "OK", (greeting ? greeting : "Hello") + " " + (name.length > 0 ? name : "world") + "!\n");
  log("greeted");
}
