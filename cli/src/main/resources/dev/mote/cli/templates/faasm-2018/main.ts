// Greets whoever the input names.
import { FaasmMemory, log } from "./faasm2018";

export function run(input: usize, output: usize, chainFunctions: usize, chainInputs: usize): i32 {
  const call = new FaasmMemory(input, output, chainFunctions, chainInputs);
  call.writeText("Hello " + call.inputText());
  log("greeted"); // a line in the invocation's log
  return 0;
}
