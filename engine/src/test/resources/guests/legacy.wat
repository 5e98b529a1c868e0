;; The exceptions that C++ and C compilers emit by default: try, catch, catch_all, rethrow, delegate.
(module
  (type $step (func (param i32) (result i32)))
  (import "env" "host" (func $host (param i32) (result i32)))
  (tag $number (param i32))
  (tag $pair (param i32 i64))
  (tag $empty)
  (memory 1)
  (table 4 funcref)
  (elem (i32.const 0) $fail $host $trap $through)
  (global $cleaned (mut i32) (i32.const 0))

  ;; Throws by its argument: 0 nothing, 1 a number, 2 a pair, 3 the empty one, 4 traps, 5 overflows the stack.
  (func $fail (export "fail") (param $how i32) (result i32)
    (block $empty (block $pair (block $number (block $nothing (block $trap (block $deep
      (br_table $nothing $number $pair $empty $trap $deep $nothing (local.get $how)))
      (return (call $deep (i32.const 0))))
      (return (call $trap (local.get $how))))
      (return (i32.const 7)))
      (throw $number (i32.const 100)))
      (throw $pair (i32.const 20) (i64.const 3)))
    (throw $empty))
  (func $trap (param i32) (result i32) (i32.div_s (local.get 0) (i32.const 0)))
  (func $deep (param i32) (result i32) (i32.add (call $deep (local.get 0)) (i32.const 1)))
  ;; Calls a function of this type out of the table, with a clean-up around it.
  (func $through (param $how i32) (result i32)
    try (result i32)
      (call $fail (local.get $how))
    catch_all
      (global.set $cleaned (i32.add (global.get $cleaned) (i32.const 1)))
      rethrow 0
    end)

  (func (export "cleaned") (result i32) (global.get $cleaned))

  ;; Each tag has its own handler; what has none is caught by all.
  (func (export "each") (param $how i32) (result i32)
    try (result i32)
      (call $fail (local.get $how))
    catch $number
      (i32.const 1)
      i32.add
    catch $pair
      i32.wrap_i64
      i32.add
    catch_all
      (i32.const -1)
    end)

  ;; The same through the table.
  (func (export "indirect") (param $element i32) (param $how i32) (result i32)
    try (result i32)
      (call_indirect (type $step) (local.get $how) (local.get $element))
    catch $number
    catch_all
      (i32.const -1)
    end)

  ;; Only numbers are caught here: others go on to the caller.
  (func $numbers (export "numbers") (param $how i32) (result i32)
    try (result i32)
      (call $fail (local.get $how))
    catch $number
    end)

  ;; A try without handlers is only a block.
  (func (export "bare") (param $how i32) (result i32)
    try (result i32)
      (call $fail (local.get $how))
    end)

  ;; Locals keep what they were given before the throw.
  (func (export "locals") (param $how i32) (result i32)
    (local $state i32)
    (local.set $state (i32.const 1))
    try
      (local.set $state (i32.const 2))
      (drop (call $fail (local.get $how)))
      (local.set $state (i32.const 3))
    catch_all
      (local.set $state (i32.mul (local.get $state) (i32.const 10)))
    end
    (local.get $state))

  ;; Values below the try stay where they are.
  (func (export "below") (param $how i32) (result i32)
    (i32.const 1000)
    (i32.const 200)
    try (param i32) (result i32)
      (call $fail (local.get $how))
      i32.add
    catch $number
    catch_all
      (i32.const 5)
    end
    i32.add)

  ;; Rethrows what the outer of two handlers caught, from inside of the inner one.
  (func $outer (param $how i32) (result i32)
    try (result i32)
      (call $fail (local.get $how))
    catch_all
      try (result i32)
        (throw $number (i32.const 55))
      catch $number
        drop
        rethrow 1
      end
    end)
  (func (export "rethrowOuter") (param $how i32) (result i32)
    try (result i32)
      (call $outer (local.get $how))
    catch $number
    catch $pair
      drop
    catch_all
      (i32.const -3)
    end)

  ;; Rethrows what the inner one caught.
  (func (export "rethrowInner") (param $how i32) (result i32)
    try (result i32)
      try (result i32)
        (call $fail (local.get $how))
      catch_all
        try (result i32)
          (throw $number (i32.const 55))
        catch $number
          drop
          rethrow 0
        end
      end
    catch $number
    catch_all
      (i32.const -3)
    end)

  ;; A throw in a handler is not caught by the same try.
  (func (export "throwInHandler") (param $how i32) (result i32)
    try (result i32)
      try (result i32)
        (call $fail (local.get $how))
      catch $number
        (i32.const 1)
        i32.add
        throw $number
      catch_all
        (throw $empty)
      end
    catch $number
    catch $empty
      (i32.const -4)
    end)

  ;; Delegates past a handler to the one around it.
  (func (export "delegateOuter") (param $how i32) (result i32)
    try $out (result i32)
      try (result i32)
        try (result i32)
          (call $fail (local.get $how))
        delegate $out
      catch_all
        (i32.const -100)
      end
    catch $number
      (i32.const 2)
      i32.mul
    catch_all
      (i32.const -5)
    end)

  ;; Delegates to the handler right around it.
  (func (export "delegateInner") (param $how i32) (result i32)
    try (result i32)
      try (result i32)
        (call $fail (local.get $how))
      delegate 0
    catch $number
      (i32.const 3)
      i32.mul
    catch_all
      (i32.const -6)
    end)

  ;; Delegates to the caller, past every handler of the function.
  (func $toCaller (param $how i32) (result i32)
    try (result i32)
      try (result i32)
        try (result i32)
          (call $fail (local.get $how))
        delegate 2
      catch_all
        (i32.const -100)
      end
    catch_all
      (i32.const -200)
    end)
  (func (export "delegateCaller") (param $how i32) (result i32)
    try (result i32)
      (call $toCaller (local.get $how))
    catch $number
      (i32.const 4)
      i32.mul
    catch_all
      (i32.const -7)
    end)

  ;; A delegate to a block goes to the handler around that block.
  (func (export "delegateBlock") (param $how i32) (result i32)
    try (result i32)
      block $middle (result i32)
        try (result i32)
          (call $fail (local.get $how))
        delegate $middle
      end
    catch $number
      (i32.const 5)
      i32.mul
    catch_all
      (i32.const -8)
    end)

  ;; Leaves try blocks and handlers by branches, in a loop.
  (func (export "branches") (param $how i32) (result i32)
    (local $rounds i32)
    (local $sum i32)
    (block $done
      (loop $again
        (br_if $done (i32.ge_s (local.get $rounds) (i32.const 5)))
        (local.set $rounds (i32.add (local.get $rounds) (i32.const 1)))
        try
          (br_if $again (i32.eq (local.get $rounds) (i32.const 2)))
          (local.set $sum (i32.add (local.get $sum) (call $fail (local.get $how))))
        catch $number
          (local.get $sum)
          i32.add
          local.set $sum
          (br $again)
        catch_all
          (local.set $sum (i32.add (local.get $sum) (i32.const 10000)))
          (br_if $done (i32.eq (local.get $rounds) (i32.const 4)))
        end
        (local.set $sum (i32.add (local.get $sum) (i32.const 1)))
        (br $again)))
    (local.get $sum))

  ;; Memory that a callee grew is there in the handler.
  (func $growAndThrow (drop (memory.grow (i32.const 1))) (throw $empty))
  (func (export "grown") (result i32)
    (i32.store (i32.const 0) (i32.const 1))
    try
      (call $growAndThrow)
    catch $empty
      (i32.store (i32.const 70000) (i32.const 9))
    end
    (i32.load (i32.const 70000)))

  ;; An exception crosses a function of the host, which calls this export.
  (func (export "callback") (param $how i32) (result i32) (call $fail (local.get $how)))
  (func (export "acrossHost") (param $how i32) (result i32)
    try (result i32)
      (call $host (local.get $how))
    catch $number
      (i32.const 6)
      i32.mul
    catch_all
      (i32.const -9)
    end)

  ;; Handlers within handlers, to a depth that compilers reach with nested destructors.
  (func (export "nested") (param $how i32) (result i32)
    (local $trace i32)
    try
      try
        try
          (drop (call $fail (local.get $how)))
        catch $pair
          drop
          drop
          (local.set $trace (i32.or (local.get $trace) (i32.const 1)))
          try
            (throw $empty)
          catch $empty
            (local.set $trace (i32.or (local.get $trace) (i32.const 2)))
            rethrow 1
          end
        end
      catch_all
        (local.set $trace (i32.or (local.get $trace) (i32.const 4)))
        try
          rethrow 1
        catch $number
          drop
          (local.set $trace (i32.or (local.get $trace) (i32.const 8)))
        catch_all
          (local.set $trace (i32.or (local.get $trace) (i32.const 16)))
          rethrow 1
        end
      end
    catch_all
      (local.set $trace (i32.or (local.get $trace) (i32.const 32)))
    end
    (local.get $trace)))
