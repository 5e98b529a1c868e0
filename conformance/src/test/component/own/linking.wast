;; Components inside of components, and what they may call.
(component
  (component $inner
    (import "base" (func $base (result u32)))
    (core func $base (canon lower (func $base)))
    (core module $m (import "" "base" (func $base (result i32)))
      (func (export "next") (result i32) (i32.add (call $base) (i32.const 1))))
    (core instance $m (instantiate $m (with "" (instance (export "base" (func $base))))))
    (func (export "base") (result u32) (canon lift (core func $m "next"))))
  (component $zero
    (core module $m (func (export "f") (result i32) (i32.const 0)))
    (core instance $m (instantiate $m))
    (func (export "base") (result u32) (canon lift (core func $m "f"))))
  (instance $a (instantiate $zero))
  (instance $b (instantiate $inner (with "base" (func $a "base"))))
  (instance $c (instantiate $inner (with "base" (func $b "base"))))
  (export "two" (func $c "base")))
(assert_return (invoke "two") (u32.const 2))

;; an outer alias lends modules and components
(component
  (core module $m (func (export "f") (result i32) (i32.const 9)))
  (component $inner
    (alias outer 1 $m (core module $m))
    (core instance $m (instantiate $m))
    (func (export "nine") (result u32) (canon lift (core func $m "f"))))
  (instance $i (instantiate $inner))
  (export "nine" (func $i "nine")))
(assert_return (invoke "nine") (u32.const 9))

;; a child may call back into the parent that it runs in, a sibling may not be entered twice
(component
  (core module $m (func (export "f") (result i32) (i32.const 3)))
  (core instance $m (instantiate $m))
  (func $up (result u32) (canon lift (core func $m "f")))
  (component $child
    (import "up" (func $up (result u32)))
    (core func $up (canon lower (func $up)))
    (core module $m (import "" "up" (func $up (result i32))) (func (export "f") (result i32) (call $up)))
    (core instance $m (instantiate $m (with "" (instance (export "up" (func $up))))))
    (func (export "down") (result u32) (canon lift (core func $m "f"))))
  (instance $child (instantiate $child (with "up" (func $up))))
  (export "down" (func $child "down")))
(assert_return (invoke "down") (u32.const 3))

;; compound values between two memories
(component
  (component $inner
    (core module $m
      (memory (export "m") 1)
      (global $top (mut i32) (i32.const 1024))
      (func (export "r") (param i32 i32 i32 i32) (result i32)
        (local $at i32)
        (local.set $at (i32.and (i32.add (global.get $top) (i32.const 15)) (i32.const -16)))
        (global.set $top (i32.add (local.get $at) (local.get 3)))
        (local.get $at))
      (func (export "f") (param i32 i32 i32 i64 f32 i32 i32) (result i32)
        ;; flags, variant (tag, joined payload), float, list: answered as they came
        (i32.store8 (i32.const 0) (local.get 0))
        (i32.store8 (i32.const 8) (local.get 2))
        (i64.store (i32.const 16) (local.get 3))
        (f32.store (i32.const 24) (local.get 4))
        (i32.store (i32.const 28) (local.get 5))
        (i32.store (i32.const 32) (local.get 6))
        (i32.store16 (i32.const 2) (local.get 1))
        (i32.const 0)))
    (core instance $i (instantiate $m))
    (type $fl' (flags "a" "b" "c"))
    (export $fl "fl" (type $fl'))
    (type $v' (variant (case "x" u64) (case "y" f32) (case "z")))
    (export $v "v" (type $v'))
    (type $rec' (record (field "flags" $fl) (field "short" s16) (field "v" $v) (field "f" f32) (field "l" (list u16))))
    (export $rec "rec" (type $rec'))
    (func (export "echo") (param "r" $rec) (result $rec)
      (canon lift (core func $i "f") (memory (core memory $i "m")) (realloc (core func $i "r")))))
  (instance $inner (instantiate $inner))
  (export $shown "inner" (instance $inner))
  (export "echo" (func $shown "echo")))
(assert_return
  (invoke "echo" (record.const (field "flags" flags.const "a" "c") (field "short" s16.const -2)
    (field "v" variant.const "y" (f32.const 1.5)) (field "f" f32.const 0.25) (field "l" list.const (u16.const 1) (u16.const 65535))))
  (record.const (field "flags" flags.const "a" "c") (field "short" s16.const -2)
    (field "v" variant.const "y" (f32.const 1.5)) (field "f" f32.const 0.25) (field "l" list.const (u16.const 1) (u16.const 65535))))
(assert_return
  (invoke "echo" (record.const (field "flags" flags.const) (field "short" s16.const 32767)
    (field "v" variant.const "x" (u64.const 18446744073709551615)) (field "f" f32.const 0) (field "l" list.const)))
  (record.const (field "flags" flags.const) (field "short" s16.const 32767)
    (field "v" variant.const "x" (u64.const 18446744073709551615)) (field "f" f32.const 0) (field "l" list.const)))

(assert_invalid
  (component (component $c (import "f" (func))) (instance (instantiate $c)))
  "missing import named `f`")
(assert_unlinkable (component (import "nobody" (func))) "unknown import")
