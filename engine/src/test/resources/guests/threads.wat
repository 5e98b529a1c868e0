;; Works on a memory that other instances hold as well.
(module
  (import "env" "memory" (memory 1 8 shared))

  ;; Adds one to the i32 at an address, many times.
  (func (export "add32") (param $address i32) (param $times i32)
    (loop $again
      (drop (i32.atomic.rmw.add (local.get $address) (i32.const 1)))
      (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1))))))

  ;; The same with a byte.
  (func (export "add8") (param $address i32) (param $times i32)
    (loop $again
      (drop (i32.atomic.rmw8.add_u (local.get $address) (i32.const 1)))
      (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1))))))

  ;; The same by compare and exchange.
  (func (export "swap64") (param $address i32) (param $times i32)
    (local $old i64)
    (loop $again
      (local.set $old (i64.atomic.load (local.get $address)))
      (br_if $again
        (i64.ne
          (i64.atomic.rmw.cmpxchg
            (local.get $address)
            (local.get $old)
            (i64.add (local.get $old) (i64.const 1)))
          (local.get $old)))
      (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1))))))

  (func (export "load") (param $address i32) (result i32)
    (i32.atomic.load (local.get $address)))
  (func (export "load64") (param $address i32) (result i64)
    (i64.atomic.load (local.get $address)))
  (func (export "store") (param $address i32) (param $value i32)
    (i32.atomic.store (local.get $address) (local.get $value)))
  (func (export "wait") (param $address i32) (param $expected i32) (param $nanos i64) (result i32)
    (memory.atomic.wait32 (local.get $address) (local.get $expected) (local.get $nanos)))
  (func (export "notify") (param $address i32) (param $count i32) (result i32)
    (memory.atomic.notify (local.get $address) (local.get $count)))

  ;; Grows, writes into the new page, and tells where.
  (func (export "publish") (param $cell i32) (param $value i32)
    (local $new i32)
    (local.set $new (i32.mul (memory.grow (i32.const 1)) (i32.const 65536)))
    (i32.store (local.get $new) (local.get $value))
    (i32.atomic.store (local.get $cell) (local.get $new)))

  ;; Reads the memory once, waits in a loop to be told where, and reads there.
  (func (export "await") (param $cell i32) (result i32)
    (local $there i32)
    (drop (i32.load (i32.const 0)))
    (loop $again
      (br_if $again (i32.eqz (local.tee $there (i32.atomic.load (local.get $cell))))))
    (i32.load (local.get $there))))
