# SPDX-License-Identifier: ISC
"""talk.py [WAIT KEYS]... -- COMMAND...: runs it in a terminal of its own; when
WAIT is seen behind what was seen before (a blank in it may be the end of a line),
and $TALK_PROMPT behind it, sends KEYS, as they are but for these:
\\r \\n \\t \\e \\xNN; "@KILL", "@TERM", "@INT", "@HUP": the signal to all that the
terminal runs; "@40": makes it 40 columns wide; {mark}: the line in the file
$TALK_MARK, which is so no argument. $COLUMNS is its width. Prints what the
terminal got, with $TALK_WIDEST also by how much it was ever written past its last
column, then the status and whether the terminal is as it was. For each WAIT, and
for the end, there are 20 seconds."""
import fcntl, os, re, select, signal, struct, sys, termios, time, unicodedata

PATIENCE = 20

split = sys.argv.index("--")
script = sys.argv[1:split]
if "TALK_MARK" in os.environ:
    with open(os.environ.pop("TALK_MARK")) as file:
        mark = file.read().strip()
    script = [word.replace("{mark}", mark) for word in script]
prompt = os.environ.pop("TALK_PROMPT", "")
columns = int(os.environ.pop("COLUMNS", "80"))
widest = os.environ.pop("TALK_WIDEST", None)
widths = [(0, columns)]  # (from which byte of what is shown, columns)


def size(fd, width):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))


master, slave = os.openpty()
size(master, columns)
before = termios.tcgetattr(slave)
child = os.fork()
if child == 0:
    os.close(master)
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for fd in range(3):
        os.dup2(slave, fd)
    os.execvp(sys.argv[split + 1], sys.argv[split + 1:])
shown, seen = b"", 0


def read(seconds):
    global shown
    if not select.select([master], [], [], seconds)[0]:
        return True
    try:
        got = os.read(master, 65536)
    except OSError:
        return False
    shown += got
    return bool(got)


def byte(number):
    return chr(number if number < 128 else 0xdc00 + number)


def unescape(keys):
    one = {"r": "\r", "n": "\n", "t": "\t", "e": "\x1b"}
    return re.sub(r"\\(x..|.)", lambda m: byte(int(m[1][1:], 16)) if m[1][0] == "x" and
                  len(m[1]) == 3 else one.get(m[1], m[1]), keys)


def settle():
    """What was typed so far is read, and the program waits for more: what is seen
    of a line may be the terminal's echo."""
    calm, end = 0, time.monotonic() + PATIENCE
    while calm < 3 and time.monotonic() < end:
        read(0.02)
        try:
            with open("/proc/%d/stat" % child) as file:
                state = file.read().rsplit(")", 1)[1].split()[0]
        except OSError:
            return
        unread = struct.unpack("i", fcntl.ioctl(slave, termios.FIONREAD, b"\0" * 4))[0]
        calm = calm + 1 if state == "S" and unread == 0 else 0
        if state == "Z":
            return


def sends(keys):
    if keys.startswith("@") or keys == "\\x03":
        settle()
    if re.fullmatch(r"@\d+", keys):
        widths.append((len(shown), int(keys[1:])))
        size(master, int(keys[1:]))
    elif keys in ("@KILL", "@TERM", "@INT", "@HUP"):
        os.killpg(child, getattr(signal, "SIG" + keys[1:]))
    else:
        os.write(master, unescape(keys).encode("utf-8", "surrogateescape"))


def past():
    """The columns by which a line went past the last one. Rows are not looked at,
    nor is what a terminal itself makes of a row that is too long."""
    most = column = 0
    for n, (start, width) in enumerate(widths):
        end = widths[n + 1][0] if n + 1 < len(widths) else len(shown)
        text = shown[start:end].decode("utf-8", "replace")
        column = min(column, width)
        for move, moved, one in re.findall(r"\x1b\[([0-9]*)[0-9;?]*([A-Za-z])|(.)", text, re.S):
            if one in ("\r", "\n"):
                column = 0
            elif one == "\b":
                column -= 1
            elif one:
                column += 0 if unicodedata.category(one)[0] in "MC" else \
                    2 if unicodedata.east_asian_width(one) in "WF" else 1
            elif moved in "CDG":
                by = int(move or 1)
                column = by - 1 if moved == "G" else column + by * (1 if moved == "C" else -1)
            most = max(most, column - width)
    return most


stuck = ""
for wait, keys in zip(script[::2], script[1::2]):
    alive, end = True, time.monotonic() + PATIENCE
    words = re.sub(r"(?<=\S)\\ (?=\S)", r"[ \r\n]+", re.escape(wait))
    if prompt and not wait.endswith(prompt):
        words += "(.|\n)*?" + re.escape(prompt)
    words = re.compile(words.encode())
    while alive and not words.search(shown, seen) and time.monotonic() < end:
        alive = read(0.2)
    at = words.search(shown, seen)
    if not at:
        stuck = "\nnever seen: " + wait
        os.killpg(child, signal.SIGKILL)
        break
    seen = at.end()
    sends(keys)
status, end = None, time.monotonic() + PATIENCE
while status is None and time.monotonic() < end:
    if not read(0.02):
        time.sleep(0.02)
    done, status = os.waitpid(child, os.WNOHANG)
    status = status if done else None
while select.select([master], [], [], 0.05)[0] and read(0):
    pass
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
if status is None:
    os.killpg(child, signal.SIGKILL)
    stuck, status = stuck + "\nstill at work", 0x7f00
code = os.waitstatus_to_exitcode(status)
mode = "as it was" if termios.tcgetattr(slave) == before else "changed"
if widest:
    print("\npast the last column: %d" % past(), end="")
print("%s\n%s %d, terminal %s" % (stuck, "signal" if code < 0 else "status", abs(code), mode))
