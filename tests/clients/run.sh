#!/bin/sh
# Runs one client test file, or says loudly why not (exit code 77 is "skipped" for ctest).
#
#   GATEHOUSE_SERVER=… GATEHOUSE_CLIENTS=build/clients GATEHOUSE_SHARED=../shared tests/clients/run.sh openai
#
# GATEHOUSE_SERVER=direct drives the SDKs against the provider emulator itself: that proves the tests, not the product.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
skip() {
    echo "SKIPPED: $1" >&2
    exit 77
}
command -v node >/dev/null || skip "node is not installed"
export GATEHOUSE_CLIENTS="${GATEHOUSE_CLIENTS:-$here/../../build/clients}"
export GATEHOUSE_SHARED="${GATEHOUSE_SHARED:-$here/../../../shared}"
export GATEHOUSE_AGENTS="${GATEHOUSE_AGENTS:-$here/../../build/agents}"
[ "$1" != agents ] || [ -d "$GATEHOUSE_AGENTS/node_modules" ] || skip "no coding agents: tests/clients/install.sh agents"
export GATEHOUSE_PYTHON_SDKS="${GATEHOUSE_PYTHON_SDKS:-$here/../../build/python}"
[ "$1" != python ] || [ -f "$GATEHOUSE_PYTHON_SDKS/installed" ] || skip "no SDKs for Python: tests/clients/install.sh python"
export GATEHOUSE_LOCAL_MODEL="${GATEHOUSE_LOCAL_MODEL:-$here/../../build/local-model}"
[ "$1" != local_model ] || [ -f "$GATEHOUSE_LOCAL_MODEL/installed" ] || skip "no model on this machine: tests/clients/install.sh local"
[ -d "$GATEHOUSE_CLIENTS/node_modules/openai" ] || skip "the SDKs are not installed: run tests/clients/install.sh"
[ "$1" != cloudflare_api ] || [ -d "$GATEHOUSE_CLIENTS/node_modules/cloudflare" ] || skip "Cloudflare's client is not installed: run tests/clients/install.sh"
[ "$1" != workers_ai ] || [ -d "$GATEHOUSE_CLIENTS/node_modules/workers-ai-provider" ] || skip "workers-ai-provider is not installed: run tests/clients/install.sh"
[ "$1" = sample ] || [ "$1" = cloudflare_api ] || [ "$1" = local_model ] || [ -f "$GATEHOUSE_SHARED/tools/provider-emulator.mjs" ] || skip "the provider emulator is not there"
[ "${GATEHOUSE_SERVER:-}" = direct ] || [ -x "${GATEHOUSE_SERVER:-}" ] || skip "no gatehouse-server in GATEHOUSE_SERVER"
exec node --test --test-timeout=60000 --test-reporter=spec "$here/$1.test.mjs"
