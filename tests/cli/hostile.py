# SPDX-License-Identifier: ISC
"""hostile.py GITDIR SPEC...: a commit on main of what no git would write, made of
raw objects. A SPEC is MODE:PATH:CONTENT; "+" before it sets a second entry of the
same name beside the first. PATH and CONTENT know escapes (\\x1b, and \\x2f within
a name). MODE 0 takes the entry away, "zeros" makes CONTENT bytes of nothing, as a
pack, and "many" so many files in a folder. Prints the commit's id."""
import codecs, functools, hashlib, os, struct, subprocess, sys, zlib

sys.setrecursionlimit(20000)
git = sys.argv[1]
TREE = b"40000"


def unescape(text):
    return codecs.escape_decode(text.encode())[0]


def write(kind, body):
    whole = b"%s %d\0" % (kind, len(body)) + body
    name = hashlib.sha1(whole).hexdigest()
    path = f"{git}/objects/{name[:2]}/{name[2:]}"
    if not os.path.exists(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(zlib.compress(whole, 1))
    return bytes.fromhex(name)


def ask(*words):
    return subprocess.run(["git", "--git-dir=" + git, *words], stdout=subprocess.PIPE,
                          check=True).stdout


def read(tree):
    """The entries of a tree: [mode, name, id]."""
    left, entries = ask("cat-file", "tree", tree.hex()), []
    while left:
        head, _, rest = left.partition(b"\0")
        mode, _, name = head.partition(b" ")
        entries.append([mode, name, rest[:20]])
        left = rest[20:]
    return entries


def write_tree(entries):
    entries = sorted(entries, key=lambda e: e[1] + (b"/" if e[0] == TREE else b""))
    return write(b"tree", b"".join(b"%s %s\0%s" % tuple(e) for e in entries))


@functools.lru_cache
def zeros(size):
    """A blob that inflates to so many zeros, in a pack of a thousandth of that."""
    head = b"blob %d\0" % size
    sha, part = hashlib.sha1(head), bytes(1 << 20)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(part) + packer.flush(zlib.Z_FULL_FLUSH)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    again = packer.compress(part) + packer.flush(zlib.Z_FULL_FLUSH)
    count = size // len(part)
    for _ in range(count):
        sha.update(part)
    stream = b"\x78\xda" + first + again * (count - 1) + b"\x03\0" + \
        struct.pack(">HH", size % 65521, 1)
    length, header = size >> 4, [(3 << 4) | (size & 15)]
    while length:
        header[-1] |= 128
        header.append(length & 127)
        length >>= 7
    entry = bytes(header) + stream
    pack = b"PACK" + struct.pack(">II", 2, 1) + entry
    pack += hashlib.sha1(pack).digest()
    name = sha.digest()
    index = b"\377tOc" + struct.pack(">I", 2) + b"".join(
        struct.pack(">I", name[0] <= n) for n in range(256)) + name + \
        struct.pack(">II", zlib.crc32(entry), 12) + pack[-20:]
    index += hashlib.sha1(index).digest()
    base = f"{git}/objects/pack/pack-{pack[-20:].hex()}"
    for end, data in ((".pack", pack), (".idx", index)):
        with open(base + end, "wb") as file:
            file.write(data)
    return name


def many(count):
    blob = write(b"blob", b"x\n")
    return write_tree([[b"100644", b"%d.md" % n, blob] for n in range(count)])


def make(mode, content):
    """The mode and the id of what is to stand there."""
    if mode == b"zeros":
        return b"100644", zeros(int(content))
    if mode == b"many":
        return TREE, many(int(content))
    if mode == b"160000":
        return mode, b"\x11" * 20
    if mode == TREE:
        return TREE, write(b"tree", b"")
    return mode, write(b"blob", unescape(content))


def put(entries, names, entry, beside):
    name = names[0]
    found = [e for e in entries if e[1] == name]
    if len(names) > 1:
        below = read(found[0][2]) if found and found[0][0] == TREE else []
        entry = TREE, write_tree(put(below, names[1:], entry, beside))
        beside = False
    rest = entries if beside else [e for e in entries if e[1] != name]
    return rest + ([] if entry[0] == b"0" else [[entry[0], name, entry[1]]])


parent = ask("rev-parse", "main").decode().strip()
root = read(bytes.fromhex(ask("rev-parse", "main^{tree}").decode().strip()))
for spec in sys.argv[2:]:
    mode, path, content = spec.split(":", 2)
    names = [unescape(name) for name in path.split("/")]
    entry = make(mode.lstrip("+").encode(), content)
    root = put(root, names, entry, mode.startswith("+"))
who = "Somebody <somebody@example.org> 1795200000 +0000"
text = f"tree {write_tree(root).hex()}\nparent {parent}\nauthor {who}\ncommitter {who}\n\nafar\n"
commit = write(b"commit", text.encode()).hex()
ask("update-ref", "refs/heads/main", commit)
print(commit)
