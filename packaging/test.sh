#!/usr/bin/env bash
# Builds and tests everything, from a fresh Debian 12 to one closing line. --quick stops after the dev preset.
#
# GATEHOUSE_FUZZ_SECONDS  seconds per fuzz target (where CI=true 60 for what reads from the network, 20 for others; else 10)
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/lib.sh

quick=no
case "${1:-}" in
  --quick) quick=yes ;;
  '') ;;
  *) die "usage: packaging/test.sh [--quick]" ;;
esac

passed=0 failed=0 skipped=0
began=$SECONDS
logs=build/logs
helpers=()

# Whatever we started ends with us, by its own id.
finish() {
  local id
  for id in "${helpers[@]}"; do kill "$id" 2>/dev/null || true; done
}
trap finish EXIT

# phase NAME FUNCTION: runs it, adds to the counts what it left in `counts` ("passed failed skipped"), tells the time.
phase() {
  local name=$1 start=$SECONDS counts="0 0 0" status=0 p f s
  step "$name"
  "$2" || status=$?
  read -r p f s <<<"$counts"
  if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  printf '    %s: %d s, %d passed, %d failed, %d skipped\n' "$name" $((SECONDS - start)) "$p" "$f" "$s" >&2
  return "$status"
}

# skip NAME REASON: what could not be run is said aloud and counted.
skip() {
  printf '    SKIPPED %s: %s\n' "$1" "$2" >&2
  skipped=$((skipped + 1))
}

# run_ctest FOLDER ARGS...: every test function counts, not every program; skipped ones are named. A test waits for sockets,
# files and windows most of its time, so twice as many run as there are cores.
run_ctest() {
  local folder=$1 log="$1/Testing/Temporary/LastTest.log" status=0
  shift
  rm -f "$log"
  "${launcher[@]}" ctest --test-dir "$folder" --output-on-failure --no-tests=error -j "$((2 * $(nproc)))" "$@" \
    >"$folder/ctest.out" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then grep -vE '^ *(Start +[0-9]+:|[0-9]+/[0-9]+ Test .*Passed)' "$folder/ctest.out" >&2 || true; fi
  counts=$(awk -f packaging/dev/count_tests.awk "$folder/ctest.out" "$log" 2>/dev/null || echo "0 1 0")
  grep -aE '^SKIP ' "$log" 2>/dev/null | sed 's/^SKIP *: */    skipped /' >&2 || true
  return "$status"
}
launcher=(env)

test_format() {
  counts="0 1 0"
  packaging/dev/format --check && counts="1 0 0"
}

# Whoever debugs has configured the folder before, and keeps the whole debug information and small groups of files. A build
# for the tests alone needs lines only, is made of large groups, and takes two thirds of the time.
test_dev() {
  local debug=()
  if [ ! -f build/dev/CMakeCache.txt ]; then debug=(-DCMAKE_CXX_FLAGS_DEBUG=-g1 -DGATEHOUSE_UNITY_SIZE=16); fi
  configure dev build/dev "${debug[@]}" && build build/dev all && run_ctest build/dev
}

# The sanitizers see the gateway at work; Qt's own libraries are not instrumented, so the window stays out. The codecs of
# the core are under the same two sanitizers in the fuzz phase.
build_sanitizer() {
  local preset=$1
  shift
  configure "$preset" "build/$preset" -DGATEHOUSE_DESKTOP=OFF && build "build/$preset" "$@"
}

test_asan() {
  build_sanitizer asan shell_tests &&
    ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1 \
      LSAN_OPTIONS="suppressions=$gatehouse_root/tests/support/lsan.supp" \
      run_ctest build/asan -R '^(proxy/(shell|server)|integration)/'
}

# The core starts no thread (a house test), so only the shell is looked at.
# ThreadSanitizer of g++ 12 cannot place its shadow where the kernel spreads addresses wide: ask for fixed ones.
test_tsan() {
  build_sanitizer tsan shell_tests || return 1
  local launcher=(env)
  if setarch "$(uname -m)" -R true 2>/dev/null; then launcher=(setarch "$(uname -m)" -R); fi
  TSAN_OPTIONS="suppressions=$gatehouse_root/tests/support/tsan.supp halt_on_error=1 die_after_fork=0" \
    run_ctest build/tsan -R '^(proxy/(shell|server)|integration)/'
}

# The server builds without Qt, carries none, and starts.
test_headless() {
  counts="0 1 0"
  configure headless build/headless && build build/headless gatehouse-server || return 1
  local server=build/headless/proxy/gatehouse-server
  if ldd "$server" | grep -i qt >&2; then
    note "the server links Qt"
    return 1
  fi
  "$server" --version >&2 && counts="1 0 0"
}

# The window as a screen reader gets it, over the bus it would use.
test_accessibility() {
  local status=0
  counts="0 1 0"
  tests/ui/accessibility.sh build/dev >"$logs/accessibility.log" 2>&1 || status=$?
  cat "$logs/accessibility.log" >&2
  case $status in
    0) counts="1 0 0" ;;
    77) counts="0 0 1"; status=0 ;;
  esac
  return "$status"
}

# The packages are made of the dev build: what is looked at is what is in them, and that it starts from there.
test_package() {
  counts="0 1 0"
  packaging/linux/build-deb.sh --build build/dev --out build/packages && counts="1 0 0"
}

