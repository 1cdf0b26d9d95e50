#!/usr/bin/env python3
"""Runs one of the shared scorers against the built server and holds it to its gate.

  GATEHOUSE_SERVER=… GATEHOUSE_SHARED=../shared tests/clients/score.py http1|upstream|origin|crash|streams|slowloris|bigbody|slowread

Exit code 77 says loudly that something is not there. The long versions are the same scorers with their own defaults.
"""
import base64
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

KEY = "gh_scorer_0123456789abcdef0123456789"
TARGET = "/v1/chat/completions"


def skip(why):
    print(f"SKIPPED: {why}", file=sys.stderr)
    sys.exit(77)


SERVER = os.environ.get("GATEHOUSE_SERVER", "")
SHARED = os.environ.get("GATEHOUSE_SHARED", os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared"))
HTTP1 = os.path.join(SHARED, "data", "http1")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def whole_cases(name, folder):
    """A copy of a case file without valid requests whose own length says that more follows: a gateway waits for it."""
    path = os.path.join(folder, name)
    with open(os.path.join(HTTP1, name), encoding="utf-8") as source, open(path, "w", encoding="utf-8") as target:
        for line in source:
            case = json.loads(line)
            head, _, body = base64.b64decode(case.get("raw_b64", "")).partition(b"\r\n\r\n")
            length = re.search(rb"(?im)^content-length:[ \t]*(\d+)[ \t]*\r?$", head)
            if case["class"] == "accept" and case.get("side", "request") == "request" and length and int(length.group(1)) > len(body):
                print(f"left out: {case['id']} {case['name']}, {length.group(1).decode()} bytes told, {len(body)} there")
                continue
            target.write(line)
    return path


class Gateway:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="gatehouse-score-")
        self.port, self.upstream = free_port(), free_port()
        self.data = os.path.join(self.folder, "data")
        config = {
            "version": 1,
            "server": {"listen": [f"127.0.0.1:{self.port}"], "openOnLoopback": False},
            "access": {"keys": [{"id": "score", "label": "score", "value": "env:SCORE_KEY"}]},
            "providers": [{"id": "openai", "baseUrl": f"http://127.0.0.1:{self.upstream}/v1", "key": "env:SCORE_UPSTREAM"}],
        }
        self.config = os.path.join(self.folder, "gatehouse.json")
        with open(self.config, "w", encoding="utf-8") as file:
            json.dump(config, file)
        os.environ.update(SCORE_KEY=KEY, SCORE_UPSTREAM="upstream-key")
        self.command = [SERVER, "--config", self.config, "--listen", f"127.0.0.1:{self.port}", "--data", self.data]
        self.process = None

    def start(self):
        self.log = open(os.path.join(self.folder, "server.log"), "wb")
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        for _ in range(1000):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            if self.process.poll() is not None:
                break
            time.sleep(0.01)
        self.stop()
        sys.exit("the server did not start")

    def stop(self):
        code = 0
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                code = self.process.wait(45)
            except subprocess.TimeoutExpired:
                self.process.kill()
                code = "did not end within 45 s"
        elif self.process is not None:
            code = f"ended before its time ({self.process.returncode})"
        shutil.rmtree(self.folder, ignore_errors=True)
        return code


def score(script, arguments, patience=500):
    done = subprocess.run([sys.executable, os.path.join(SHARED, "tools", script)] + arguments, capture_output=True, text=True,
                          timeout=patience, check=False)
    print(done.stdout, end="")
    if done.returncode != 0:
        print(done.stderr[-3000:], end="", file=sys.stderr)
    if done.returncode < 0:
        print(f"{script} was ended by signal {-done.returncode}")
    return done.stdout


def common(gateway):
    return ["--proxy", f"127.0.0.1:{gateway.port}", "--upstream-port", str(gateway.upstream), "--target", TARGET, "--key", KEY]


