# SPDX-License-Identifier: ISC
"""What people do on their machines, for journals.py: a table of deeds, each a
function of a Hand. It finds what to do it to in the journal as it is then, so that
a case makes sense whatever is left out of it."""
import functools, os, random, re, zlib

SMALL = ("frost bridge river slow early the a of and with without again home walk bread light "
         "quiet letter garden rain über grün schön hour shoes door table long before after "
         "breath song stone winter call").split()
AREAS = ("health", "home", "career")
DAYS = ["2026-11-%02d" % day for day in range(17, 23)]


class Hand:
    """One deed: who does it, when, with chances and words of its own."""

    def __init__(self, world, seed, op):
        self.world, self.op, self.name, self.now = world, op, op.machine, op.now
        self.rng = random.Random("%d/%d" % (seed, op.number))
        self.salt = seed
        self.own_mind = 12 if op.both else 2
        self.count, self.secret = 0, set()
        self.done = False    # it came to something
        self.removes = False # it may take away what this machine had seen

    def unit(self, kind="w"):
        self.count += 1
        words = " ".join(self.rng.choices(SMALL, k=self.rng.randint(2, 6)))
        unit = "%s%02d%02d %s." % (kind, self.op.number, self.count, words)
        if kind == "p":
            self.secret.add(unit)
        return unit

    def prose(self):
        return " ".join(self.unit() for _ in range(self.rng.choice((1, 1, 2, 3))))

    def chance(self, one_in):
        return self.rng.randrange(one_in) == 0

    def taut(self, *words, fine=(0, 1, 2, 4), **more):
        status, said = self.world.taut(self.name, self.now, *words, fine=fine, **more)
        self.done |= status == 0
        return said

    def git(self, *words, fine=None, **more):
        status, said = self.world.git(self.name, self.now, *words, fine=fine, **more)
        self.done |= status == 0
        return status

    def read(self, path):
        return self.world.read(self.name, path)

    def write(self, path, text):
        self.world.write(self.name, path, text)
        self.done = True

    def pages(self, *folders):
        return sorted(path for path in self.world.files(self.name) if path.endswith(".md") and
                      path.startswith(folders or ("areas/", "checks/", "entries/", "reviews/",
                                                  "beliefs", "purpose")))

    def pick(self, items):
        """Often what is picked on the other machines, too."""
        if items and not self.chance(self.own_mind):
            return min(items, key=lambda item: zlib.crc32(("%d %s" % (self.salt, item)).encode()))
        return self.rng.choice(items) if items else None

    def items(self, pattern):
        """(area, id, line) of the items of the areas that fit."""
        found = []
        for path in self.pages("areas/"):
            for line in self.read(path).splitlines():
                match = re.search(r" \^([\w-]+)$", line)
                if match and re.search(pattern, line):
                    found.append((path[6:-3], match.group(1), line))
        return found


RESULT, NUMBER, STEP = r"^- (?!\[)", r"^- (?!\[).*\[to:: ", r"^- \[ \]"


def value(hand, line):
    if "[slip:: " in line:
        return str(hand.rng.randint(65, 75))
    number = hand.rng.randint(0, 10)
    return "%d.5" % number if "/10" not in line and hand.chance(3) else str(number)


# By taut.

def add(hand):
    rng = hand.rng
    if hand.chance(3):
        text = rng.choice((
            "{0}\n\n{1}\n", "- {0}\n- {1}\n  - {2}\n", "{0}\n\n> {1}\n\n1. {2}\n2. {3}\n",
            "{0} #river\n\n```\n{1}\n```\n", "## {0}\n\n{1}\n",
            "### {0}\n\n{1}\n\n#### {2}\n\n{3}\n",
            "{0}\n<!-- {1} -->\n", "- [ ] {0}\n\n{1}\n", "---\n\n{0}\n")).format(
                *(hand.prose() for _ in range(4)))
        hand.taut("add", "-", text=text, fine=(0,))
    else:
        hand.taut("add", *(["-t", "river"] if hand.chance(6) else []), hand.prose(), fine=(0,))


def add_on(hand):
    at = "%02d:%02d" % (hand.rng.choice((6, 7, 8, 12, 23, 24)), hand.rng.choice((0, 10, 30)))
    words = ["--on", hand.pick(DAYS)] if hand.chance(2) else []
    hand.taut("add", *words, "--at", at, hand.prose(), fine=(0,))


