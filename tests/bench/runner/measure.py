"""One cell: one load run against one program, with what it cost that program."""
import json
import statistics
import subprocess
import threading
import time


class Bench:
    """What all cells share: where the load client is, on which core it runs, how often everything is repeated."""

    def __init__(self, load, core, rounds, seconds, nice):
        self.load, self.core, self.rounds, self.seconds, self.nice = load, core, rounds, seconds, nice
        self.raw = []

    def cell(self, mode, cell, round_, program, **options):
        """Options are those of bench_load. The result is kept in `raw` and returned."""
        command = ["taskset", "-c", str(self.core), self.load, "--port", str(program.port), "--key", program.key]
        if self.nice:
            command = ["nice", "-n", str(self.nice)] + command
        options.setdefault("seconds", self.seconds)
        for name, value in options.items():
            command += ["--" + name.replace("_", "-")] + ([] if value is True else [str(value)])
        for field in program.headers:
            command += ["--header", field]
        program.settle()
        peak, stop = [program.rss_kb()], threading.Event()

        def watch():
            while not stop.wait(0.05):
                peak[0] = max(peak[0], program.rss_kb())

        watcher = threading.Thread(target=watch)
        before_rss, (io, writer) = peak[0], program.cpu()
        watcher.start()
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        stop.set()
        watcher.join()
        program.settle()
        io_after, writer_after = program.cpu()
        try:
            result = json.loads(done.stdout)
        except json.JSONDecodeError as error:
            raise RuntimeError(f"bench_load said: {done.stdout[:300]} {done.stderr[:300]}") from error
        units = result["events"] if options.get("stream") else result["requests"]
        units = max(1, units)
        result.update(mode=mode, cell=cell, round=round_, target=program.name, options=options,
                      io_us=(io_after - io) / 1000 / units, writer_us=(writer_after - writer) / 1000 / units,
                      rss_before_kb=before_rss, rss_peak_kb=peak[0], at=time.time())
        self.raw.append(result)
        if result["errors"]:
            print(f"  ! {program.name} {cell} round {round_}: {result['errors']} errors: {result['first_error'][:200]}")
        return result

    def good(self, mode, cell, target):
        """The error-free results of a cell by round."""
        return {r["round"]: r for r in self.raw
                if (r["mode"], r["cell"], r["target"]) == (mode, cell, target) and not r["errors"]}

    def values(self, mode, cell, target, pick):
        return [pick(r) for r in self.good(mode, cell, target).values()]

    def per_round(self, mode, cell, target, other, combine):
        """combine(result, other's result) within each round that both passed; None below five rounds."""
        mine, theirs = self.good(mode, cell, target), self.good(mode, cell, other)
        found = [combine(mine[r], theirs[r]) for r in sorted(mine) if r in theirs]
        return found if len(found) >= 5 else None


def spread(values, digits=2):
    """'median [least–most]'"""
    if not values:
        return "–"
    return f"{statistics.median(values):.{digits}f} [{min(values):.{digits}f}–{max(values):.{digits}f}]"


def median(values):
    return statistics.median(values) if values else None


def table(title, heads, rows):
    rows = [[str(value) for value in row] for row in rows]
    widths = [max(len(row[i]) for row in [heads] + rows) for i in range(len(heads))]
    lines = [f"\n### {title}\n", "| " + " | ".join(h.ljust(w) for h, w in zip(heads, widths)) + " |",
             "|" + "|".join("-" * (w + 2) for w in widths) + "|"]
    lines += ["| " + " | ".join(v.ljust(w) for v, w in zip(row, widths)) + " |" for row in rows]
    return "\n".join(lines)
