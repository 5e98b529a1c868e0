// Answers with its input.
import { FaasmMemory, MAX_INPUT_BYTES } from "../../sdk/assemblyscript/faasm2018";

export function run(input: usize, output: usize, chainFunctions: usize, chainInputs: usize): i32 {
  const call = new FaasmMemory(input, output, chainFunctions, chainInputs);
  memory.copy(call.output, call.input, MAX_INPUT_BYTES);
  return 0;
}