def add_private(hand):
    on = ["--on", hand.pick(DAYS)] if hand.chance(3) else []
    hand.taut("add", "-p", *on, text=hand.unit("p") + "\n", fine=(0,))


def check(hand):
    result = hand.pick(hand.items(RESULT))
    if not result or hand.chance(4):
        words = [hand.pick(AREAS)]
    else:
        words = [result[1]] + (["--from", "Eva"] if hand.chance(8) else [])
        if "[to:: " in result[2]:
            words[0] += "=" + value(hand, result[2])
    words += ["-m", hand.prose()] if len(words[0].split("=")) == 1 or hand.chance(2) else []
    hand.taut("check", *words, *(["-w", hand.unit()] if hand.chance(3) else []))


def correct(hand):
    result = hand.pick(hand.items(NUMBER))
    if result:
        hand.taut("check", "--correct", result[1] + "=" + value(hand, result[2]))


def vision_add(hand):
    rng, text = hand.rng, hand.unit()
    form = rng.choice((["--from", "2", "--to", "9", "--unit", "km"], ["--to", "8", "--unit", "/10"],
                       ["--hold", "70", "--slip", "3", "--way", "down", "--unit", "kg"], [],
                       ["--to", "9", "--way", "up", "--unit", "h"]))
    named = ["--id", "r%02d" % hand.op.number] if hand.chance(2) else []
    because = ["-b", hand.unit()] if hand.chance(3) else []
    by = ["--by", "2027-06-01"] if hand.chance(3) else []
    hand.taut("vision", "add", hand.pick(AREAS), text, *form, *named, *because, *by)


def vision_set(hand):
    result = hand.pick(hand.items(NUMBER))
    if result:
        hand.taut("vision", result[1] + "=" + value(hand, result[2]),
                  *(["-b", hand.unit()] if hand.chance(2) else []))


def vision_close(hand):
    result = hand.pick(hand.items(RESULT))
    if result:
        hand.taut("vision", hand.rng.choice(("let-go", "enough")), result[1],
                  *(["-b", hand.unit()] if hand.chance(2) else []))


def vision_resume(hand):
    result = hand.pick(hand.items(r"\[let-go:: "))
    if result:
        hand.taut("vision", "resume", result[1])


def vision_move(hand):
    result = hand.pick(hand.items(RESULT))
    if result:
        hand.world.displaced = True
        hand.taut("vision", "move", result[1],
                  hand.pick([area for area in AREAS if area != result[0]]))


def vision_scene(hand):
    hand.removes = True
    hand.taut("vision", hand.pick(AREAS), "--ask", text=hand.prose() + "\n")


def vision_by(hand):
    what = hand.pick([item[1] for item in hand.items(RESULT)] + list(AREAS))
    hand.taut("vision", what, "--by", "2027-0%d-01" % hand.rng.randint(1, 9))


def plan_add(hand):
    result = hand.pick(hand.items(RESULT))
    words = hand.rng.choice((["--every", "mon,wed"], ["--every", "3"], ["--by", "2026-12-01"], []))
    named = ["--id", "s%02d" % hand.op.number] if hand.chance(2) else []
    hand.taut("plan", "add", result[1] if result and not hand.chance(4) else "home", hand.unit(),
              *words, *named)


def plan_drop(hand):
    step = hand.pick(hand.items(STEP))
    if step:
        hand.taut("plan", "drop", step[1])


def done(hand):
    step = hand.pick(hand.items(STEP))
    if step:
        hand.taut("done", step[1], *(["-m", hand.unit()] if hand.chance(2) else []),
                  *(["--missed"] if hand.chance(4) else []))


def focus(hand):
    results = [item[1] for item in hand.items(RESULT)]
    chosen = hand.rng.sample(results, min(len(results), hand.rng.randint(1, 2)))
    hand.taut("focus", *(chosen or ["--none"]))


def purpose(hand):
    hand.removes = True
    hand.taut("purpose", "--ask", text=hand.prose() + "\n")


def area_add(hand):
    hand.taut("area", "add", "Area " + hand.unit())


def area_rename(hand):
    hand.taut("area", "rename", hand.pick(AREAS), "Called " + hand.unit())