def http(kind):
    gateway = Gateway().start()
    files = {"http1": ["--cases", "parser_cases.jsonl", "smuggling_dev.jsonl", "--wait", "1.0"],
             "upstream": ["--upstream-cases", "parser_cases.jsonl"],
             "origin": ["--origin-cases", "local_origin_dev.jsonl", "--admin-target", "/admin/api/config"]}[kind]
    files = [whole_cases(word, gateway.folder) if word.endswith(".jsonl") else word for word in files]
    text = score("score_http1.py", common(gateway) + files)
    # The answers of the parser cases have bodies of their own, so through this mode only refusals can be judged: the
    # scorer counts as accepted only its own body, and an answer that lasts until its connection ends as incomplete.
    fails = "FAIL reject" if kind == "upstream" else "FAIL"
    faults = []
    for line in text.splitlines():
        counts = re.search(r": (\{.*\})$", line)
        if counts:
            faults += [f"{value} x {name}" for name, value in json.loads(counts.group(1).replace("'", '"')).items()
                       if name.startswith(fails) or name in ("dead after case", "malformed bytes forwarded",
                                                              "second request reached upstream")]
    return faults if re.search(r"pass ", text) else faults + ["nothing was scored"], gateway


def crash():
    gateway = Gateway()
    text = score("score_crash.py", ["--start", " ".join(gateway.command), "--proxy", f"127.0.0.1:{gateway.port}",
                                    "--upstream-port", str(gateway.upstream), "--db",
                                    os.path.join(gateway.data, "gatehouse.sqlite"), "--query",
                                    "SELECT request_id FROM exchanges", "--id-header", "x-gatehouse-request-id",
                                    "--rounds", "5", "--grace", "100", "--key", KEY])
    result = json.loads(text.strip().splitlines()[-1])
    wanted = {"lost": 0, "corrupt_rounds": 0, "doubled": 0}
    faults = [f"{name} is {result[name]}" for name, value in wanted.items() if result[name] != value]
    if result["answered"] == 0:
        faults.append("no call was answered with an id")
    if result["restart_max_s"] > 2:
        faults.append(f"a restart took {result['restart_max_s']} s")
    return faults, gateway


def soak(mode):
    gateway = Gateway().start()
    options = {"streams": ["-n", "2000", "--events", "5", "--gap", "0.5", "--ramp", "6"],
               "slowloris": ["-n", "300", "--seconds", "35"],
               "bigbody": ["--mb", "256"],
               "slowread": ["-n", "50", "--mb", "64"]}[mode]
    text = score("score_soak.py", [mode] + common(gateway) + ["--pid", str(gateway.process.pid)] + options)
    got = json.loads(text.strip().splitlines()[-1])
    checks = {
        "streams": lambda: [("complete", got["complete"] == 2000), ("memory a stream", got["kb_per_stream"] <= 40)],
        "slowloris": lambda: [("plain calls failed", got["plain_failed"] == 0 and got["plain_ok"] > 0),
                              ("slow clients closed", got["closed_by_proxy"] >= 297)],
        "bigbody": lambda: [("refused", " 413" in got["answer"] or got["sent_mb"] < 256), ("memory", got["rss_peak_mb"] < 200),
                            ("still serving", got["still_serving"])],
        "slowread": lambda: [("memory a client", got["mb_per_client"] <= 0.5), ("still serving", got["still_serving"])],
    }
    return [name for name, ok in checks[mode]() if not ok], gateway


def main():
    name = sys.argv[1] if len(sys.argv) == 2 else sys.exit(__doc__)
    if not os.path.exists(os.path.join(SHARED, "tools", "score_http1.py")):
        skip("the shared scorers are not there")
    if not os.access(SERVER, os.X_OK):
        skip("no gatehouse-server in GATEHOUSE_SERVER")
    kinds = {"crash": crash, **{n: (lambda n=n: http(n)) for n in ("http1", "upstream", "origin")},
             **{n: (lambda n=n: soak(n)) for n in ("streams", "slowloris", "bigbody", "slowread")}}
    if name not in kinds:
        sys.exit(__doc__)
    faults, gateway = kinds[name]()
    code = gateway.stop()
    if code != 0:
        faults.append(f"the server's end: {code}")
    for fault in faults:
        print(f"FAULT: {fault}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
