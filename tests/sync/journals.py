#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Whole journals on two and three machines: people write in them in all ways, by
taut, by hand, by plain git, and sync in random order. Then every machine has the
same bytes, every unit that somebody wrote and nobody took away stands somewhere,
sealed passages are whole and open, no marker is left, doctor is content and the
ledgers are equal.

A case that fails is made smaller, as long as it fails by the same law, and told as
a list that can be replayed, and as commands that a person can read.

TAUT_SEED=n    that one alone       TAUT_CASES=n   so many, from the first
TAUT_OPS=1,5   of its deeds these alone            TAUT_BUILD     where taut is
TAUT_FIRST=n   another first one    TAUT_SHRINK=n  runs to make one smaller
TAUT_JOBS=n    at a time"""
import collections, multiprocessing, os, random, re, shutil, sys, tempfile, time

sys.dont_write_bytecode = True
from deeds import BY_NAME, DEEDS, MEANWHILE, Hand, begin
from machines import MARKER, NAMES, World, Wrong

CASES, ROUNDS, SHRINK = 50, 6, 60
BUILD = os.path.abspath(os.environ.get("TAUT_BUILD") or
                        os.path.dirname(__file__) + "/../../build")
DISPLACED = re.compile(r"^wrong (?:ids .*(?:stands twice|is a result's too|names nothing)|"
                       r"replay .* its line is in no area)")
Op = collections.namedtuple("Op", "number machine kind now both")


def plan(seed):
    """The machines and deeds of a case. Times stay as they are when some are left out."""
    rng = random.Random(seed)
    count = rng.choice((2, 2, 3))
    weights = [weight for weight, _ in DEEDS]
    minute, ops = 8 * 60, []
    for number in range(rng.randint(12, 25)):
        minute += rng.choice((0, 0, 0, 1, 1, 7, 45, 300, 900))
        now = "2026-11-%02dT%02d:%02d" % (20 + minute // 1440, minute // 60 % 24, minute % 60)
        name, kind = NAMES[rng.randrange(count)], rng.choices(DEEDS, weights)[0][1].__name__
        both = ops and ops[-1].machine != name and ops[-1].kind != "sync" and rng.random() < 0.5
        if both:  # two are at the same thing, and meet later
            ops[-1] = ops[-1]._replace(both=True)
            kind = rng.choice(MEANWHILE.get(ops[-1].kind, (ops[-1].kind,)))
        ops.append(Op(number, name, kind, now, both))
    return count, ops


class Book:
    """What was written, and what was taken away by somebody who saw it."""

    def __init__(self, world):
        self.world = world
        self.units, self.blocks = set(), set()
        self.gone = set()    # both units and blocks
        self.times = collections.Counter()
        self.inside = {}     # a sealed block: the private units that may be in it

    def start(self):
        for name in self.world.machines:
            units, blocks = self.world.seen(name)
            self.units |= units
            self.blocks |= blocks
            self.times |= self.world.times(name)
        self.inside = {block: {"p9001 a quiet song."} for block in self.blocks}

    def secret(self, units, blocks, text):
        """What became private by this deed: it was in the clear, or on stdin."""
        new = blocks - self.blocks
        plain = {unit for unit in units[0] if unit[0] == "p"} - units[1] | text
        for block in new:
            self.inside[block] = plain
        return plain if new else set()

    def note(self, before, after, hand):
        brought = hand.op.kind in ("sync", "git_pull", "git_peer")
        sealed = self.secret((before[0], after[0]), after[1], hand.secret)
        lost = (before[0] - after[0] - sealed) | (before[1] - after[1])
        if brought or not hand.removes:
            wrong = lost - self.gone
            if wrong:
                raise Wrong("lost at once", "%s by %s took away:\n%s" % (
                    hand.name, hand.op.kind, "\n".join(sorted(wrong))))
        else:
            self.gone |= lost
        if not brought:
            self.times |= self.world.times(hand.name)
        self.units |= after[0]
        self.blocks |= after[1]


class Case:
    def __init__(self, world, seed, told):
        self.world, self.seed, self.told = world, seed, told
        self.book = Book(world)
        self.names, self.now = (), ""

    def act(self, op):
        hand = Hand(self.world, self.seed, op)
        before = self.world.seen(op.machine)
        self.world.trace.append("# %d: %s" % (op.number, op.kind))
        BY_NAME[op.kind](hand)
        self.told[op.kind] += hand.done
        self.book.note(before, self.world.seen(op.machine), hand)
        if op.kind == "sync":
            self.arrived(op.machine)

    def arrived(self, name):
        if self.world.head(name) != self.world.ref(self.world.remote):
            raise Wrong("not arrived", "%s synced, and the remote has another commit" % name)

    def sync(self, name):
        self.act(Op(99, name, "sync", self.now, False))

    def equal(self):
        return len({self.world.head(name) for name in self.names} |
                   {self.world.ref(self.world.remote)}) == 1

    def meet(self, rng):
        """Until all have the same: after twice for each, as a rule."""
        for turn in range(ROUNDS):
            for name in rng.sample(self.names, len(self.names)):
                self.sync(name)
            if turn and self.equal():
                self.told["rounds: %d" % (turn + 1)] += 1
                return
        raise Wrong("no rest", "after %d rounds the machines still have different commits" % ROUNDS)

    def trust(self):
        """Keys that were changed are confirmed on each machine."""
        for name in self.names:
            self.world.taut(name, self.now, "-q", "key", "trust", "--yes", key=True)
            self.sync(name)

    def play(self, count, ops):
        self.world.fresh(count)
        self.names = self.world.machines
        self.book.start()
        for op in ops:
            self.now = op.now
            self.act(op)
        rng = random.Random(self.seed)
        self.meet(rng)
        if any(op.kind == "key_change" for op in ops):
            self.trust()
            self.meet(rng)
        self.look()

    # The laws.

    def look(self):
        self.same_bytes()
        self.nothing_lost()
        self.sound()
        self.private_opens()

    def same_bytes(self):
        trees = [{path: self.world.read(name, path) for path in self.world.files(name)}
                 for name in self.names]
        for name, tree in zip(self.names[1:], trees[1:]):
            other = sorted(path for path in trees[0].keys() | tree.keys()
                           if trees[0].get(path) != tree.get(path))
            if other:
                raise Wrong("other bytes", "%s and %s: %s" % (self.names[0], name, other))
        for path, text in trees[0].items():
            if MARKER.search(text):
                raise Wrong("marker", path + "\n" + text)
            self.told["kept twice"] += text.count("[!twice]")
        self.told["doubled"] += self.doubled()

    def nothing_lost(self):
        units, blocks = self.world.seen(self.names[0])
        sealed = {unit for inside in self.book.inside.values() for unit in inside}
        lost = self.book.units - self.book.gone - units - sealed
        if lost:
            raise Wrong("lost", "\n".join(sorted(lost)))
        lost = self.book.blocks - self.book.gone - blocks
        if lost:
            raise Wrong("sealed lost", "\n".join(sorted(lost)))

    def doubled(self):
        """How many units stand more often than any machine had them when it wrote: a
        neighbour may be kept twice with what was changed in two ways, but seldom."""
        times = self.world.times(self.names[0])
        return sum(count > self.book.times[unit] for unit, count in times.items())

    def sound(self):
        ledgers = set()
        for name in self.names:
            status, said = self.world.git(name, self.now, "status", "--porcelain", "-uall")
            if said:
                raise Wrong("status", "%s:\n%s" % (name, said))
            self.doctor(name)
            ledgers.add(self.world.taut(name, self.now, "tension", "--format", "json")[1])
            self.left(name)
        if len(ledgers) != 1 or '"taut": 1' not in max(ledgers):
            raise Wrong("ledgers", "\n".join(ledgers))
        for folder in (self.world.remote, self.world.journal(self.names[-1]) + "/.git"):
            self.world.git(self.names[0], self.now, "--git-dir=" + folder, "fsck", "--no-dangling",
                           "--no-progress")

    def doctor(self, name):
        """Content, but for what only a person can answer, and who made it so: a result
        moved here and gone on with there stands in both areas, and one that somebody
        took away has looks without it. Of two states of a private passage that were given to
        git, the first lies in its store until --fix."""
        status, said = self.world.taut(name, self.now, "doctor", "-q", fine=(0, 12))
        if self.world.staged and "\nwrong objects " in "\n" + said:
            self.world.taut(name, self.now, "doctor", "--fix", fine=(0, 12))
            status, said = self.world.taut(name, self.now, "doctor", "-q", fine=(0, 12))
        wrong = [line for line in said.splitlines() if line.startswith("wrong") and
                 not (self.world.displaced and DISPLACED.search(line))]
        if wrong:
            raise Wrong("doctor", "%s: %s" % (name, said))

    def left(self, name):
        """No lock, marker or temporary file of anybody."""
        git = self.world.journal(name) + "/.git"
        found = [os.path.join(folder, file) for folder, _, files in os.walk(git) for file in files
                 if file.endswith(".lock") or (file == "marker" and folder.endswith("/taut")) or
                 folder.endswith("/taut/tmp")]
        if found:
            raise Wrong("left behind", "\n".join(found))

    def private_opens(self):
        units, blocks = self.world.seen(self.names[0])
        clear = sorted(unit for unit in units if unit[0] == "p")
        if clear:
            raise Wrong("in the clear", "\n".join(clear))
        wanted = [self.book.inside.get(block, set()) for block in blocks]
        if not blocks or self.seed % 3:
            return
        opened = ""
        name = random.Random(self.seed).choice(self.names)
        for path in self.world.files(name):
            if path.endswith(".md") and self.world.seen_in(name, path)[1]:
                opened += self.world.taut(name, self.now, "show", "-p", path, key=True)[1]
        for inside in wanted:
            if inside and not any(unit in opened for unit in inside):
                raise Wrong("does not open", "%s\n%s" % (sorted(inside), opened))
        self.told["opened"] += len(wanted)


def tell(world):
    """The last run as commands; `on` and `by_hand` as in tests/cli/remote.sh."""
    return "\n".join(line.replace(world.root, "$T") for line in world.trace)


def attempt(world, seed, count, ops, told):
    try:
        Case(world, seed, told).play(count, ops)
    except Wrong as wrong:
        return wrong
    return None


def smaller(world, seed, count, ops, law):
    """Leaves out what the failure does not need: halves, quarters, single deeds."""
    tries = int(os.environ.get("TAUT_SHRINK", SHRINK))
    size = max(1, len(ops) // 2)
    while tries > 0:
        at, fewer = 0, False
        while at < len(ops) and tries > 0:
            rest = ops[:at] + ops[at + size:]
            tries -= 1
            wrong = attempt(world, seed, count, rest, collections.Counter())
            if wrong and wrong.law == law:
                ops, fewer = rest, True
            else:
                at += size
        if size == 1 and not fewer:
            break
        size = max(1, size // 2)
    return ops


def report(world, seed, count, ops, wrong):
    if not os.environ.get("TAUT_OPS"):
        ops = smaller(world, seed, count, ops, wrong.law)
    again = attempt(world, seed, count, ops, collections.Counter())
    some = ",".join(str(op.number) for op in ops)
    text = "=== TAUT_SEED=%d TAUT_OPS=%s: %s" % (seed, some, again or wrong)
    if not again:
        text += "\n(not every time: keys and what is sealed are others in each run)"
    return text + "\n--- replayed by: TAUT_SEED=%d TAUT_OPS=%s python3 %s\n%s\n" % (
        seed, some, os.path.relpath(__file__), tell(world))


WORLD = None


def enter(folder):
    global WORLD
    WORLD = World("%s/%d" % (folder, os.getpid()), BUILD)
    WORLD.make(begin)


def one(seed):
    """(what went wrong, what happened) in the case of this seed."""
    told = collections.Counter()
    count, ops = plan(seed)
    if os.environ.get("TAUT_OPS"):
        some = {int(number) for number in os.environ["TAUT_OPS"].split(",") if number}
        ops = [op for op in ops if op.number in some]
    wrong = attempt(WORLD, seed, count, ops, told)
    return (report(WORLD, seed, count, ops, wrong) if wrong else None), told


def verdict(number, name, lines):
    print("%sok %d - %s" % ("not " if lines else "", number, name))
    for line in "\n".join(lines).splitlines():
        print("# " + line)
    sys.stdout.flush()


def main():
    alone, cases = os.environ.get("TAUT_SEED"), int(os.environ.get("TAUT_CASES", CASES))
    first = int(os.environ.get("TAUT_FIRST", 1))
    seeds = [int(alone)] if alone else range(first, first + cases)
    jobs = 1 if alone else int(os.environ.get("TAUT_JOBS", 2))
    place = os.environ.get("TMPDIR") or ("/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp")
    folder, told, failures, start = tempfile.mkdtemp(prefix="taut-journals.", dir=place), \
        collections.Counter(), [], time.monotonic()
    try:
        with multiprocessing.Pool(jobs, enter, (folder,)) as pool:
            for failure, what in pool.imap_unordered(one, seeds):
                told += what
                failures += [failure] if failure else []
                if failure:
                    print("# " + failure.replace("\n", "\n# "), flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    verdict(1, "%d journals on two and three machines" % len(seeds),
            ["%d failed" % len(failures)] if failures else [])
    unused = sorted(name for name in BY_NAME if not told[name])
    rare = {"key_change", "vision_resume", "correct"}
    verdict(2, "every kind of deed came to something",
            [] if len(seeds) < CASES or not set(unused) - rare else unused)
    verdict(3, "some was kept twice, and was opened",
            [] if len(seeds) < CASES or told["kept twice"] and told["opened"] else [str(told)])
    verdict(4, "what nobody changed seldom stands twice",
            [] if told["doubled"] <= 2 + len(seeds) // 5 else ["%d units" % told["doubled"]])
    print("# %s" % ", ".join("%s %d" % item for item in sorted(told.items())))
    print("# %.0f s\n1..4" % (time.monotonic() - start))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