def config(hand):
    key, values = hand.rng.choice((("check.cadence", "1234"), ("check.cadence-focus", "234"),
                                   ("journal.day-starts", "345")))
    number = hand.rng.choice(values)
    hand.taut("config", key, "0%s:00" % number if key.startswith("journal") else number + "0")


def undo(hand):
    hand.removes = True
    said = hand.taut("undo", fine=(0, 1, 5, 8))
    hand.world.displaced |= re.search("taken back: (?:vision|plan)", said) is not None
    if hand.chance(3):
        hand.taut("undo", "--redo", fine=(0, 1, 5, 8))


def key_change(hand):
    """Real ones, which take a second: rare."""
    names = re.findall(r"^# (\w+)$", hand.read(".taut/recipients"), re.M)
    names = [name for name in names if name != "journal"]
    if names and hand.chance(3):
        words = ["remove", hand.rng.choice(names)]
    else:
        words = ["add", "key%02d" % hand.op.number, hand.rng.choice(hand.world.others)]
    hand.taut("key", *words, key=True, fine=(0, 1, 2, 4, 6, 10))


# By hand, with any editor. A page is lines, without their ends.

def edited(*folders, removes=True):
    """A deed that makes of a page's lines other lines, or None."""
    def deed_of(change):
        @functools.wraps(change)
        def deed(hand):
            pages = hand.pages(*folders)
            while pages and not hand.done:
                path = hand.pick(pages)
                text = hand.read(path)
                end = "\r\n" if "\r\n" in text else "\n"
                lines = change(hand, text.replace("\r\n", "\n").split("\n"))
                if lines is not None and end.join(lines) not in (text, ""):
                    hand.removes = removes
                    hand.write(path, end.join(lines))
                pages.remove(path)
        return deed
    return deed_of


def free(lines):
    """Which lines are prose of its own that may be touched: no fence, no comment."""
    inside, found = False, []
    for n, line in enumerate(lines):
        fence = re.match(r"[ >]*(```|~~~|<!--|---)", line)
        if not inside and not fence:
            found.append(n)
        if fence and not (line.strip(" >").startswith("<!--") and "-->" in line):
            inside = not inside
    return found


def blank(lines):
    return [n for n in free(lines) if not lines[n].strip()]


def sections(lines):
    """(first, behind the last) line of each section of the second level."""
    heads = [n for n in free(lines) if re.match(r"##? ", lines[n])]
    return [(n, min((m for m in heads if m > n), default=len(lines))) for n in heads
            if lines[n].startswith("## ")]


WORDS = r"w\d{4}(?: [a-zäöü]+)*\."


@edited()
def hand_sentence(hand, lines):
    places = [n for n in free(lines) if re.search(WORDS, lines[n]) and "::" not in lines[n]]
    at = hand.pick(places)
    if at is None:
        return None
    old = hand.pick(re.findall(WORDS, lines[at]))
    lines[at] = lines[at].replace(old, hand.unit() if hand.chance(2) else
                                  old[:-1] + " " + hand.rng.choice(SMALL) + ".")
    return lines


@edited(removes=False)
def hand_paragraph(hand, lines):
    at = hand.pick(blank(lines))
    if at is None:
        return None
    more = [hand.prose() for _ in range(hand.rng.choice((1, 1, 2)))]
    return lines[:at] + [each for one in more for each in ("", one)] + lines[at:]


@edited("entries/", "reviews/", "beliefs", removes=False)
def hand_below(hand, lines):
    """At the very end, as most do."""
    while lines and not lines[-1]:
        lines.pop()
    return lines + ["", hand.prose()] + ([""] if not hand.chance(6) else [])


@edited("entries/", "reviews/", "beliefs", removes=False)
def hand_shape(hand, lines):
    at = hand.pick(blank(lines))
    if at is None:
        return None
    shape = hand.rng.choice((
        "> {0}\n> {1}", "```\n{0}\n```", "~~~ sh\n{0}\n\n{1}\n~~~", "- {0}\n\n  {1}\n- {2}",
        "1. {0}\n2. {1}\n   - {2}", "<!-- {0} -->", "| a | b |\n| - | - |\n| {0} | {1} |",
        "{0}\n{1}", "* {0}\n* {1}", "    {0}", "> [!note]\n> {0}", "{0}\n---",
        "***\n{0}", "### {0}",
        "- [ ] {0} [due:: 2026-12-01]", "> ## {0}\n> {1}", "<!--\n{0}\n-->", "{0}  \n{1}"))
    return lines[:at] + [""] + shape.format(hand.unit(), hand.unit(), hand.unit()).split("\n") + \
        lines[at:]


