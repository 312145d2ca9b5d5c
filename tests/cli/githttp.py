# SPDX-License-Identifier: ISC
"""githttp.py ROOT LOG [USER PASSWORD]: every git repository below ROOT by http, on
loopback, by git's own http-backend; with USER, for who has the password alone.
Prints its port. One line a request goes to LOG: METHOD PATH USER STATUS. Ends
with the process that started it."""
import base64, http.server, os, subprocess, sys, threading, time

root, log = sys.argv[1:3]
wanted = ":".join(sys.argv[3:5])
parent = os.getppid()
backend = os.path.join(
    subprocess.run(["git", "--exec-path"], capture_output=True, text=True).stdout.strip(),
    "git-http-backend")


class Git(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, fields, body=b""):
        with open(log, "a") as file:
            file.write("%s %s %s %s\n" % (self.command, self.path, self.user or "-", status))
        self.send_response(status)
        for name, value in fields:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def chunks(self):
        """A body of unknown length, as git sends what is larger than its buffer."""
        while size := int(self.rfile.readline(64).split(b";")[0], 16):
            yield self.rfile.read(size)
            self.rfile.readline(64)
        while self.rfile.readline(8192).strip():
            pass

    def body(self):
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            return b"".join(self.chunks())
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def serve(self):
        self.user = None
        body = self.body()
        kind, _, code = self.headers.get("Authorization", "").partition(" ")
        if wanted:
            given = base64.b64decode(code).decode() if kind.lower() == "basic" else ""
            self.user = given.partition(":")[0] or None
            if given != wanted:
                self.answer(401, [("WWW-Authenticate", 'Basic realm="journals"')])
                return
        path, _, query = self.path.partition("?")
        env = {
            "PATH": os.environ["PATH"], "HOME": os.path.join(root, "server"),
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_PROJECT_ROOT": root, "GIT_HTTP_EXPORT_ALL": "1",
            "REQUEST_METHOD": self.command, "PATH_INFO": path, "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)), "REMOTE_ADDR": self.client_address[0],
            "REMOTE_USER": self.user or "anyone",
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }
        out = subprocess.run([backend], input=body, env=env, stdout=subprocess.PIPE).stdout
        head, _, body = out.partition(b"\r\n\r\n")
        fields = [line.split(": ", 1) for line in head.decode().split("\r\n") if ": " in line]
        status = [value for name, value in fields if name == "Status"]
        self.answer(int(status[0].split()[0]) if status else 200,
                    [field for field in fields if field[0] != "Status"], body)

    do_GET = do_POST = serve


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass  # who is cut off is the test's business


server = Server(("127.0.0.1", 0), Git)
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
while os.getppid() == parent:
    time.sleep(0.2)
