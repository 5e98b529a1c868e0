"""Touches what interpreters are made of: big and small numbers, texts, tables, exceptions, generators, libraries in C."""
import collections, decimal, fractions, hashlib, heapq, itertools, json, math, random, re, statistics, struct, sys
import textwrap, unicodedata, zlib

rng = random.Random(20)
numbers = [rng.random() * 10 ** rng.randint(-20, 20) for _ in range(400)]
print([repr(x) for x in numbers[:12]], math.fsum(numbers), statistics.fmean(numbers))
print([f(x) for f in (math.sin, math.exp, math.log, math.sqrt, math.tanh, math.gamma) for x in (0.1, 1.5, 7.25)])
print(2 ** 500 % 10 ** 40, pow(3, 10 ** 6, 10 ** 9 + 7), math.factorial(60), decimal.Decimal(2).sqrt(), fractions.Fraction(355, 113))
data = json.dumps({"list": numbers, "text": "äöü\U0001f600\n", "nested": [{"a": None}] * 5}, sort_keys=True).encode()
for name in ("md5", "sha1", "sha256", "sha512", "blake2b", "sha3_256"):
    print(name, hashlib.new(name, data).hexdigest())
print(zlib.crc32(data), zlib.adler32(data), len(zlib.compress(data, 9)), zlib.decompress(zlib.compress(data)) == data)
print(struct.pack("<bhiqfd", -1, -2, -3, -4, 1.5, -2.25).hex(), struct.unpack(">d", struct.pack(">d", math.pi)))
words = re.findall(r"\w+", (__doc__ or "") * 3)
print(collections.Counter(words).most_common(5), sorted(set(words), key=lambda w: (len(w), w))[:8])
print(textwrap.fill(" ".join(words), 50), unicodedata.normalize("NFD", "äé").encode("utf-8"))
print(heapq.nsmallest(5, numbers), list(itertools.islice(itertools.permutations("abcd"), 20, 24)))


def sieve():
    found = {}
    for n in itertools.count(2):
        factor = found.pop(n, None)
        if factor is None:
            yield n
            found[n * n] = n
        else:
            at = n + factor
            while at in found:
                at += factor
            found[at] = factor


print(sum(itertools.islice(sieve(), 2000)))


class Tree:
    def __init__(self, depth):
        self.children = [Tree(depth - 1) for _ in range(3)] if depth else []

    def __len__(self):
        return 1 + sum(map(len, self.children))


print(len(Tree(8)))


def deep(n):
    try:
        return deep(n + 1)
    except RecursionError:
        return "too deep"


sys.setrecursionlimit(200)
print(deep(0))
for wrong in ("1/0", "[][3]", "{}['x']", "int('z')", "b'\\xff'.decode()"):
    try:
        eval(wrong)
    except Exception as e:
        print(type(e).__name__, e)
