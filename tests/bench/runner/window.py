"""The mode `window`: the desktop program itself on a virtual display, over a long log, by its own --times.

Times are "own" ones: without what the GUI thread was ready for and had no processor, which is the machine's doing."""
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from hashlib import sha256

from runner.measure import median, spread, table
from runner.processes import GATEWAY_KEY, PROVIDER_KEY, Program, free_port, status_kb

PAGES = ["dashboard", "traffic", "routes", "prompts", "playground", "providers", "guardrails", "limits", "cache", "deploy",
         "history", "settings"]
SIZE = "1440x900"


class Display:
    """A virtual display, with a window manager where there is one: a window without focus is drawn less often."""

    def __init__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
                                       pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as file:
            self.name = ":" + file.readline().strip()
        if self.name == ":":
            raise RuntimeError("Xvfb did not start")
        self.manager = None
        if shutil.which("openbox"):
            self.manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": self.name}, stdout=subprocess.DEVNULL,
                                            stderr=subprocess.DEVNULL)

    def stop(self):
        for process in (self.manager, self.server):
            if process is not None:
                process.terminate()
                process.wait(10)


class Window(Program):
    """gatehouse with its window, over a store that is there."""

    name = "gatehouse"

    def __init__(self, binary, profile, display, mock, page, nice=0):
        super().__init__(",".join(str(core) for core in sorted(os.sched_getaffinity(1))), nice)
        self.port, self.profile = free_port(), profile
        config = {
            "version": 1,
            "server": {"listen": [f"127.0.0.1:{self.port}"], "openOnLoopback": False},
            "access": {"keys": [{"id": "bench", "label": "bench", "value": "env:BENCH_KEY"}]},
            "providers": [{"id": "openai", "baseUrl": f"http://127.0.0.1:{mock.port}/v1", "key": "env:MOCK_KEY"}],
            "records": {"keepDays": 0, "maxBytes": 0},
        }
        with open(os.path.join(profile, "gatehouse.json"), "w") as file:
            json.dump(config, file, indent=1)
        self.times = os.path.join(profile, "times.jsonl")
        if os.path.exists(self.times):
            os.remove(self.times)
        forget(os.path.join(profile, "gatehouse.sqlite"))
        # Its socket for second starts is in the folder for temporary files; so it finds no other instance.
        self.sockets = tempfile.mkdtemp(dir=profile)
        self.begun = time.monotonic()
        self.spawn([binary, "--profile", profile, "--page", page, "--theme", "light", "--size", SIZE, "--times", self.times],
                   profile, env={"BENCH_KEY": GATEWAY_KEY, "MOCK_KEY": PROVIDER_KEY, "DISPLAY": display.name, "LC_ALL": "C.UTF-8",
                                 "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": "1", "TMPDIR": self.sockets,
                                 "XDG_RUNTIME_DIR": self.sockets})

    def lines(self, what):
        if not os.path.exists(self.times):
            return []
        with open(self.times) as file:
            read = [json.loads(line) for line in file.read().split("\n")[:-1]]
        return [line for line in read if line["what"] == what]

    def wait_for(self, what, count=1, patience=60):
        end = time.monotonic() + patience
        while len(self.lines(what)) < count:
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"the window told no '{what}'; see {self.log.name}")
            time.sleep(0.01)
        return self.lines(what)[count - 1]

    def go(self, page):
        """As a second start would ask for it."""
        name = "gatehouse-" + sha256(os.path.abspath(self.profile).encode()).hexdigest()[:16]
        with socket.socket(socket.AF_UNIX) as asked:
            asked.connect(os.path.join(self.sockets, name))
            asked.sendall(page.encode() + b"\n")
            return self.wait_for("page", len(self.lines("page")) + 1)

    def anonymous_mib(self):
        return status_kb(self.pid(), "RssAnon") / 1024


