# SPDX-License-Identifier: ISC
"""Machines for journals.py: HOMEs with a journal each, and the bare repository
where they meet. Made once by the real commands, then copied for each case to the
path where they were made, as git and taut remember paths."""
import collections, os, re, shutil, subprocess

NAMES = ("laptop", "desktop", "phone")
SECONDS = 60  # no command takes so long; one that does hangs
PASSPHRASE = "correct horse battery staple"
BEGIN = "2026-11-20T07:00"

# What a person writes here is made of units: a token, small words, a full stop. A
# unit that lost a word, or its end, is another one. What is private begins with p.
UNIT = re.compile(r"\b[wp]\d{4}(?: [a-zäöü]+)*\.")
WRAP = re.compile(r"[ \t]*\r?\n(?:[ \t>]|\\)*(?=[a-zäöü]+[ .\r\n])")
BLOCK = re.compile(r"-----BEGIN AGE ENCRYPTED FILE-----.*?-----END AGE ENCRYPTED FILE-----", re.S)
MARKER = re.compile(r"^(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?: |\r?$)", re.M)


class Wrong(Exception):
    """A law that does not hold: `law` is the same for the same defect."""

    def __init__(self, law, text):
        super().__init__("%s: %s" % (law, text))
        self.law = law


def quoted(word):
    plain = re.fullmatch(r"[A-Za-z0-9_./:=,@%+-]+", word)
    return word if plain else "'" + word.replace("'", "'\\''") + "'"


def units_of(text):
    """What stands in a page, however an editor wrapped it; and what is sealed."""
    lines = [re.sub(r"^[ \t>]+", "", line) for line in text.replace("\r\n", "\n").split("\n")]
    blocks = set(BLOCK.findall("\n".join(lines)))
    units = UNIT.findall(WRAP.sub(" ", text))
    return set(units), blocks, units