@edited("entries/", "areas/", "reviews/", "beliefs", removes=False)
def hand_item(hand, lines):
    at = hand.pick([n for n in free(lines) if re.match(r"\s*[-*] ", lines[n])])
    if at is None:
        return None
    indent = re.match(r"\s*[-*] ", lines[at]).group(0)
    new = "  " + indent + hand.unit() if hand.chance(3) else indent + hand.unit()
    return lines[:at + 1] + [new] + lines[at + 1:]


@edited()
def hand_wrap(hand, lines):
    places = [n for n in free(lines) if re.search(WORDS, lines[n]) and
              not lines[n].lstrip().startswith(("#", "|", "[", ">")) and "::" not in lines[n]]
    at = hand.pick(places)
    if at is None:
        return None
    old = hand.pick(re.findall(WORDS, lines[at]))
    cut = lines[at].index(old) + old.index(" ")
    indent = re.match(r"\s*(?:[-*] |\d\. )?", lines[at]).group(0)
    return lines[:at] + [lines[at][:cut], " " * len(indent) + lines[at][cut + 1:]] + lines[at + 1:]


@edited("entries/", "reviews/", "beliefs")
def hand_less(hand, lines):
    """A section goes, or a line."""
    if hand.chance(2):
        first = hand.pick(sections(lines))
        return lines[:first[0]] + lines[first[1]:] if first else None
    at = hand.pick([n for n in free(lines) if re.search(WORDS, lines[n])])
    return None if at is None else lines[:at] + lines[at + 1:]


@edited("entries/", "reviews/", "beliefs", "checks/")
def hand_move(hand, lines):
    """A section to another place."""
    parts = sections(lines)
    if len(parts) < 2:
        return None
    first, end = hand.pick(parts)
    part, rest = lines[first:end], lines[:first] + lines[end:]
    if part and part[-1]:
        part.append("")
    goal = hand.pick(sections(rest))[0]
    return rest[:goal] + part + rest[goal:]


@edited("entries/", "reviews/", "beliefs")
def hand_heading(hand, lines):
    parts = sections(lines)
    if not parts:
        return None
    at = hand.pick(parts)[0]
    time = re.match(r"## (\d\d:\d\d)?", lines[at]).group(1)
    lines[at] = "## " + hand.rng.choice(((time or "09:00") + " ", "08:10 ", "")) + hand.unit()
    return lines


@edited("areas/")
def hand_vision(hand, lines):
    places = [n for n, line in enumerate(lines) if re.search(r"^- (?!\[).*\[to:: \d", line)]
    at = hand.pick(places)
    if at is None:
        return None
    lines[at] = re.sub(r"\[to:: [\d.]+\]", "[to:: %d]" % hand.rng.randint(4, 10), lines[at])
    return lines


@edited("areas/", removes=False)
def hand_result(hand, lines):
    if "### Results" not in lines:
        return None
    at = lines.index("### Results") + 1
    new = "- " + hand.unit() + hand.rng.choice(("", " [to:: 8] [unit:: /10]",
                                                " [from:: 2] [to:: 9] [unit:: km]"))
    return lines[:at] + ["", new] + (lines[at:] if lines[at:at + 1] != [""] else lines[at + 1:])


def hand_result_moved(hand):
    """A result's line cut here and put in there."""
    hand.removes = True
    result = hand.pick(hand.items(RESULT))
    if not result:
        return
    there = "areas/%s.md" % hand.pick([area for area in AREAS if area != result[0]])
    here = "areas/%s.md" % result[0]
    if there not in hand.pages("areas/") or "### Results\n" not in hand.read(there):
        return
    line = result[2] + "\n"
    if line not in hand.read(here):
        return
    hand.world.displaced = True
    hand.write(here, hand.read(here).replace(line, "", 1))
    if not hand.chance(6):
        hand.write(there, hand.read(there).replace("### Results\n", "### Results\n\n" + line, 1))