def forget(path):
    """Takes a file out of the system's cache: the first look of the day reads from the disk."""
    with open(path, "rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def make_profile(session):
    home = session.home()
    if session.options.store:
        os.symlink(os.path.abspath(session.options.store), os.path.join(home, "gatehouse.sqlite"))
        return home
    print(f"  a store of {session.options.rows:,} rows …", flush=True)
    subprocess.run([session.maker, os.path.join(home, "gatehouse.sqlite"), str(session.options.rows), "--index"], check=True)
    return home


def starts_and_pages(session, display, profile, mock):
    """{page: ms of starts that open it}, {(page, first): ms}, without waiting for a processor; a new program each round."""
    starts, pages = {}, {}
    for round_ in range(session.options.rounds):
        for page in ("traffic", "dashboard"):
            window = session.keep(Window(session.options.window, profile, display, mock, page, session.options.nice))
            window.wait_for("painted")
            filled = window.wait_for("filled")
            starts.setdefault(page, []).append(1000 * (filled["at"] - window.begun) - filled["waited"])
            if page == "dashboard":
                time.sleep(1)  # the list of a million calls is complete
                for each in [p for _ in range(2) for p in PAGES[1:] + PAGES[:1]]:
                    told = window.go(each)
                    pages.setdefault((each, told["first"]), []).append(told["own"])
                    time.sleep(0.1)
            window.stop()
            print(f"  round {round_ + 1}, {page}: {starts[page][-1]:.0f} ms", flush=True)
    return starts, pages


def under_load(bench, session, display, profile, mock):
    """Traffic open while calls come: the gaps of each second, and the memory at the end."""
    window = session.keep(Window(session.options.window, profile, display, mock, "traffic", session.options.nice))
    window.wait_for("filled")
    window.wait_until_listening()
    time.sleep(3)  # the list of a million calls is complete
    begun = time.monotonic()
    result = bench.cell("window", "load", 0, window, connections=8, bytes=1024, rate=session.options.rate,
                        seconds=session.options.load_seconds)
    gaps = [line for line in window.lines("gap") if line["at"] > begun + 1]
    for page in PAGES + ["traffic"]:  # all that a long day opens
        window.go(page)
        time.sleep(0.3)
    memory = window.anonymous_mib()
    window.stop()
    return result, gaps, memory


def mode(bench, session, figures):
    options = session.options
    if shutil.which("Xvfb") is None:
        return "\n### window\n\nSKIPPED: no Xvfb here; nothing of the window was measured."
    if not os.access(options.window, os.X_OK):
        return f"\n### window\n\nSKIPPED: {options.window} is not built; nothing of the window was measured."
    mock, profile = session.mock(core=session.other_core), make_profile(session)
    display = session.keep(Display())
    starts, pages = starts_and_pages(session, display, profile, mock)
    result, gaps, memory = under_load(bench, session, display, profile, mock)
    if not gaps:
        raise RuntimeError("no gap was told")
    worst = sorted(gaps, key=lambda line: -line["own"])[:5]
    figures["window_start_ms"] = max(median(values) for values in starts.values())
    figures["window_page_ms"] = max(median(values) for values in pages.values())
    figures["window_anonymous_mib"] = memory
    figures["window_gap_ms"] = worst[0]["own"]
    figures["window_gap_p99_ms"] = max(line["p99"] for line in gaps)
    texts = [table(f"window: from start to its rows, {options.rows:,} rows", ["page", "ms"],
                   [[page, spread(values, 0)] for page, values in starts.items()])]
    texts.append(table("window: from the wish for a page to its first paint", ["page", "first time, ms", "again, ms"],
                       [[page, spread(pages.get((page, True), []), 1), spread(pages.get((page, False), []), 1)]
                        for page in PAGES]))
    texts.append(table(f"window: {result['rps']:,.0f} calls a second for {options.load_seconds:.0f} s, longest gaps",
                       ["gap ms", "own ms", "p99 of its second", "in"],
                       [[f"{line['ms']:.1f}", f"{line['own']:.1f}", f"{line['p99']:.1f}", line["why"]] for line in worst]))
    texts.append(f"\nanonymous memory after it: {memory:.0f} MiB")
    return "\n".join(texts)
