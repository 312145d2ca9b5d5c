# SPDX-License-Identifier: ISC
"""wire.py PORT ORDER PASSED: a wire to PORT on loopback, with a port of its own,
which it prints. ORDER is a file: empty, all passes; "cut N": after N bytes, both
ways and in all connections since the order came, all are cut, and new ones too;
"stall N": then no byte passes. How many passed is in PASSED. Ends with the
process that started it."""
import os, socket, sys, threading, time

port, order, passed = int(sys.argv[1]), sys.argv[2], sys.argv[3]
parent, lock = os.getppid(), threading.Lock()
now, count, open_ends = ("", 0), 0, set()


def allowed(size):
    """How many of so many bytes may pass, and what is then done."""
    global now, count
    with lock:
        with open(order) as file:
            words = file.read().split()
        came = (" ".join(words), os.stat(order).st_mtime_ns)
        if came != now:
            now, count = came, 0
        fine = max(0, min(size, int(words[1]) - count)) if words else size
        count += fine
        with open(passed + ".new", "w") as file:
            file.write("%d\n" % count)
        os.rename(passed + ".new", passed)
        return fine, words[0] if words and count >= int(words[1]) else ""


def end(*ends):
    for each in ends:
        try:
            each.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def pump(source, sink):
    try:
        while data := source.recv(65536):
            fine, then = allowed(len(data))
            sink.sendall(data[:fine])
            if then == "cut":
                end(*list(open_ends))
            if then == "stall":
                threading.Event().wait()
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        end(source, sink)


def join(near):
    """One connection, to its end."""
    open_ends.add(near)
    _, then = allowed(0)
    if then == "stall":
        threading.Event().wait()
    if not then:
        with socket.create_connection(("127.0.0.1", port)) as far:
            open_ends.add(far)
            back = threading.Thread(target=pump, args=(far, near), daemon=True)
            back.start()
            pump(near, far)
            back.join()
            open_ends.discard(far)
    open_ends.discard(near)
    near.close()


def accept():
    while True:
        threading.Thread(target=join, args=(listener.accept()[0],), daemon=True).start()


listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
threading.Thread(target=accept, daemon=True).start()
while os.getppid() == parent:
    time.sleep(0.2)
