// Guest SDK for the world handle. A guest exports functions without parameters; each answers a request.

@external("env", "log")
declare function hostLog(text: usize, size: i64): void;
@external("env", "response_set_status_line")
declare function hostStatus(status: i32, reason: usize, size: i64): void;
@external("env", "response_set_header")
declare function hostHeader(name: usize, nameSize: i64, value: usize, valueSize: i64): void;
@external("env", "response_set_body")
declare function hostBody(body: usize, size: i64): void;
@external("env", "db_get")
declare function hostGet(key: usize, keySize: i64, into: usize, size: i64): i64;
@external("env", "request_path")
declare function hostPath(into: usize, size: i64): i64;
@external("env", "request_query")
declare function hostQuery(into: usize, size: i64): i64;
@external("env", "request_header_get")
declare function hostHeaderGet(name: usize, nameSize: i64, into: usize, size: i64): i64;

function pointer(bytes: ArrayBuffer): usize {
  return changetype<usize>(bytes);
}

/** Writes one line to the invocation's log. */
export function log(line: string): void {
  const bytes = String.UTF8.encode(line);
  hostLog(pointer(bytes), bytes.byteLength);
}

/** Answers with a text. */
export function answer(status: i32, reason: string, body: string): void {
  const phrase = String.UTF8.encode(reason);
  hostStatus(status, pointer(phrase), phrase.byteLength);
  const bytes = String.UTF8.encode(body);
  hostBody(pointer(bytes), bytes.byteLength);
}

/** Adds a header field to the answer. */
export function header(name: string, value: string): void {
  const key = String.UTF8.encode(name);
  const bytes = String.UTF8.encode(value);
  hostHeader(pointer(key), key.byteLength, pointer(bytes), bytes.byteLength);
}

/** A value of the function's environment; null where there is none. */
export function value(name: string): string | null {
  const key = String.UTF8.encode(name);
  const length = hostGet(pointer(key), key.byteLength, 0, 0);
  if (length < 0) return null;
  const bytes = new ArrayBuffer(<i32>length);
  hostGet(pointer(key), key.byteLength, pointer(bytes), length);
  return String.UTF8.decode(bytes);
}

/** The path of the request, percent-encoded as it came. */
export function path(): string {
  const bytes = new ArrayBuffer(<i32>hostPath(0, 0));
  hostPath(pointer(bytes), bytes.byteLength);
  return String.UTF8.decode(bytes);
}

/** The query of the request, as it came. */
export function query(): string {
  const bytes = new ArrayBuffer(<i32>hostQuery(0, 0));
  hostQuery(pointer(bytes), bytes.byteLength);
  return String.UTF8.decode(bytes);
}

/** A header field of the request; null where it has none of that name. */
export function requestHeader(name: string): string | null {
  const key = String.UTF8.encode(name);
  const length = hostHeaderGet(pointer(key), key.byteLength, 0, 0);
  if (length < 0) return null;
  const bytes = new ArrayBuffer(<i32>length);
  hostHeaderGet(pointer(key), key.byteLength, pointer(bytes), length);
  return String.UTF8.decode(bytes);
}
