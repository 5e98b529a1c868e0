;; Calls the host as often as it is told, and does nothing else.
(component
  (import "bench:host/counter@1.0.0" (instance $host
    (export "next" (func (param "n" u32) (result u32)))))
  (core func $next (canon lower (func $host "next")))
  (core module $m
    (import "" "next" (func $next (param i32) (result i32)))
    (func (export "run") (param $times i32) (result i32)
      (local $n i32)
      (loop $again
        (local.set $n (call $next (local.get $n)))
        (local.set $times (i32.sub (local.get $times) (i32.const 1)))
        (br_if $again (local.get $times)))
      (local.get $n)))
  (core instance $i (instantiate $m (with "" (instance (export "next" (func $next))))))
  (func (export "run") (param "times" u32) (result u32) (canon lift (core func $i "run"))))