@edited("areas/")
def hand_box(hand, lines):
    at = hand.pick([n for n, line in enumerate(lines) if line.startswith("- [ ] ")])
    if at is None:
        return None
    lines[at] = lines[at].replace("- [ ] ", "- [x] ", 1)
    if " ^" in lines[at]:
        lines[at] = lines[at].replace(" ^", " [completion:: 2026-11-2%d] ^" %
                                      hand.rng.randint(0, 2), 1)
    return lines


@edited("entries/", "reviews/", removes=False)
def hand_private(hand, lines):
    at = hand.pick(blank(lines))
    if at is None:
        return None
    before, fence = hand.rng.choice((("", "```"), ("", "~~~~"), ("> ", "```"), ("  ", "```")))
    new = ["- " + hand.unit()] if before == "  " else []
    new += [before + fence + "private", before + hand.unit("p"), before + fence]
    return lines[:at] + [""] + new + lines[at:]


def hand_sealed(hand):
    """Other words in a sealed passage, by age itself."""
    page = hand.pick([path for path in hand.pages() if hand.world.seen_in(hand.name, path)[1]
                      and "\r" not in hand.read(path)])
    block = page and hand.pick(sorted(hand.world.seen_in(hand.name, page)[1]))
    if block and block in hand.read(page):
        hand.removes = True
        new = hand.world.tool("seal", "-a", hand.world.recipient, text=hand.unit("p") + "\n")
        hand.write(page, hand.read(page).replace(block, new.strip(), 1))


def hand_ends(hand):
    """The page with other line ends, or without the last one, or with a mark."""
    path = hand.pick(hand.pages())
    text = hand.read(path)
    form = hand.rng.randrange(4)
    if form < 2:
        new = text.replace("\r\n", "\n") if "\r\n" in text else text.replace("\n", "\r\n")
    elif form == 2:
        new = text.rstrip("\r\n") if text.endswith("\n") else text + "\n"
    else:
        new = text[1:] if text.startswith("\ufeff") else "\ufeff" + text
    hand.write(path, new)


def hand_page(hand):
    """A page of a person's own, or the day's in a shape of theirs."""
    path = hand.rng.choice(("entries/2026/11/%s.md" % hand.rng.choice(DAYS + DAYS), "beliefs.md",
                            "reviews/2026-W4%d.md" % hand.rng.choice((6, 7)),
                            "entries/2026/11/page%d.md" % hand.rng.randint(1, 3)))
    if path in hand.pages():
        return
    shape = hand.rng.choice((
        "# Of my own\n\n{0}\n\n{1} {2}\n", "---\ntags: river\n---\n\n{0}\n\n## 08:10\n\n{1}\n",
        "{0}\n\n- {1}\n- {2}\n", "# 2026\n\n## 07:00\n\n{0}\n\n## 08:10\n\n{1}\n\n{2}\n",
        "## 08:10\n\n{0}\n\n### Later\n\n{1}\n", "{0}"))
    hand.write(path, shape.format(hand.unit(), hand.unit(), hand.unit()))


def hand_delete(hand):
    path = hand.pick(hand.pages("entries/", "reviews/", "beliefs"))
    if path:
        hand.removes = True
        hand.world.remove(hand.name, path)
        hand.done = True


def hand_turned(hand):
    """Two paragraphs of a page change places."""
    path = hand.pick(hand.pages("entries/", "reviews/", "beliefs"))
    if not path or "\r" in hand.read(path):
        return
    parts = hand.read(path).split("\n\n")
    plain = [n for n, part in enumerate(parts) if re.match(r"w\d{4}[^~]*$", part)]
    if len(plain) > 1:
        one, two = hand.rng.sample(plain, 2)
        parts[one], parts[two] = parts[two], parts[one]
        hand.removes = True  # a wrapped line, say
        hand.write(path, "\n\n".join(parts))


# By plain git.

def git_commit(hand):
    hand.git("add", "-A")
    hand.world.staged |= hand.git("commit", "-q", "-m", "by hand") != 0


def settle(hand):
    """A merge by git that stands still: given up, or settled by doctor."""
    if not os.path.exists(hand.world.journal(hand.name) + "/.git/MERGE_HEAD"):
        return
    if hand.chance(2):
        hand.git("merge", "--abort", fine=(0,))
    else:
        hand.taut("doctor", "--fix", fine=(0, 12))
        hand.git("commit", "-q", "--no-edit", fine=(0,))


