;; Which form names have, and which may not stand beside each other.
(component definition
  (import "thing" (type $thing (sub resource)))
  (import "[constructor]thing" (func (result (own $thing))))
  (import "[method]thing.get-name" (func (param "self" (borrow $thing)) (result string)))
  (import "[static]thing.count-ALL" (func (result u32)))
  (import "own:names/API-v2@1.4.0-rc.1+b" (instance))
  (import "own:names/things@0.2.9" (instance)))
(assert_invalid
  (component (import "red-green" (func)) (import "redgreen" (func)))
  "conflicts with previous name")
(assert_invalid
  (component (import "red-green" (func)) (import "RED-green" (func)))
  "conflicts with previous name")
(assert_invalid
  (component
    (import "red-fox" (type $fox (sub resource)))
    (import "[method]red-fox.jump-high" (func (param "self" (borrow $fox))))
    (import "[static]red-fox.jumphigh" (func)))
  "conflicts with previous name")
(assert_invalid
  (component
    (import "red-fox" (type $fox (sub resource)))
    (import "[static]red-fox.redFOX" (func)))
  "conflicts with previous name")
(assert_invalid
  (component (import "own:names/things@0.2.9" (instance)) (import "own:names/THINGS@0.2.9" (instance)))
  "conflicts with previous name")
(assert_invalid
  (component (type (record (field "is-ok" bool) (field "isok" bool))))
  "conflicts with previous")
(assert_invalid
  (component (type (enum "up" "Up")))
  "is not in kebab case")
(assert_invalid
  (component (import "own:names/tHings" (instance)))
  "not a valid extern name")
(assert_invalid
  (component (import "own:names/things@1.0" (instance)))
  "not a valid extern name")
(assert_invalid
  (component (import "url=<https://example.org>" (func)))
  "not a valid extern name")
(assert_invalid
  (component (import "thing" (type $thing (sub resource)))
    (import "[constructor]thing" (func async (result (own $thing)))))
  "constructor function cannot be async")
;; what a bundle exports does not name the resource in the types of its functions
(assert_invalid
  (component
    (type $t (resource (rep i32)))
    (core module $m (func (export "make") (result i32) i32.const 0))
    (core instance $m (instantiate $m))
    (func $make (result (own $t)) (canon lift (core func $m "make")))
    (instance (export "thing" (type $t)) (export "[constructor]thing" (func $make))))
  "the resource has no name")
;; the part of a version that compatible versions share, and the rest of it
(component definition
  (import "own:names/a@2" (version-suffix ".0.7") (instance))
  (import "own:names/b@0.3" (version-suffix ".1+y") (instance))
  (import "own:names/c@0.3.1-x" (version-suffix "+y") (instance)))
(assert_invalid
  (component (import "own:names/a@2.0" (version-suffix ".7") (instance)))
  "not a valid")
(assert_invalid
  (component (import "own:names/a@0.3.1" (version-suffix "+y") (instance)))
  "is not the canonical version")
(assert_invalid
  (component (import "own:names/a@2" (version-suffix "0.7") (instance)))
  "invalid interface version")
(assert_invalid
  (component (import "own:names/a" (version-suffix "2.0.7") (instance)))
  "requires the name to have a version")
(assert_invalid
  (component (import "a" (version-suffix "2.0.7") (instance)))
  "requires an interface name")
