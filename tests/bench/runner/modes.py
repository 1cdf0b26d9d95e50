"""The modes of the bench. Each runs its cells, returns its tables as text and writes its figures into `figures`."""
import random
import statistics
import time

from runner.measure import median, spread, table

JSON_CELLS = {
    "32 conns 1 KB": dict(connections=32, bytes=1024),
    "32 conns 20 KB": dict(connections=32, bytes=20480),
    "32 conns 50 KB": dict(connections=32, bytes=51200),
    "1 conn 1 KB": dict(connections=1, bytes=1024),
    "256 conns 1 KB": dict(connections=256, bytes=1024),
}
PACED = "mock-n100-d20000-l0"


def shuffled(programs):
    order = list(programs)
    random.shuffle(order)
    return order


def run_cells(bench, mode, programs, cells):
    for program in programs:  # a first call opens what is opened once
        bench.cell("warm-up", mode, 0, program, connections=4, seconds=0.1)
    for round_ in range(bench.rounds):
        for cell, options in cells.items():
            for program in shuffled(programs):
                bench.cell(mode, cell, round_, program, **options)


def json_table(bench, mode, cell, programs, other="nginx"):
    rows = []
    for program in programs:
        name = program.name
        good = list(bench.good(mode, cell, name).values())
        ratio = bench.per_round(mode, cell, name, other, lambda a, b: a["io_us"] / b["io_us"])
        whole = bench.per_round(mode, cell, name, other, lambda a, b: (a["io_us"] + a["writer_us"]) / b["io_us"])
        rows.append([name, spread([r["io_us"] for r in good]), spread([r["writer_us"] for r in good]),
                     spread(ratio) if ratio else "refused", spread(whole) if whole else "refused",
                     f"{median([r['rps'] for r in good]) or 0:,.0f}", spread([r["latency_us"]["p50"] for r in good], 0),
                     spread([r["latency_us"]["p99"] for r in good], 0),
                     f"{max([r['rss_peak_kb'] for r in good], default=0) / 1024:.1f}", bench.rounds - len(good)])
    return table(f"{mode}: {cell}", ["target", "CPU-us io", "CPU-us writer", f"x {other} io", f"x {other} all",
                                     "req/s", "p50 us", "p99 us", "RSS MiB", "bad rounds"], rows)


def one_core(bench, programs, mock, figures, mode="one-core", cells=None):
    cells = cells or JSON_CELLS
    before = None
    for program in programs:
        bench.cell("warm-up", mode, 0, program, connections=4, seconds=0.1)
    reuse = []
    for round_ in range(bench.rounds):
        for cell, options in cells.items():
            for program in shuffled(programs):
                if program.name == "gatehouse" and not mock.tls:
                    before = mock.stats()
                result = bench.cell(mode, cell, round_, program, **options)
                if program.name == "gatehouse" and not mock.tls and cell == "32 conns 1 KB" and round_ > 0:
                    after = mock.stats()  # the two look-ups themselves open two connections
                    opened = after["accepted"] - before["accepted"] - 1
                    reuse.append(100.0 * (1 - opened / max(1, result["requests"])))
    ours = "gatehouse"
    if mode == "one-core":
        for key, cell, add in (("cpu_ratio_1k_io", "32 conns 1 KB", 0), ("cpu_ratio_1k_all", "32 conns 1 KB", 1),
                               ("cpu_ratio_20k_io", "32 conns 20 KB", 0)):
            figures[key] = median(bench.per_round(mode, cell, ours, "nginx", lambda a, b, add=add:
                                                  (a["io_us"] + add * a["writer_us"]) / b["io_us"]))
        figures["reuse_percent"] = median(reuse)
        figures["added_p50_us"] = median(bench.per_round(
            mode, "1 conn 1 KB", ours, "direct", lambda a, b: a["latency_us"]["p50"] - b["latency_us"]["p50"]))
        figures["rps_ratio_portkey"] = median(bench.per_round(
            mode, "32 conns 1 KB", ours, "portkey", lambda a, b: a["rps"] / b["rps"]))
    if mode == "tls":
        figures["cpu_ratio_tls_1k_io"] = median(bench.per_round(
            mode, "32 conns 1 KB", ours, "nginx", lambda a, b: a["io_us"] / b["io_us"]))
    text = "\n".join(json_table(bench, mode, cell, programs) for cell in cells)
    if reuse:
        text += f"\n\nconnection reuse: {spread(reuse, 3)} %"
    return text


