// Guest SDK for the world faasm-2018. A guest exports `run` and hands its four arguments to FaasmMemory.

/** Sizes that the contract fixes, in bytes and slots. */
export const MAX_INPUT_BYTES: i32 = 65536;
export const MAX_OUTPUT_BYTES: i32 = 65536;
export const MAX_CHAINS: i32 = 20;
export const MAX_NAME_LENGTH: i32 = 32;

@external("env", "puts")
declare function hostPuts(line: usize): i32;

/** The regions of this call: what comes in, what goes out, and the calls to make afterwards. */
export class FaasmMemory {
  private chainCount: i32 = 0;

  constructor(
    readonly input: usize,
    readonly output: usize,
    readonly chainFunctions: usize,
    readonly chainInputs: usize,
  ) {}

  /**
   * Length of the input. The contract passes none, so this is the position after the last byte that is not zero: an
   * input that ends in zeros looks shorter than it was.
   */
  get inputLength(): i32 {
    let length = MAX_INPUT_BYTES;
    while (length > 0 && load<u8>(this.input + length - 1) == 0) length--;
    return length;
  }

  /** The input as text. */
  inputText(): string {
    return String.UTF8.decodeUnsafe(this.input, this.inputLength);
  }

  /** Writes a text as output; false, and nothing is written, when it would not fit. */
  writeText(text: string): bool {
    if (String.UTF8.byteLength(text) > MAX_OUTPUT_BYTES) return false;
    String.UTF8.encodeUnsafe(changetype<usize>(text), text.length, this.output);
    return true;
  }

  /** Asks for a call of another function of the same user once this one has completed; false when it cannot be. */
  chain(name: string, data: string): bool {
    const slot = this.chainCount;
    const nameLength = String.UTF8.byteLength(name);
    if (slot >= MAX_CHAINS || nameLength == 0 || nameLength >= MAX_NAME_LENGTH) return false;
    if (String.UTF8.byteLength(data) > MAX_INPUT_BYTES) return false;
    String.UTF8.encodeUnsafe(changetype<usize>(name), name.length, this.chainFunctions + slot * MAX_NAME_LENGTH);
    String.UTF8.encodeUnsafe(changetype<usize>(data), data.length, this.chainInputs + slot * MAX_INPUT_BYTES);
    this.chainCount = slot + 1;
    return true;
  }
}

/** Prints one line to the invocation's log. */
export function log(line: string): void {
  hostPuts(changetype<usize>(String.UTF8.encode(line, true)));
}
