#!/usr/bin/env python3
"""bench_run: measures gatehouse-server beside nginx and beside nothing, in interleaved rounds on one pinned core.

  tests/bench/run.py [--build build/release] [--server FILE] [--modes one-core,sse,…] [--rounds 5] [--seconds 1]
                     [--portkey FOLDER] [--out FOLDER] [--soak-seconds 60] [--nice -10] [--check]
                     [--window FILE] [--rows 1000000] [--store FILE] [--load-seconds 60]

Modes: one-core (headline), two-core, sse, tls, instr, log, ttft, latency, memory, start, soak; train measures nothing,
it is the work that packaging/dev/profile counts. window measures the desktop program on a virtual display (Xvfb).
Prints one table a mode and the figures beside their targets, keeps every round's raw JSON in the out folder.
With --check the exit code tells whether each figure that was measured keeps its gate.
A ratio from a run with errors, or from fewer than five rounds, is refused.
"""
import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from runner import instructions, modes, window  # noqa: E402
from runner.measure import Bench, table  # noqa: E402
from runner.processes import Gatehouse, Mock, Nginx, Portkey, version_of  # noqa: E402

ALL_MODES = ["one-core", "two-core", "sse", "memory", "tls", "latency", "ttft", "log", "cache", "start", "instr", "soak", "train", "window"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--server", help="gatehouse-server; absent: only nginx and direct are measured")
    parser.add_argument("--modes", default="one-core,sse,memory,tls,latency,ttft,log,start,instr")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--core", type=int, default=0)
    parser.add_argument("--nice", type=int, default=0, help="below 0 on a machine that does other work meanwhile")
    parser.add_argument("--portkey", help="folder of the package @portkey-ai/gateway, for figure 5")
    parser.add_argument("--soak-seconds", type=float, default=60)
    parser.add_argument("--window", help="window: the desktop program; default BUILD/ui/gatehouse")
    parser.add_argument("--rows", type=int, default=1_000_000, help="window: calls in its log")
    parser.add_argument("--store", help="window: a log made before by make_store, which grows here; else one is made")
    parser.add_argument("--rate", type=float, default=1000, help="window: calls a second while its gaps are measured")
    parser.add_argument("--load-seconds", type=float, default=60)
    parser.add_argument("--out", help="folder for results; default BUILD/bench")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--keep-baseline", action="store_true", help="instr: write baseline.json instead of comparing with it")
    return parser.parse_args()


class Session:
    """The programs of one run; whatever was started is ended, whatever happens."""

    def __init__(self, options, folder):
        self.options, self.folder, self.running = options, folder, []
        programs = os.path.join(options.build, "tests", "bench")
        self.mock_binary = os.path.join(programs, "bench_mock")
        self.maker = os.path.join(programs, "make_store")
        self.load_binary = os.path.join(programs, "bench_load")
        self.other_core = next((c for c in sorted(os.sched_getaffinity(0)) if c != options.core), options.core)
        self.count = 0

    def keep(self, program):
        self.running.append(program)
        return program

    def home(self):
        self.count += 1
        path = os.path.join(self.folder, str(self.count))
        os.makedirs(path)
        return path

    def mock(self, core=None, tls=False):
        core = self.options.core if core is None else core
        return self.keep(Mock(self.mock_binary, self.home(), core, self.options.nice, tls))

    def gatehouse(self, mock, **more):
        return self.keep(Gatehouse(self.options.server, self.home(), self.options.core, mock, self.options.nice, **more))

    def nginx(self, mock):
        return self.keep(Nginx(self.home(), self.options.core, mock, self.options.nice))

    def all(self, mock, portkey=False):
        """Every target there is, freshly started."""
        found = [mock]
        if shutil.which("nginx"):
            found.append(self.nginx(mock))
        if self.options.server:
            found.append(self.gatehouse(mock))
        if portkey and self.options.portkey:
            found.append(self.keep(Portkey(self.options.portkey, self.home(), self.options.core, mock, self.options.nice)))
        return found

    def end(self):
        for program in reversed(self.running):
            program.stop()
        self.running.clear()


def run_mode(mode, session, bench, figures):
    options = session.options
    if mode == "instr":
        return instructions.mode(session, figures)
    if mode == "window":
        return window.mode(bench, session, figures)
    if mode == "start":
        mock = session.mock()
        makers = {"nginx": lambda: session.nginx(mock), "gatehouse": lambda: session.gatehouse(mock)}
        names = [n for n in makers if (n != "gatehouse" or options.server) and (n != "nginx" or shutil.which("nginx"))]
        return modes.start(lambda name: makers[name](), max(5, options.rounds), figures, names)
    if mode in ("cache", "log", "soak", "train") and not options.server:
        return f"\n### {mode}\n\nSKIPPED: no --server given."
    if mode == "log":
        mock = session.mock()
        kinds = [session.gatehouse(mock), session.gatehouse(mock, bodies=True, words=False, name="gatehouse-bodies"),
                 session.gatehouse(mock, bodies=True, name="gatehouse-words")]
        return modes.log(bench, kinds, figures, session.other_core)
    if mode == "cache":
        mock = session.mock()
        kinds = [session.gatehouse(mock), session.gatehouse(mock, cache=True, name="gatehouse-cache")]
        return modes.cache(bench, kinds, mock, figures)
    if mode == "train":
        return modes.train(bench, lambda **how: session.gatehouse(session.mock(tls=how.pop("tls", False)), **how))
    if mode == "soak":
        return modes.soak(bench, session.gatehouse(session.mock(), bodies=True), options.soak_seconds)
    if mode == "two-core":
        mock = session.mock(core=session.other_core)
        there = Bench(bench.load, session.other_core, bench.rounds, bench.seconds, bench.nice)
        there.raw = bench.raw
        return modes.one_core(there, session.all(mock), mock, figures, mode,
                              {"32 conns 1 KB": modes.JSON_CELLS["32 conns 1 KB"]})
    mock = session.mock(tls=mode == "tls")
    programs = session.all(mock, portkey=mode == "one-core")
    if mode == "one-core":
        return modes.one_core(bench, programs, mock, figures)
    if mode == "sse":
        return modes.sse(bench, programs, figures)
    if mode == "memory":
        return modes.memory(bench, programs, figures, "kb_per_stream", 1000)
    if mode == "latency":
        return modes.latency(bench, programs, figures, session.other_core)
    if mode == "ttft":
        return modes.ttft(bench, programs, figures)
    # The mock itself speaks TLS here, so there is no direct row.
    cells = {name: modes.JSON_CELLS[name] for name in ("32 conns 1 KB", "32 conns 20 KB")}
    proxies = [p for p in programs if p.name != "direct"]
    session_memory = modes.memory(bench, proxies, figures, "kb_per_tls_stream", 400)
    return session_memory + "\n" + modes.one_core(bench, proxies, mock, figures, "tls", cells)


def verdicts(figures):
    """Rows of the table of targets, and whether a gate was missed."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "targets.json")) as file:
        targets = json.load(file)["figures"]
    rows, missed = [], False
    for target in targets:
        value = figures.get(target["key"])
        if value is None:
            rows.append([target["id"], target["title"], "–", target["gate"], target["aim"], target["unit"], "not measured"])
            continue
        def keeps(bound, value=value, target=target):
            return value <= bound if target["sense"] == "max" else value >= bound
        word = "PASS, aim reached" if keeps(target["aim"]) else "PASS" if keeps(target["gate"]) else "FAIL"
        missed |= word == "FAIL"
        rows.append([target["id"], target["title"], f"{value:,.2f}", target["gate"], target["aim"], target["unit"], word])
    return rows, missed


def machine():
    with open("/proc/cpuinfo") as file:
        cpu = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), "?")
    return (f"{os.cpu_count()} x {cpu}, Linux {platform.release()}, load {os.getloadavg()[0]:.2f} at the start, "
            f"nginx: {version_of(['nginx', '-v'])}, {time.strftime('%Y-%m-%d %H:%M UTC', time.gmtime())}")


def main():
    options = arguments()
    wanted = ALL_MODES if options.modes == "all" else options.modes.split(",")
    unknown = [mode for mode in wanted if mode not in ALL_MODES]
    if unknown:
        sys.exit(f"no such mode: {', '.join(unknown)}")
    if options.server:
        options.server = os.path.abspath(options.server)
        if not os.access(options.server, os.X_OK):
            sys.exit(f"{options.server} is not there")
    options.window = os.path.abspath(options.window or os.path.join(options.build, "ui", "gatehouse"))
    out = options.out or os.path.join(options.build, "bench")
    os.makedirs(out, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="gatehouse-bench-")
    session = Session(options, folder)
    os.sched_setaffinity(0, {session.other_core})
    bench = Bench(session.load_binary, options.core, options.rounds, options.seconds, options.nice)
    figures, texts = {}, [f"machine: {machine()}",
                          f"rounds {options.rounds}, {options.seconds} s a cell, all on core {options.core}"]
    print("\n".join(texts))
    try:
        for mode in wanted:
            try:
                text = run_mode(mode, session, bench, figures)
            except RuntimeError as error:
                text = f"\n### {mode}\n\nFAILED: {error}"
            session.end()
            print(text, flush=True)
            texts.append(text)
    finally:
        session.end()
    rows, missed = verdicts(figures)
    texts.append(table("figures", ["#", "figure", "measured", "gate", "aim", "unit", ""], rows))
    print(texts[-1])
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    with open(os.path.join(out, f"{stamp}.json"), "w") as file:
        json.dump({"machine": texts[0], "figures": figures, "rounds": bench.raw}, file)
    with open(os.path.join(out, f"{stamp}.md"), "w") as file:
        file.write("\n".join(texts) + "\n")
    print(f"\nraw rounds: {os.path.join(out, stamp)}.json")
    if not any("FAILED" in text for text in texts):
        shutil.rmtree(folder, ignore_errors=True)  # else its logs tell why
    sys.exit(1 if options.check and missed else 0)


if __name__ == "__main__":
    main()