class World:
    def __init__(self, path, build):
        self.path, self.build = path, build
        self.root, self.kept = path + "/case", path + "/kept"
        self.remote = self.root + "/remote.git"
        self.trace, self.known = [], {}
        self.machines = NAMES
        self.displaced = False # results were moved between areas, or taken away
        self.staged = False    # git was given what is private, and committed nothing
        self.edits = 0
        os.makedirs(self.root)

    def home(self, name):
        return self.root + "/" + name

    def journal(self, name):
        return self.root + "/" + name + "/journal"

    def environment(self, name, now):
        kept = {key: os.environ[key] for key in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS")
                if key in os.environ}
        return dict(kept, HOME=self.home(name), PATH=self.build + ":/usr/bin:/bin", TZ="UTC",
                    LC_ALL="C.UTF-8", TMPDIR=self.root, TAUT_NOW=now, GIT_CONFIG_NOSYSTEM="1",
                    GIT_AUTHOR_DATE=now, GIT_COMMITTER_DATE=now)

    def run(self, name, now, argv, text=None, fine=(0,), key=False):
        """Runs a command in a machine's journal; its status and what it said."""
        shown = "on %s %s %s" % (name, now, " ".join(quoted(word) for word in argv))
        if key:
            shown += " --passphrase-fd 3 3<\"$T/passphrase\""
        if text is not None:
            shown += " <<'END'\n%s\nEND" % text.rstrip("\n")
        self.trace.append(shown)
        where = self.journal(name) if os.path.isdir(self.journal(name)) else self.home(name)
        secret = os.open(self.path + "/passphrase", os.O_RDONLY) if key else -1
        try:
            done = subprocess.run(
                argv + (["--passphrase-fd", str(secret)] if key else []), cwd=where,
                env=self.environment(name, now), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                input=(text or "").encode(), timeout=SECONDS, pass_fds=(secret,) if key else ())
        except subprocess.TimeoutExpired:
            raise Wrong("hangs: " + " ".join(argv[:2]), shown) from None
        finally:
            if key:
                os.close(secret)
        said = done.stdout.decode(errors="replace")
        if done.returncode:
            self.trace.append("# status %d: %s" % (done.returncode,
                                                   said.strip().replace("\n", "\n# ")))
        if fine is not None and done.returncode not in fine:
            raise Wrong("status: " + " ".join(argv[:2]), "%s\nstatus %d\n%s"
                        % (shown, done.returncode, said))
        return done.returncode, said

    def taut(self, name, now, *words, **more):
        return self.run(name, now, ["taut", *words], **more)

    def git(self, name, now, *words, **more):
        return self.run(name, now, ["git", *words], **more)

    # What a journal holds.

    def files(self, name):
        root, found = self.journal(name), {}
        for folder, folders, names in os.walk(root):
            if folder == root:
                folders.remove(".git")
            for each in names:
                path = os.path.join(folder, each)
                found[path[len(root) + 1:]] = path
        return found

    def read(self, name, path):
        with open(self.journal(name) + "/" + path, "rb") as file:
            return file.read().decode()

    def seen(self, name):
        """All units and sealed blocks that stand in a machine's journal."""
        units, blocks = set(), set()
        for path in self.files(name):
            found = self.seen_in(name, path)
            units |= found[0]
            blocks |= found[1]
        return units, blocks

    def times(self, name):
        """How often each unit stands in the pages that hold no events."""
        found = collections.Counter()
        for path in self.files(name):
            if not path.startswith(("areas/", "checks/")):
                found.update(self.seen_in(name, path)[2])
        return found

    def seen_in(self, name, path):
        full = self.journal(name) + "/" + path
        st = os.stat(full)
        key = (full, st.st_ino, st.st_mtime_ns, st.st_ctime_ns, st.st_size)
        if key not in self.known:
            self.known[key] = units_of("" if path.startswith(".taut/") else self.read(name, path))
        return self.known[key]

    def head(self, name):
        return self.ref(self.journal(name) + "/.git")

    def ref(self, folder):
        try:
            with open(folder + "/refs/heads/main") as file:
                return file.read().strip()
        except FileNotFoundError:
            with open(folder + "/packed-refs") as file:
                return re.search(r"^(\w+) refs/heads/main$", file.read(), re.M).group(1)

    # What a person does with other programs; it was an hour ago.

    def write(self, name, path, text):
        full = self.journal(name) + "/" + path
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as file:
            file.write(text.encode())
        self.settle(name, path)
        ends = "" if text.endswith("\n") else " without its last line's end"
        shown = text.replace("\r", "␍")
        self.trace.append("by_hand %s %s <<'END' # as here%s\n%s\nEND"
                          % (name, path, ends, shown[:-1] if not ends else shown))

    def settle(self, name, path):
        full = self.journal(name) + "/" + path
        self.edits += 1  # each in a second of its own: git would not see another edit
        ago = os.stat(full).st_mtime - 3600 + self.edits
        os.utime(full, (ago, ago))

    def remove(self, name, path):
        os.unlink(self.journal(name) + "/" + path)
        self.trace.append("rm %s/journal/%s" % (name, path))

    # The journal before the case.

    def tool(self, *words, text="", key=False):
        secret = os.open(self.path + "/passphrase", os.O_RDONLY)
        os.set_inheritable(secret, True)
        command = [self.build + "/tool/seal", *words]
        if key:  # it reads the passphrase from 3
            command = ["sh", "-c", 'exec "$0" "$@" 3<"$SECRET"', *command]
        done = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True,
                              env={"SECRET": self.path + "/passphrase", "PATH": "/usr/bin:/bin"})
        os.close(secret)
        return done.stdout.decode()

    def make_key(self):
        """A key that opens at once; taut's own take a second. As in tests/cli/lib.sh."""
        name, own = "laptop", self.path + "/key.txt"
        secret = self.tool("key")
        with open(own, "w") as file:
            file.write(secret)
        self.recipient = self.tool("recipient", own).strip()
        lines = [line for line in secret.split("\n") if line.startswith("AGE-SECRET-KEY")]
        text = "# taut keys serial 1\n# recipient: %s journal\n%s\n" % (self.recipient,
                                                                     "\n".join(lines))
        self.write(name, ".taut/identities/%s.age" % self.recipient[:16],
                   self.tool("wrap", "-a", "4", text=text, key=True))
        self.write(name, ".taut/recipients",
                   "# taut keys serial 1\n# journal\n%s\n" % self.recipient)
        self.git(name, BEGIN, "add", ".taut")
        self.git(name, BEGIN, "commit", "-q", "-m", "a key that opens at once")
        self.taut(name, BEGIN, "-q", "key", "trust", "--yes", key=True)
        self.others = []
        for _ in range(4):
            with open(own + ".other", "w") as file:
                file.write(self.tool("key"))
            self.others.append(self.tool("recipient", own + ".other").strip())

    def make(self, begin):
        """The machines, and what `begin` writes on the first before the others come."""
        with open(self.path + "/passphrase", "w") as file:
            file.write(PASSPHRASE + "\n")
        for name in NAMES:
            os.makedirs(self.home(name))
            with open(self.home(name) + "/.gitconfig", "w") as file:
                file.write("[user]\n\tname = Ana\n\temail = ana@%s.example\n" % name)
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", self.remote], check=True)
        self.taut("laptop", BEGIN, "-q", "init")
        self.make_key()
        begin(self, "laptop", BEGIN)
        self.taut("laptop", BEGIN, "sync", "--remote", self.remote)
        for name in NAMES[1:]:
            self.taut(name, BEGIN, "clone", self.remote, key=True)
        for name in NAMES:
            self.git(name, BEGIN, "update-index", "-q", "--refresh")
        shutil.copytree(self.root, self.kept, symlinks=True)

    def fresh(self, count):
        shutil.rmtree(self.root)
        shutil.copytree(self.kept, self.root, symlinks=True)
        self.machines, self.edits = NAMES[:count], 0
        self.displaced = self.staged = False
        self.trace, self.known = [], {}