def sse(bench, programs, figures):
    cells = {f"{n} streams": dict(stream=True, connections=n, model=PACED, seconds=2, ramp=1.5) for n in (200, 1000)}
    run_cells(bench, "sse", programs, cells)
    text, faults = "", 0
    for cell in cells:
        rows = []
        for program in programs:
            every = [r for r in bench.raw if (r["mode"], r["cell"], r["target"]) == ("sse", cell, program.name)]
            good = list(bench.good("sse", cell, program.name).values())
            wrong = sum(r["lost"] + r["disorder"] + r["altered"] + r["errors"] for r in every)
            if program.name == "gatehouse":
                faults += wrong
            ratio = bench.per_round("sse", cell, program.name, "nginx", lambda a, b: a["io_us"] / b["io_us"])
            rows.append([program.name, spread([r["io_us"] for r in good]), spread(ratio) if ratio else "refused",
                         spread([r["ttft_us"]["p50"] for r in good], 0), spread([r["ttft_us"]["p99"] for r in good], 0),
                         spread([r["delay_us"]["p50"] for r in good], 0), spread([r["delay_us"]["p99"] for r in good], 0),
                         f"{sum(r['events'] for r in every):,}", wrong])
        text += table(f"sse: {cell}, 20 ms between events",
                      ["target", "CPU-us an event", "x nginx", "TTFT p50 us", "TTFT p99 us", "delay p50 us",
                       "delay p99 us", "events", "faults"], rows) + "\n"
    for n in (200, 1000):
        figures[f"sse_ratio_{n}"] = median(bench.per_round("sse", f"{n} streams", "gatehouse", "nginx",
                                                           lambda a, b: a["io_us"] / b["io_us"]))
    if any(p.name == "gatehouse" for p in programs):
        figures["sse_faults"] = faults
    return text


def memory(bench, programs, figures, key, streams):
    """Freshly started programs: what a stream adds while all are open."""
    rows = []
    for program in programs:
        bench.cell("warm-up", "memory", 0, program, connections=1, seconds=0.05)
        if program.name == "direct":
            continue
        result = bench.cell("memory", f"{streams} streams", 0, program, stream=True, connections=streams, model=PACED,
                            seconds=1.9, ramp=0.9)
        each = (result["rss_peak_kb"] - result["rss_before_kb"]) / streams
        rows.append([program.name, f"{result['rss_before_kb'] / 1024:.1f}", f"{result['rss_peak_kb'] / 1024:.1f}",
                     f"{each:.1f}", result["errors"]])
        if program.name == "gatehouse" and not result["errors"]:
            figures[key] = each
    return table(f"memory: {streams} open streams", ["target", "RSS before MiB", "RSS peak MiB", "KB a stream", "errors"],
                 rows)


def latency(bench, programs, figures, other_core):
    """One connection, the writer thread elsewhere: what a single caller feels."""
    for program in programs:
        if hasattr(program, "move_writer"):
            program.move_writer(other_core)
    cells = {"1 conn 1 KB": dict(connections=1, bytes=1024)}
    run_cells(bench, "latency", programs, cells)
    rows = []
    for program in programs:
        def added(which, name=program.name):
            return bench.per_round("latency", "1 conn 1 KB", name, "direct",
                                   lambda a, b: a["latency_us"][which] - b["latency_us"][which])
        rows.append([program.name] + [spread(added(which) or [], 1) for which in ("p50", "p90", "p99", "p999")])
        if program.name == "gatehouse":
            figures["added_p99_us"] = median(added("p99"))
            figures["added_p50_us_writer_elsewhere"] = median(added("p50"))
    return table("latency: added at one connection, writer on another core",
                 ["target", "p50 us", "p90 us", "p99 us", "p99.9 us"], rows)


def ttft(bench, programs, figures):
    cells = {"1 stream": dict(stream=True, connections=1, model="mock-n10-d2000-l0", seconds=1)}
    run_cells(bench, "ttft", programs, cells)
    rows = []
    for program in programs:
        good = list(bench.good("ttft", "1 stream", program.name).values())
        first = bench.per_round("ttft", "1 stream", program.name, "direct",
                                lambda a, b: a["ttft_us"]["p50"] - b["ttft_us"]["p50"])
        each = bench.per_round("ttft", "1 stream", program.name, "direct",
                               lambda a, b: a["delay_us"]["p50"] - b["delay_us"]["p50"])
        rows.append([program.name, spread([r["ttft_us"]["p50"] for r in good], 0), spread(first or [], 1),
                     spread(each or [], 1)])
        if program.name == "gatehouse":
            figures["added_ttft_p50_us"] = median(first)
    return table("ttft: one stream at a time", ["target", "TTFT p50 us", "added TTFT p50 us", "added an event p50 us"],
                 rows)


def cache(bench, programs, mock, figures):
    """The same call again and again: asked of the provider each time, and answered from the cache."""
    cells = {name: JSON_CELLS[name] for name in ("32 conns 1 KB", "32 conns 20 KB")}
    run_cells(bench, "cache", programs, cells)
    before = mock.stats()
    bench.cell("warm-up", "cache", 1, programs[-1], connections=4, seconds=0.1)
    asked = mock.stats()["requests"] - before["requests"]
    if asked > 0:
        return f"\n### cache\n\nFAIL: {asked} calls went upstream though all were answered before."
    good = bench.good("cache", "32 conns 1 KB", programs[-1].name).values()
    figures["cache_hit_us"] = median([r["io_us"] for r in good])
    return "\n".join(json_table(bench, "cache", cell, programs, other=programs[0].name) for cell in cells)


