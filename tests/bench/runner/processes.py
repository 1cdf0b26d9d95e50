"""The programs of a bench: each is started here, pinned to a core, watched by its pid and ended by its pid."""
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.request

GATEWAY_KEY = "gk-bench-0123456789abcdef0123456789abcdef"
PROVIDER_KEY = "mock-provider-key"
WRITER_THREAD = "gh-store"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def connects(port):
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def threads_of(pid):
    """{tid: (comm, ns on a CPU)}; resolution is the scheduler's, a nanosecond."""
    found = {}
    for tid in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{tid}/comm") as file:
                comm = file.read().strip()
            with open(f"/proc/{pid}/task/{tid}/schedstat") as file:
                found[int(tid)] = (comm, int(file.read().split()[0]))
        except FileNotFoundError:
            pass  # the thread ended meanwhile
    return found


def status_kb(pid, name):
    with open(f"/proc/{pid}/status") as file:
        for line in file:
            if line.startswith(name + ":"):
                return int(line.split()[1])
    return 0


class Program:
    """One running program. `headers` are what a client has to send so that it reaches the mock through it."""

    name = "?"
    headers = ()

    def __init__(self, core, nice=0):
        self.core, self.nice = core, nice
        self.process = None
        self.port = None
        self.key = GATEWAY_KEY
        self.log = None

    def spawn(self, command, folder, env=None, stdout=None):
        self.log = open(os.path.join(folder, f"{self.name}.log"), "wb")
        full = ["taskset", "-c", str(self.core)] + command
        if self.nice:
            full = ["nice", "-n", str(self.nice)] + full
        self.process = subprocess.Popen(full, stdin=subprocess.DEVNULL, stdout=stdout or self.log, stderr=self.log,
                                        env={**os.environ, **(env or {})})

    def wait_until_listening(self, patience=20):
        end = time.monotonic() + patience
        while not connects(self.port):
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{self.name} did not start; see {self.log.name}")
            time.sleep(0.001)

    def pid(self):
        return self.process.pid

    def cpu(self):
        """(ns of the io threads, ns of the writer thread)"""
        threads = threads_of(self.pid()).values()
        writer = sum(ns for comm, ns in threads if comm == WRITER_THREAD)
        return sum(ns for _, ns in threads) - writer, writer

    def rss_kb(self):
        return status_kb(self.pid(), "VmRSS")

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid()}/fd"))

    def settle(self, patience=5.0):
        """Waits until the program does nothing more: its writer may lag behind."""
        end, before = time.monotonic() + patience, sum(self.cpu())
        while time.monotonic() < end:
            time.sleep(0.06)
            now = sum(self.cpu())
            if now - before < 500_000:
                return
            before = now

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


class Mock(Program):
    name = "direct"

    def __init__(self, binary, folder, core, nice=0, tls=False):
        super().__init__(core, nice)
        self.tls, self.key = tls, PROVIDER_KEY
        self.ca = os.path.join(folder, "mock-ca.pem") if tls else None
        command = [binary, "--port", "0", "--key", PROVIDER_KEY]
        if tls:
            command += ["--tls", "--ca", self.ca]
        self.spawn(command, folder, stdout=subprocess.PIPE)
        words = self.process.stdout.readline().split()
        if len(words) != 2:
            raise RuntimeError("the mock did not start")
        self.port = int(words[1])

    def stats(self):
        """Over a plain mock only: a bench of TLS does not count connections."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/stats", timeout=5) as answer:
            return json.load(answer)


class Nginx(Program):
    """The yardstick: same job as far as it can do it, one worker, its streaming settings as they should be."""

    name = "nginx"

    def __init__(self, folder, core, mock, nice=0):
        super().__init__(core, nice)
        self.port = free_port()
        home = os.path.join(folder, "nginx")
        os.makedirs(home, exist_ok=True)
        scheme = "https" if mock.tls else "http"
        tls = f"""
      proxy_ssl_verify on; proxy_ssl_trusted_certificate {mock.ca}; proxy_ssl_name localhost;
      proxy_ssl_server_name on; proxy_ssl_protocols TLSv1.3; proxy_ssl_session_reuse on;""" if mock.tls else ""
        temp = "\n".join(f"  {kind}_temp_path {home}/{kind};" for kind in
                         ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        with open(os.path.join(home, "nginx.conf"), "w") as file:
            file.write(f"""worker_processes 1;
