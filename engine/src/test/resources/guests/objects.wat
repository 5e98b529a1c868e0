;; Structs and arrays: lists that grow or are dropped, state that a snapshot keeps, fields of every kind.
(module
  (rec
    (type $node (sub (struct (field $value (mut i32)) (field $next (mut (ref null $node))))))
    (type $named (sub final $node (struct
      (field (mut i32)) (field (mut (ref null $node))) (field $name (mut i64))))))
  (type $other (struct (field i32)))
  (type $mixed (struct
    (field $byte (mut i8)) (field $short (mut i16)) (field $float (mut f32)) (field $vector (mut v128))
    (field $call (mut funcref))))
  (type $bytes (array (mut i8)))
  (type $nodes (array (mut (ref null $node))))
  (type $number (func (result i32)))

  (global $head (export "head") (mut (ref null $node)) (ref.null $node))
  (global $constant (ref $node) (struct.new $node (i32.const 40) (struct.new_default $node)))
  (global $small (ref i31) (ref.i31 (i32.const -5)))
  (table $table 2 (ref null $node))
  (data $text "abcdef")
  (func $seven (result i32) (i32.const 7))
  (elem declare func $seven)

  ;; Prepends to the list in the global.
  (func (export "push") (param $times i32)
    (loop $again
      (global.set $head (struct.new $node (local.get $times) (global.get $head)))
      (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1))))))
  ;; Makes as many objects and keeps none.
  (func (export "churn") (param $times i32)
    (local $last (ref null $nodes))
    (loop $again
      (local.set $last (array.new_default $nodes (i32.const 100)))
      (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1))))))
  (func (export "endless")
    (loop $again
      (global.set $head (struct.new $node (i32.const 1) (global.get $head)))
      (br $again)))
  (func (export "large") (param $length i32) (result i32)
    (array.len (array.new_default $nodes (local.get $length))))
  (func (export "drop") (global.set $head (ref.null $node)))
  (func (export "length") (result i32)
    (local $at (ref null $node)) (local $count i32)
    (local.set $at (global.get $head))
    (block $end
      (loop $again
        (local.set $at (struct.get $node $next (br_on_null $end (local.get $at))))
        (local.set $count (i32.add (local.get $count) (i32.const 1)))
        (br $again)))
    (local.get $count))

  ;; A ring of two, also in the table; then its state.
  (func (export "ring")
    (global.set $head (struct.new $node (i32.const 1) (ref.null $node)))
    (struct.set $node $next (global.get $head)
      (struct.new $named (i32.const 2) (global.get $head) (i64.const 3)))
    (table.set $table (i32.const 0) (global.get $head)))
  (func (export "increment") (result i32)
    (struct.set $node $value (global.get $head)
      (i32.add (struct.get $node $value (global.get $head)) (i32.const 1)))
    (struct.get $node $value (table.get $table (i32.const 0))))
  (func (export "isRing") (result i32)
    (ref.eq (global.get $head) (struct.get $node $next (struct.get $node $next (global.get $head)))))

  (func (export "constant") (result i32)
    (i32.add (struct.get $node $value (global.get $constant)) (i31.get_s (global.get $small))))
  (func (export "mixed") (result i32)
    (local $it (ref $mixed))
    (local.set $it (struct.new $mixed (i32.const 0x1ff) (i32.const -2) (f32.const 1.5)
      (v128.const i32x4 1 2 3 4) (ref.func $seven)))
    (struct.set $mixed $byte (local.get $it) (i32.const 0x2fe))
    (struct.set $mixed $vector (local.get $it)
      (i32x4.add (struct.get $mixed $vector (local.get $it)) (v128.const i32x4 1 1 1 1)))
    (i32.add
      (i32.add (struct.get_s $mixed $byte (local.get $it)) (struct.get_u $mixed $short (local.get $it)))
      (i32.add
        (i32x4.extract_lane 3 (struct.get $mixed $vector (local.get $it)))
        (call_ref $number (ref.cast (ref $number) (struct.get $mixed $call (local.get $it)))))))
  (func (export "text") (param $from i32) (param $length i32) (result i32)
    (local $it (ref $bytes))
    (local.set $it (array.new_data $bytes $text (local.get $from) (local.get $length)))
    (array.copy $bytes $bytes (local.get $it) (i32.const 1) (local.get $it) (i32.const 0) (i32.const 2))
    (array.get_u $bytes (local.get $it) (i32.const 2)))

  ;; For another module.
  (func (export "make") (param i32) (result anyref)
    (struct.new $node (local.get 0) (ref.null $node)))
  (func (export "makeNamed") (param i32) (result anyref)
    (struct.new $named (local.get 0) (ref.null $node) (i64.const 9)))
  (func (export "makeOther") (param i32) (result anyref) (struct.new $other (local.get 0)))
  (func (export "value") (param (ref null $node)) (result i32) (struct.get $node $value (local.get 0))))
