;; as shim.wat, but the forwarding function is also called by the host
(component
  (import "test:host/text" (instance $text (export "upper" (func (param "s" string) (result string)))))
  (core module $main
    (import "text" "upper" (func $upper (param i32 i32 i32)))
    (memory (export "memory") 1)
    (data (i32.const 16) "quiet")
    (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 4096))
    (func (export "shout") (result i32) (call $upper (i32.const 16) (i32.const 5) (i32.const 0)) (i32.const 0)))
  (core module $shim
    (type $t (func (param i32 i32 i32)))
    (table $imports (export "$imports") 1 1 funcref)
    (func (export "0") (type $t)
      (call_indirect $imports (type $t) (local.get 0) (local.get 1) (local.get 2) (i32.const 0))))
  (core module $fixups
    (type $t (func (param i32 i32 i32)))
    (import "" "0" (func $f (type $t)))
    (import "" "$imports" (table 1 1 funcref))
    (elem (i32.const 0) func $f))
  (core instance $shim (instantiate $shim))
  (core instance $main (instantiate $main (with "text" (instance (export "upper" (func $shim "0"))))))
  (core func $upper (canon lower (func $text "upper") (memory (core memory $main "memory"))
    (realloc (core func $main "cabi_realloc"))))
  (core instance (instantiate $fixups (with "" (instance
    (export "0" (func $upper)) (export "$imports" (table $shim "$imports"))))))
  (func (export "shout") (result string)
    (canon lift (core func $main "shout") (memory (core memory $main "memory"))))
  (func (export "forward") (param "pointer" u32) (param "length" u32) (param "result" u32)
    (canon lift (core func $shim "0"))))
