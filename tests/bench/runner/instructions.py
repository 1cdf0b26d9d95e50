"""Instructions a request, counted by callgrind: the one figure of the bench that other work does not blur.

Counted in user space, on an emulated processor, so that it is the same number on every machine that runs the same
compiler's output. The threads are told apart by what callgrind writes a file of; the kernel is not counted.
"""
import glob
import json
import os
import re
import statistics
import subprocess

from .measure import table

BASELINE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "baseline.json")
TOTALS = re.compile(r"^(?:totals|summary): (\d+)", re.MULTILINE)


def wrapper(folder):
    """What to put before the command of the program that is counted."""
    return ["valgrind", "--tool=callgrind", "--separate-threads=yes", f"--callgrind-out-file={folder}/counts"]


def totals(folder, round_):
    """Instructions of each thread in what was dumped as the given round (from 1), the busiest first."""
    found = []
    for path in glob.glob(os.path.join(folder, f"counts.{round_}-*")):
        with open(path, encoding="utf-8", errors="replace") as file:
            found += [int(text) for text in TOTALS.findall(file.read())[-1:]]
    return sorted(found, reverse=True)


def load(session, program, seconds):
    """The requests that were answered; RuntimeError when one was not."""
    done = subprocess.run([session.load_binary, "--port", str(program.port), "--key", program.key, "--seconds",
                           str(seconds)], capture_output=True, text=True, check=False, timeout=120)
    result = json.loads(done.stdout)
    if result["errors"] or not result["requests"]:
        raise RuntimeError(f"{result['errors']} errors: {result['first_error'][:200]}")
    return result["requests"]


def count(session, rounds, seconds=3):
    """(instructions a request of all threads, of each thread, requests) of the middle one of so many rounds.

    The writer commits by the clock: a round with one checkpoint more than another costs a request 3 % more, and says
    nothing about the code.
    """
    folder = session.home()
    program = session.gatehouse(session.mock(), wrapper=wrapper(folder))
    load(session, program, 1)  # connections, pools and statements exist from here on
    pid = str(program.pid())
    counted = []
    for round_ in range(1, rounds + 1):
        subprocess.run(["callgrind_control", "-z", pid], capture_output=True, check=True, timeout=60)
        requests = load(session, program, seconds)
        subprocess.run(["callgrind_control", "-d", pid], capture_output=True, check=True, timeout=60)
        threads = totals(folder, round_)
        if not threads:
            raise RuntimeError("callgrind wrote nothing")
        counted.append((sum(threads) / requests, [instructions / requests for instructions in threads], requests))
    program.stop()
    middle = statistics.median_low(each for each, _, _ in counted)
    return next(one for one in counted if one[0] == middle)


def against_baseline(each, keep, figures):
    """A line that says how this build compares with the committed figure."""
    if keep:
        with open(BASELINE, "w", encoding="utf-8") as file:
            json.dump({"user_instructions": round(each)}, file)
            file.write("\n")
        return "\n\nkept as the new baseline"
    if not os.path.exists(BASELINE):
        return "\n\nthere is no baseline.json yet: run once with --keep-baseline and commit it"
    with open(BASELINE, encoding="utf-8") as file:
        before = json.load(file)["user_instructions"]
    figures["instructions_growth_percent"] = 100 * (each / before - 1)
    return f"\n\nbaseline {before:,}: {figures['instructions_growth_percent']:+.1f} %"


def mode(session, figures):
    try:
        subprocess.run(["valgrind", "--version"], capture_output=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        return "\n### instr\n\nSKIPPED: valgrind is not installed."
    each, threads, requests = count(session, session.options.rounds)
    rows = [["all threads", f"{each:,.0f}"]] + [[f"thread {i + 1}", f"{value:,.0f}"] for i, value in enumerate(threads)
                                               if value >= 100]
    return table(f"instr: user instructions a request, {requests} requests, 1 KB", ["", "instructions"], rows) + \
        against_baseline(each, session.options.keep_baseline, figures)