def pull(hand, *words):
    """Git writes edits that are in its way anew, so that they are young again."""
    hand.git("pull", "-q", "--no-rebase", "--no-edit", *words)
    settle(hand)
    for path in hand.pages():
        hand.world.settle(hand.name, path)


def git_pull(hand):
    pull(hand)
    if hand.chance(3):
        hand.git("push", "-q")


def git_peer(hand):
    """From a machine beside it, without the place where all meet."""
    other = hand.pick([name for name in hand.world.machines if name != hand.name])
    pull(hand, hand.world.journal(other), "main")


def sync(hand):
    hand.taut("sync", fine=(0,))


# (weight, deed); the number of cases in which one came to something is told.
DEEDS = [
    (60, sync), (48, add), (16, add_on), (8, add_private), (20, check), (3, correct),
    (12, vision_add), (10, vision_set), (6, vision_close), (3, vision_resume), (5, vision_move),
    (6, vision_scene), (3, vision_by), (8, plan_add), (3, plan_drop), (8, done), (5, focus),
    (3, purpose), (2, area_add), (6, area_rename), (2, config), (8, undo), (1, key_change),
    (16, hand_sentence), (14, hand_paragraph), (8, hand_below), (10, hand_shape), (8, hand_item),
    (6, hand_wrap), (9, hand_less), (6, hand_move), (6, hand_heading), (5, hand_vision),
    (5, hand_result), (5, hand_result_moved), (4, hand_box), (5, hand_private), (6, hand_sealed),
    (5, hand_ends), (9, hand_page), (8, hand_delete), (4, hand_turned), (8, git_commit),
    (5, git_pull), (3, git_peer),
]
# What another machine does at the same time, if not the same.
MEANWHILE = {
    "hand_delete": ("hand_below", "hand_less"), "hand_less": ("hand_below", "hand_less"),
    "hand_move": ("hand_below", "hand_heading", "hand_move"), "undo": ("hand_below", "vision_set"),
    "vision_close": ("vision_set", "focus", "check"), "vision_move": ("vision_set", "vision_move"),
    "area_rename": ("area_rename", "vision_scene", "check"), "done": ("done", "plan_drop"),
}
BY_NAME = {deed.__name__: deed for _, deed in DEEDS}


def begin(world, name, now):
    """The journal before: some of everything."""
    def taut(*words, day="2026-11-18T08:00", **more):
        world.taut(name, day, "-q", *words, **more)

    taut("vision", "add", "health", "w9001 run by the river.", "--from", "3", "--to", "8", "--unit",
         "km", "--id", "run")
    taut("vision", "add", "health", "w9002 at ease.", "--to", "9", "--unit", "/10", "--id", "ease")
    taut("vision", "add", "home", "w9003 quiet table.", "--id", "quiet")
    taut("vision", "health", "--ask", text="w9004 early light. w9005 long walk.\n")
    taut("plan", "add", "run", "w9006 shoes by the door.", "--every", "mon,wed", "--id", "shoes")
    taut("plan", "add", "quiet", "w9007 a bread.", "--id", "bread")
    taut("check", "run=4", "-m", "w9008 with a stone.", "-w", "w9009 again rain.")
    taut("purpose", "--ask", text="w9010 before winter. w9011 after winter.\n")
    for n, day in enumerate(("18", "19", "19", "20")):
        taut("add", "w902%d bridge and river. w903%d the frost." % (n, n),
             day="2026-11-%sT0%d:10" % (day, n + 4))
    taut("add", "-p", day="2026-11-19T09:00", text="p9001 a quiet song.\n")
    world.write(name, "entries/2026/11/page1.md",
                "# Garden\n\nw9040 a slow rain. w9041 the stone.\nw9042 a letter.\n\n"
                "- w9043 bread.\n- w9044 table.\n  - w9045 early.\n\n> w9046 the song.\n\n"
                "## 08:10\n\nw9047 the home.\n\n## Later\n\nw9048 the door.\n\n"
                "```\nw9049 light.\n```\n\nw9050 again.\n")
    world.write(name, "reviews/2026-W46.md",
                "w9060 the call.\r\n\r\n## 09:00\r\n\r\nw9061 rain.\r\n")
    taut("sync", "--local", day=now)
