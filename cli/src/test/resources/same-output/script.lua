-- Numbers of both kinds, texts and patterns, tables, closures, errors that unwind, coroutines, collected garbage.
local state = 12345
local function random() state = (state * 1103515245 + 12345) & 0x7fffffff; return state end
local list = {}
for i = 1, 5000 do list[i] = random() % 100003 end
table.sort(list)
local sum = 0
for i, v in ipairs(list) do sum = sum + v * i end
print(sum, list[1], list[2500], list[5000])
for _, x in ipairs { 0.1, 1 / 3, 1e300 * 10, 2 ^ 53, -0.0, 12345.678 } do
  print(string.format("%.17g %e %a %10.3f", x, x, x, x), x // 0.3, x % 0.3)
end
print(math.sin(1), math.exp(2.5), math.log(10), math.sqrt(2), math.maxinteger + 1 == math.mininteger, 7 // -2, 7 % -2)
print(("hello world from lua"):gsub("(%w+) (%w+)", "%2 %1"), ("key = value"):match("^(%w+)%s*=%s*(%w+)$"))
print(string.pack("<i4d", 7, 1.5):byte(1, -1))
print(utf8.char(228, 8364, 128512), utf8.len("äöü"))
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
print(fib(24))
for depth = 1, 5 do
  print(pcall(function() local function fall(n) if n == 0 then error({ depth = depth }) end fall(n - 1) end
    local ok, e = pcall(fall, depth * 20); error(ok and "?" or "again " .. e.depth, 0) end))
end
print(select("#", table.unpack({}, 1, 200)), pcall(string.rep))
local generate = coroutine.wrap(function() for i = 1, 200 do coroutine.yield(i * i) end end)
local total = 0
for i = 1, 200 do total = total + generate() end
print(total)
local words = {}
for i = 1, 20000 do words[i % 100 + 1] = ("x"):rep(i % 17) .. i end
print(#table.concat(words, ","))
local set = setmetatable({}, { __index = function(_, k) return k * 2 end, __call = function(_, a) return a + 1 end })
print(set[21], set(41), rawget(set, 21))
print(pcall(function() return nil + 1 end))
