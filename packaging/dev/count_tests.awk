# Counts test functions in ctest's LastTest.log: "passed failed skipped".
# A Qt Test program prints one Totals line per class, which counts its own start and end as passed: those two are taken
# off. A program without such a line (another language, a crash, a time-out) counts as one.
function close_test(ok, missing) {
    if (totals) {
        passed += p
        failed += f
        skipped += s
        if (!ok && f == 0) failed++
    } else if (missing) {
        skipped++
    } else if (ok) {
        passed++
    } else {
        failed++
    }
    p = f = s = totals = 0
}
/^[0-9]+\/[0-9]+ Test: / { p = f = s = totals = 0 }
/^Totals: [0-9]+ passed, [0-9]+ failed, [0-9]+ skipped/ {
    totals = 1
    p += ($2 > 2 ? $2 - 2 : 0)
    f += $4
    s += $6
}
/^Test Passed\./ { close_test(1, 0) }
/^Test Failed\./ { close_test(0, 0) }
/^Test (Skipped|Not Run)/ { close_test(0, 1) }
END { print passed + 0, failed + 0, skipped + 0 }