daemon off;
pid {home}/nginx.pid;
error_log {home}/error.log warn;
worker_rlimit_nofile 65536;
events {{ worker_connections 16384; }}
http {{
  access_log off;
{temp}
  keepalive_requests 1000000000;
  keepalive_timeout 1h;
  client_body_buffer_size 256k;
  client_max_body_size 64m;
  upstream provider {{ server 127.0.0.1:{mock.port}; keepalive 4096; keepalive_requests 1000000000; keepalive_timeout 1h; }}
  server {{
    listen 127.0.0.1:{self.port} backlog=4096;
    location / {{
      proxy_pass {scheme}://provider;{tls}
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Authorization "Bearer {PROVIDER_KEY}";
      proxy_buffering off;
      proxy_read_timeout 1h;
    }}
  }}
}}
""")
        self.spawn(["nginx", "-p", home, "-c", os.path.join(home, "nginx.conf")], folder)
        self.wait_until_listening()

    def pid(self):
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children") as file:
            return int(file.read().split()[0])


class Gatehouse(Program):
    name = "gatehouse"

    def __init__(self, binary, folder, core, mock, nice=0, bodies=False, words=True, name="gatehouse",
                 io_threads=1, wrapper=(), cache=False):
        super().__init__(core, nice)
        self.name = name
        self.port = free_port()
        self.data = os.path.join(folder, name)
        os.makedirs(self.data, exist_ok=True)
        scheme = "https" if mock.tls else "http"
        host = "localhost" if mock.tls else "127.0.0.1"
        provider = {"id": "openai", "baseUrl": f"{scheme}://{host}:{mock.port}/v1", "key": "env:MOCK_KEY"}
        if mock.tls:
            provider["caFile"] = mock.ca
        config = {
            "version": 1,
            "server": {"listen": [f"127.0.0.1:{self.port}"], "openOnLoopback": False, "ioThreads": io_threads},
            "access": {"keys": [{"id": "bench", "label": "bench", "value": "env:BENCH_KEY"}]},
            "providers": [provider],
            "records": {"bodies": bodies, "index": words},
        }
        if cache:
            config["cache"] = {"enabled": True, "ttl": "1h"}
        self.config = os.path.join(self.data, "gatehouse.json")
        with open(self.config, "w") as file:
            json.dump(config, file, indent=1)
        self.begun = time.monotonic()
        self.spawn([*wrapper, binary, "--config", self.config, "--listen", f"127.0.0.1:{self.port}", "--data", self.data],
                   folder, env={"BENCH_KEY": GATEWAY_KEY, "MOCK_KEY": PROVIDER_KEY})
        self.wait_until_listening()
        self.started_ms = 1000 * (time.monotonic() - self.begun)

    def move_writer(self, core):
        """Puts the writer thread on another core; True when there is one."""
        found = [tid for tid, (comm, _) in threads_of(self.pid()).items() if comm == WRITER_THREAD]
        for tid in found:
            os.sched_setaffinity(tid, {core})
        return bool(found)

    def rows(self):
        """Rows in the store, by its own schema: the table of exchanges."""
        path = os.path.join(self.data, "gatehouse.sqlite")
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10) as store:
            tables = [row[0] for row in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            table = next((name for name in ("exchange", "exchanges", "request", "requests", "record", "records")
                          if name in tables), None)
            return None if table is None else store.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


class Portkey(Program):
    """The JavaScript gateway of figure 5, when its package was installed by hand into the folder given."""

    name = "portkey"

    def __init__(self, package, folder, core, mock, nice=0):
        super().__init__(core, nice)
        self.port, self.key = free_port(), PROVIDER_KEY
        self.headers = ("x-portkey-provider: openai", f"x-portkey-custom-host: http://127.0.0.1:{mock.port}/v1")
        self.spawn(["node", os.path.join(package, "build", "start-server.js"), f"--port={self.port}", "--headless"],
                   folder, env={"TRUSTED_CUSTOM_HOSTS": "127.0.0.1,localhost", "NODE_ENV": "production"})
        self.wait_until_listening()


def version_of(command):
    if shutil.which(command[0]) is None and not os.path.exists(command[0]):
        return None
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return re.sub(r"\s+", " ", (done.stdout + done.stderr).strip())[:120]