def log(bench, programs, figures, other_core):
    """Bodies off, on, and on with their words indexed, which the writer does once it is idle. The writer has a core of
    its own, so that its rate is its own."""
    for program in programs:
        program.move_writer(other_core)
    cells = {"2 KB": dict(connections=32, bytes=2048), "20 KB": dict(connections=32, bytes=20480)}
    written = {}
    for program in programs:
        bench.cell("warm-up", "log", 0, program, connections=4, seconds=0.1)
    for round_ in range(bench.rounds):
        for cell, options in cells.items():
            for program in shuffled(programs):
                before = program.rows()
                writer_before = program.cpu()[1]
                result = bench.cell("log", cell, round_, program, **options)
                program.settle(30)
                writer = (program.cpu()[1] - writer_before) / 1e9
                after = program.rows()
                if before is not None:
                    result["rows"] = after - before
                    result["rows_per_writer_second"] = (after - before) / max(writer, 1e-9)
                    written.setdefault((cell, program.name), []).append(result)
    rows = []
    for cell in cells:
        for program in programs:
            kept = written.get((cell, program.name), [])
            rows.append([program.name, cell, spread([r["io_us"] for r in kept]),
                         spread([r["rows_per_writer_second"] for r in kept], 0),
                         spread([100 * r["rows"] / max(1, r["requests"]) for r in kept], 1)])
    for cell, key in (("2 KB", "rows_per_second_2k"), ("20 KB", "rows_per_second_20k")):
        figures[key] = median([r["rows_per_writer_second"] for r in written.get((cell, "gatehouse-bodies"), [])])
    figures["bodies_io_ratio"] = median(bench.per_round("log", "20 KB", "gatehouse-bodies", "gatehouse",
                                                        lambda a, b: a["io_us"] / b["io_us"]))
    return table("log: bodies off, on, and with their words", ["target", "body", "CPU-us io", "rows a writer second", "rows kept %"], rows)


def train(bench, make):
    """What a desk and a server do most, each for a moment: plain and over TLS, in one piece and streamed, with bodies and
    without. Nothing is measured."""
    cells = {"1 KB": dict(connections=32), "20 KB": dict(connections=32, bytes=20480), "one": dict(connections=1),
             "streams": dict(stream=True, connections=50, model="mock-n40-d2000-l0")}
    done = 0
    for how in (dict(), dict(bodies=True), dict(tls=True)):
        program = make(**how)
        for name, options in cells.items():
            result = bench.cell("train", name, 0, program, seconds=1.5, **options)
            if result["errors"]:
                raise RuntimeError(f"{name}: {result['errors']} errors: {result['first_error'][:200]}")
            done += result["requests"]
        program.stop()  # the counts are written at its end
    return f"\n### train\n\n{done} requests served."


def start(make, rounds, figures, names):
    rows = []
    for name in names:
        times, idle = [], []
        for _ in range(rounds):
            begun = time.monotonic()
            program = make(name)
            times.append(1000 * (time.monotonic() - begun))
            time.sleep(0.5)
            idle.append(program.rss_kb() / 1024)
            program.stop()
        rows.append([name, spread(times, 1), spread(idle, 1)])
        if name == "gatehouse":
            figures["start_ms"], figures["idle_mib"] = median(times), median(idle)
    return table("start: to listening (polled every ms), idle", ["target", "ms", "RSS MiB"], rows)


def soak(bench, program, seconds):
    """A steady mixed load; memory must not climb, descriptors must not leak."""
    points, begun, turn, errors = [], time.monotonic(), 0, 0
    while time.monotonic() - begun < seconds:
        for options in (dict(connections=16, bytes=1024, rate=500), dict(connections=16, bytes=20480, rate=200),
                        dict(stream=True, connections=50, model="mock-n20-d5000-l0", ramp=0.5)):
            errors += bench.cell("soak", "mixed", turn, program, seconds=2, **options)["errors"]
        turn += 1
        points.append((time.monotonic() - begun, program.rss_kb() / 1024, program.descriptors()))
    half = points[len(points) // 2:]  # caches fill in the first half
    slope = 0.0
    if len(half) > 1:
        mean_t, mean_m = statistics.mean(p[0] for p in half), statistics.mean(p[1] for p in half)
        below = sum((p[0] - mean_t) ** 2 for p in half)
        slope = 3600 * sum((p[0] - mean_t) * (p[1] - mean_m) for p in half) / below
    return table(f"soak: {seconds:.0f} s mixed", ["target", "RSS first MiB", "RSS last MiB", "MiB an hour (2nd half)",
                                                  "descriptors first/last", "errors"],
                 [[program.name, f"{points[0][1]:.1f}", f"{points[-1][1]:.1f}", f"{slope:.2f}",
                   f"{points[0][2]}/{points[-1][2]}", errors]])