# One target for its time, from the seeds in the tree and what earlier runs found; nothing is written into the tree.
# The mutations are the same in every run: a finding on one machine is one on every other. tests/fuzz/run.sh looks for
# new ones.
fuzz_one() {
  local target=$1 seconds=$2 name seeds
  name=$(basename "$target")
  seeds=(build/fuzz/corpus/"$name")
  mkdir -p "${seeds[0]}" build/fuzz/artifacts
  if [ -d "tests/fuzz/corpus/$name" ]; then seeds+=("tests/fuzz/corpus/$name"); fi
  "$target" -seed=1 -max_total_time="$seconds" -max_len=16384 -timeout=10 -rss_limit_mb=1024 -verbosity=0 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/artifacts/$name-" "${seeds[@]}" >"$logs/$name.log" 2>&1
}

fuzz_seconds() {
  if [ -n "${GATEHOUSE_FUZZ_SECONDS:-}" ]; then
    echo "$GATEHOUSE_FUZZ_SECONDS"
  elif [ "${CI:-}" != true ]; then
    echo 10
  else
    case $1 in
      */fuzz_http_*|*/fuzz_sse|*/fuzz_json_edge) echo 60 ;;
      *) echo 20 ;;
    esac
  fi
}

# As many targets at once as there are cores, each for its own time.
test_fuzz() {
  local target good=0 bad=0 i
  configure fuzz build/fuzz && build build/fuzz all || return 1
  local targets=() ids=() cores
  mapfile -t targets < <(find build/fuzz -name 'fuzz_*' -type f -perm -u+x | sort)
  [ ${#targets[@]} -gt 0 ] || { note "no fuzz target was built"; return 1; }
  cores=$(nproc)
  note "${#targets[@]} targets, $cores at a time"
  for ((i = 0; i < ${#targets[@]}; i += cores)); do
    ids=()
    for target in "${targets[@]:i:cores}"; do
      fuzz_one "$target" "$(fuzz_seconds "$target")" &
      ids+=($!)
    done
    local at=0
    for target in "${targets[@]:i:cores}"; do
      local name
      name=$(basename "$target")
      if wait "${ids[at]}"; then
        good=$((good + 1))
        note "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$logs/$name.log") runs"
      else
        bad=$((bad + 1))
        tail -n 40 "$logs/$name.log" >&2
      fi
      at=$((at + 1))
    done
  done
  counts="$good $bad 0"
  [ "$bad" -eq 0 ]
}

# Instructions a request against the figures in the tree: the one figure of the bench that other work does not blur.
test_bench() {
  counts="0 1 0"
  build build/dev bench_mock bench_load || return 1
  python3 tests/bench/run.py --build build/dev --server build/headless/proxy/gatehouse-server \
    --modes instr --rounds 5 --seconds 1 --check >"$logs/bench.log" 2>&1 || { cat "$logs/bench.log" >&2; return 1; }
  cat "$logs/bench.log" >&2
  counts="1 0 0"
  if grep -q SKIPPED "$logs/bench.log"; then counts="0 0 1"; fi
}

mkdir -p "$logs"
step "checking packages"
need_packages "${packages_server[@]}" "${packages_desktop[@]}" "${packages_tests[@]}"
need_nginx || skip "nginx" "it could not be installed; comparisons with it are left out"

if [ -x tests/clients/install.sh ]; then
  need_node
  if ! cmp -s tests/clients/package.json build/clients/package.json || [ ! -d build/clients/node_modules ]; then
    step "installing the client packages of the tests with npm"
    if ! quietly tests/clients/install.sh build/clients; then
      rm -f build/clients/package.json
      skip "client packages" "npm could not install them; the tests that drive real SDKs are skipped"
    fi
  fi
fi

packaging/tokens/fetch.sh
if [ ! -f build/tokens/o200k_base.bin ]; then skip "rank tables" "tokens are estimated in this build, exact counts are not tested"; fi

if ! cmp -s tests/clients/python/requirements.txt build/python/installed; then
  step "installing the Python SDKs of the tests with pip"
  quietly tests/clients/install.sh python || skip "Python SDKs" "pip could not install them; the test that drives them is skipped"
fi

# Real windows need a screen: a virtual one where there is none.
if [ -z "${DISPLAY:-}" ]; then
  exec {screen}< <(exec Xvfb -displayfd 1 -screen 0 1600x1000x24 -noreset -nolisten tcp 2>/dev/null)
  helpers+=($!)
  if read -r -t 20 number <&"$screen"; then
    export DISPLAY=":$number"
    note "Xvfb on $DISPLAY"
  else
    skip "virtual screen" "Xvfb did not start"
  fi
fi

phase "format" test_format || true
if ! phase "dev" test_dev && [ ! -f build/dev/Testing/Temporary/LastTest.log ]; then
  skip "all later phases" "the dev preset does not build"
elif [ "$quick" = no ]; then
  phase "accessibility" test_accessibility || true
  phase "package" test_package || true
  phase "asan" test_asan || true
  phase "tsan" test_tsan || true
  phase "headless" test_headless || true
  if [ -d tests/fuzz ]; then
    phase "fuzz" test_fuzz || true
  fi
  if [ -f tests/bench/run.py ] && [ -x build/headless/proxy/gatehouse-server ]; then
    phase "bench" test_bench || true
  fi
fi

step "all phases: $((SECONDS - began)) s"
printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
