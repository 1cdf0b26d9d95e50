# Counts test functions of a ctest run: "passed failed skipped". Reads what ctest printed, then its LastTest.log.
# A Qt Test program prints one Totals line per class, which counts its own start and end as passed: those two are taken
# off. Node's reporter ends with one line a count. A program with neither (another language, a crash, a time-out) counts
# as one. ctest's own word goes first: its log calls a test passed that was skipped or never ran.
FNR == NR {
    if (match($0, /Test +#[0-9]+: [^ ]+/)) {
        name = substr($0, RSTART, RLENGTH)
        sub(/^Test +#[0-9]+: /, "", name)
        if ($0 ~ /\*\*\*Skipped/) word[name] = "skipped"
        if ($0 ~ /\*\*\*Not Run/) word[name] = "missing"
    }
    next
}
function close_test(ok) {
    if (word[name] == "skipped") {
        skipped++
    } else if (word[name] == "missing") {
        failed++
    } else if (totals) {
        passed += p
        failed += f
        skipped += s
        if (!ok && f == 0) failed++
    } else if (ok) {
        passed++
    } else {
        failed++
    }
    p = f = s = totals = 0
}
/^[0-9]+\/[0-9]+ Test: / {
    name = $3
    p = f = s = totals = 0
}
/^Totals: [0-9]+ passed, [0-9]+ failed, [0-9]+ skipped/ {
    totals = 1
    p += ($2 > 2 ? $2 - 2 : 0)
    f += $4
    s += $6
}
/^(ℹ|#) pass [0-9]+/ { totals = 1; p += $3 }
/^(ℹ|#) fail [0-9]+/ { f += $3 }
/^(ℹ|#) (skipped|todo) [0-9]+/ { s += $3 }
/^Test Passed\./ { close_test(1) }
/^Test Failed\./ { close_test(0) }
END { print passed + 0, failed + 0, skipped + 0 }
