# SPDX-License-Identifier: ISC
"""typed.py [WAIT SEND]... -- COMMAND...: runs it in a terminal of its own; when
WAIT is seen, types SEND and Enter. "^C" and "^Z" are these keys, "@TERM" is the
signal, {phrase} six words that were shown. Prints what the terminal showed,
then the status and whether the terminal echoes."""
import os, pty, re, select, signal, sys, termios, time

split = sys.argv.index("--")
script = sys.argv[1:split]
child, master = pty.fork()
if child == 0:
    os.execvp(sys.argv[split + 1], sys.argv[split + 1:])
shown, seen, end = b"", 0, time.time() + 40


def read(seconds):
    global shown
    ready, _, _ = select.select([master], [], [], seconds)
    if not ready:
        return True
    try:
        got = os.read(master, 4096)
    except OSError:
        return False
    shown += got
    return bool(got)


def echoes():
    return bool(termios.tcgetattr(master)[3] & termios.ECHO)


alive = True
for wait, send in zip(script[::2], script[1::2]):
    while alive and wait.encode() not in shown[seen:] and time.time() < end:
        alive = read(0.5)
    at = shown.find(wait.encode(), seen)
    if at < 0:
        break
    seen = at + len(wait)
    if "{phrase}" in send:
        words = re.search(rb"    (\S+( \S+){5})\r\n", shown)
        send = send.replace("{phrase}", words.group(1).decode() if words else "?")
    if send == "@TERM":
        os.kill(child, signal.SIGTERM)
    elif send.startswith("^"):
        os.write(master, bytes([ord(send[1]) - 64]))
    else:
        os.write(master, send.encode() + b"\n")
status = None
while status is None and time.time() < end:
    if not read(0.1) or not alive:
        time.sleep(0.05)
    done, status = os.waitpid(child, os.WNOHANG)
    status = status if done else None
while select.select([master], [], [], 0.1)[0] and read(0):
    pass
try:
    echo = "echo on" if echoes() else "echo off"
except termios.error:
    echo = "no terminal"
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
if status is None:
    os.kill(child, signal.SIGKILL)
    status = 0x7f00
code = os.waitstatus_to_exitcode(status)
print("\n%s %d\n%s" % ("signal" if code < 0 else "status", abs(code), echo))
