// Greets whoever the input names, and says so in the log.
import { FaasmMemory, log } from "../../sdk/assemblyscript/faasm2018";

export function run(input: usize, output: usize, chainFunctions: usize, chainInputs: usize): i32 {
  const call = new FaasmMemory(input, output, chainFunctions, chainInputs);
  const name = call.inputText();
  call.writeText("Hello " + (name.length > 0 ? name : "faasm") + "!");
  log("greeted");
  return 0;
}
