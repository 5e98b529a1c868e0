;; What a synchronous task can do of what tasks can do.
(component
  (canon context.get i32 1 (core func $get))
  (canon context.set i32 1 (core func $set))
  (canon backpressure.inc (core func $inc))
  (canon backpressure.dec (core func $dec))
  (core module $m
    (import "" "get" (func $get (result i32)))
    (import "" "set" (func $set (param i32)))
    (import "" "inc" (func $inc))
    (import "" "dec" (func $dec))
    (func (export "keep") (param i32) (result i32)
      (call $set (local.get 0))
      (call $inc)
      (call $dec)
      (i32.add (call $get) (call $get)))
    (func (export "kept") (result i32) (call $get))
    (func (export "under") (call $dec)))
  (core instance $m (instantiate $m (with "" (instance
    (export "get" (func $get)) (export "set" (func $set))
    (export "inc" (func $inc)) (export "dec" (func $dec))))))
  (func (export "keep") (param "word" u32) (result u32) (canon lift (core func $m "keep")))
  (func (export "kept") (result u32) (canon lift (core func $m "kept")))
  (func (export "under") (canon lift (core func $m "under"))))
(assert_return (invoke "keep" (u32.const 21)) (u32.const 42))
(assert_return (invoke "kept") (u32.const 0))
(assert_trap (invoke "under") "backpressure counter overflow")
(assert_invalid (component (canon context.get i32 2 (core func))) "immediate must be zero or one")
(assert_invalid
  (component (type $s (stream u8)) (canon future.new $s (core func)))
  "requires a stream type or a future type of its own")
(assert_invalid
  (component (type $r (resource (rep i32))) (canon task.return (result (borrow $r)) (core func)))
  "cannot contain a `borrow` type")
;; built-ins may be there, and end the guest once one is called
(component
  (type $s (stream u8))
  (canon stream.forward $s (core func $forward))
  (core module $m
    (import "" "forward" (func $forward (param i32 i32)))
    (func (export "fine"))
    (func (export "late") (call $forward (i32.const 0) (i32.const 0))))
  (core instance $m (instantiate $m (with "" (instance (export "forward" (func $forward))))))
  (func (export "fine") (canon lift (core func $m "fine")))
  (func (export "late") (canon lift (core func $m "fine") (post-return (core func $m "late")))))
(assert_return (invoke "fine"))
(assert_trap (invoke "late") "cannot leave component instance")
;; values nest so deep
(component definition (type $a (list u8)) (type (list $a)))
