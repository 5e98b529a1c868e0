;; Types in what a component shows need names that it shows too.
(component definition
  (import "point" (type $point (sub resource)))
  (type $shape' (variant (case "dot" (own $point)) (case "none")))
  (import "shape" (type $shape (eq $shape')))
  (import "draw" (func $draw (param "at" (borrow $point)) (param "shapes" (list $shape))))
  (export "paint" (func $draw)))
(assert_invalid
  (component
    (type $shape' (variant (case "dot") (case "none")))
    (import "draw" (func (param "shapes" (list $shape')))))
  "func not valid to be used as import")
(assert_invalid
  (component
    (type $shape' (variant (case "dot") (case "none")))
    (import "shape" (type $shape (eq $shape')))
    (import "draw" (func (param "shapes" (list $shape')))))
  "func not valid to be used as import")
(assert_invalid
  (component
    (type $inner (flags "a" "b"))
    (type $outer (record (field "inner" (option $inner))))
    (export "outer" (type $outer)))
  "type not valid to be used as export")
;; a name is given by the export, not to what was exported
(assert_invalid
  (component
    (type $r (resource (rep i32)))
    (core module $m (func (export "f") (param i32)))
    (core instance $m (instantiate $m))
    (func $f (param "r" (own $r)) (canon lift (core func $m "f")))
    (export "r" (type $r))
    (export "f" (func $f)))
  "func not valid to be used as export")
(component definition
  (type $r (resource (rep i32)))
  (export $named "r" (type $r))
  (core module $m (func (export "f") (param i32)))
  (core instance $m (instantiate $m))
  (func $f (param "r" (own $named)) (canon lift (core func $m "f")))
  (export "f" (func $f)))
;; imports do not build on exports
(assert_invalid
  (component
    (type $pair (record (field "x" u8) (field "y" u8)))
    (export $named "pair" (type $pair))
    (import "other" (type (eq $named))))
  "type not valid to be used as import")
;; an instance that is shown gives its types names, one that is not shown gives none
(component definition
  (component $c
    (type $pair' (record (field "x" u8) (field "y" u8)))
    (export "pair" (type $pair')))
  (instance $hidden (instantiate $c))
  (export $shown "c" (instance $hidden))
  (alias export $shown "pair" (type $pair))
  (import "f" (func $f))
  (core module $m (func (export "f") (param i32 i32)))
  (core instance $m (instantiate $m))
  (func $g (param "p" $pair) (canon lift (core func $m "f")))
  (export "g" (func $g)))
(assert_invalid
  (component
    (component $c
      (type $pair' (record (field "x" u8) (field "y" u8)))
      (export "pair" (type $pair')))
    (instance $hidden (instantiate $c))
    (alias export $hidden "pair" (type $pair))
    (core module $m (func (export "f") (param i32 i32)))
    (core instance $m (instantiate $m))
    (func $g (param "p" $pair) (canon lift (core func $m "f")))
    (export "g" (func $g)))
  "func not valid to be used as export")
;; names go with what is given to a component that imports them
(component definition
  (type $pair' (record (field "x" u8) (field "y" u8)))
  (import "pair" (type $pair (eq $pair')))
  (component $c
    (type $same (record (field "x" u8) (field "y" u8)))
    (import "a-pair" (type $own (eq $same)))
    (import "f" (func $f (param "p" $own)))
    (export "g" (func $f)))
  (import "f" (func $f (param "p" $pair)))
  (instance $i (instantiate $c (with "a-pair" (type $pair)) (with "f" (func $f))))
  (export "i" (instance $i)))
;; the type of an instance names what its own functions use
(component definition
  (type $i (instance
    (export "r" (type $r (sub resource)))
    (export "f" (func (result (own $r))))))
  (import "i" (type (eq $i))))
(assert_invalid
  (component
    (type $e (enum "a"))
    (type $i (instance (export "f" (func (result $e)))))
    (import "i" (type (eq $i))))
  "type not valid to be used as import")
(assert_invalid
  (component
    (type (component
      (type $e (enum "a"))
      (export "f" (func (result $e))))))
  "func not valid to be used as export")
;; resources that a type does not bind itself stay inside of the component
(assert_invalid
  (component $outer
    (type $r (resource (rep i32)))
    (type $i (instance (export "f" (func (param "r" (own $r))))))
    (component (alias outer $outer $i (type))))
  "transitively refers to resources")
(component definition $outer
  (type $i (instance (export "r" (type $r (sub resource))) (export "f" (func (param "r" (own $r))))))
  (component (alias outer $outer $i (type))))
