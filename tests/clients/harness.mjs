// Starts the provider emulator and the gateway in front of it, and ends both. Every test file has its own pair.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const sdk = createRequire(path.join(path.resolve(process.env.GATEHOUSE_CLIENTS), 'package.json'));
export const direct = process.env.GATEHOUSE_SERVER === 'direct';
export const PROVIDER_KEYS = { openai: 'sk-emu-openai', anthropic: 'sk-ant-emu', gemini: 'emu-gemini-key', cohere: 'emu-cohere', groq: 'gsk-emu', mistral: 'emu-mistral', workers: 'emu-workers-ai' };
export const GATEWAY_KEY = 'gh_client_tests_0123456789abcdef';
export const ALLOWED_ORIGIN = 'http://app.test:3000';

const children = [];
let folder;
let emulatorPort;
let serial = 0;

function freePort() {
  return new Promise((ok) => {
    const probe = net.createServer();
    probe.listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => ok(port)); });
  });
}

function start(command, args, env, ready) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  child.log = '';
  return new Promise((ok, fail) => {
    const look = (bytes) => { child.log += bytes; const found = ready?.exec(child.log); if (found) ok({ child, found }); };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.on('exit', (code) => { child.code = code; fail(new Error(`${command} ended (${code}): ${child.log.slice(-2000)}`)); });
    if (!ready) ok({ child });
  });
}

async function listening(port, child) {
  for (;;) {
    const open = await new Promise((ok) => {
      const socket = net.connect(port, '127.0.0.1', () => { socket.destroy(); ok(true); });
      socket.on('error', () => ok(false));
    });
    if (open) return;
    if (child.code !== undefined) throw new Error(`the server ended (${child.code}): ${child.log.slice(-2000)}`);
    await new Promise((ok) => setTimeout(ok, 20));
  }
}

/// Base URLs and keys for SDKs: `unified` knows no provider, `own` names it in the path.
export async function begin({ emulator = true, config = {}, more = () => [] } = {}) {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-clients-'));
  if (emulator) {
    const file = path.join(process.env.GATEHOUSE_SHARED, 'tools', 'provider-emulator.mjs');
    const { found } = await start(process.execPath, [file, '--port', '0', '--quiet'], {}, /http:\/\/[\d.]+:(\d+)/);
    emulatorPort = Number(found[1]);
  }
  const up = `http://127.0.0.1:${emulatorPort}`;
  if (direct) {
    return {
      port: emulatorPort, key: null, keys: PROVIDER_KEYS, server: null,
      openai: { own: `${up}/openai/v1`, unified: `${up}/v1` },
      anthropic: { own: `${up}/anthropic`, unified: up },
      gemini: { own: `${up}/gemini`, unified: up },
    };
  }
  const port = await freePort();
  const settings = {
    version: 1,
    server: { listen: [`127.0.0.1:${port}`], openOnLoopback: false, allowedOrigins: [ALLOWED_ORIGIN], ioThreads: 2 },
    access: { keys: [{ id: 'tests', label: 'tests', value: 'env:GATEHOUSE_TEST_KEY' }] },
    providers: emulator ? [
      { id: 'openai', baseUrl: `${up}/openai/v1`, key: 'env:EMU_OPENAI' },
      { id: 'anthropic', baseUrl: `${up}/anthropic`, key: 'env:EMU_ANTHROPIC' },
      { id: 'google-ai-studio', baseUrl: `${up}/gemini`, key: 'env:EMU_GEMINI' },
      { id: 'cohere', baseUrl: `${up}/cohere`, key: 'env:EMU_COHERE' },
      { id: 'ollama', baseUrl: `${up}/ollama` },
      ...more(up),
    ] : [{ id: 'sample' }],
    ...config,
  };
  const file = path.join(folder, 'gatehouse.json');
  writeFileSync(file, JSON.stringify(settings, null, 1));
  const data = path.join(folder, 'data');
  const { child } = await start(process.env.GATEHOUSE_SERVER,
    ['--config', file, '--listen', `127.0.0.1:${port}`, '--data', data],
    { GATEHOUSE_TEST_KEY: GATEWAY_KEY, EMU_OPENAI: PROVIDER_KEYS.openai, EMU_ANTHROPIC: PROVIDER_KEYS.anthropic, EMU_GEMINI: PROVIDER_KEYS.gemini, EMU_COHERE: PROVIDER_KEYS.cohere, EMU_GROQ: PROVIDER_KEYS.groq, EMU_MISTRAL: PROVIDER_KEYS.mistral, EMU_WORKERS: PROVIDER_KEYS.workers });
  child.on('exit', () => {});
  await listening(port, child);
  const here = `http://127.0.0.1:${port}`;
  const keys = { openai: GATEWAY_KEY, anthropic: GATEWAY_KEY, gemini: GATEWAY_KEY };
  return {
    port, key: GATEWAY_KEY, keys, server: child, data,
    openai: { own: `${here}/openai/v1`, unified: `${here}/v1` },
    anthropic: { own: `${here}/anthropic`, unified: here },
    gemini: { own: `${here}/google-ai-studio`, unified: here },
  };
}

export async function end() {
  for (const child of children.reverse()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = new Promise((ok) => child.once('exit', ok));
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(patience);
  }
  rmSync(folder, { recursive: true, force: true });
}

export const newTag = () => `t${process.pid.toString(36)}${(++serial).toString(36).padStart(4, '0')}`;
/// The steering block of the emulator with a tag to find the call again.
export const steer = (tag, text, directives = '') => `${text}${directives ? ` [[emu:${directives}]]` : ''} [[tag:${tag}]]`;

export async function journal(tag) {
  const answer = await fetch(`http://127.0.0.1:${emulatorPort}/__emu/journal?tag=${tag}`);
  return (await answer.json()).entries;
}

/// Waits until the journal of a tag says what is awaited; the bound is for failing tests only.
export async function journalUntil(tag, reached, patience = 15_000) {
  const end = Date.now() + patience;
  for (;;) {
    const entries = await journal(tag);
    if (reached(entries)) return entries;
    if (Date.now() > end) throw new Error(`the provider's journal never showed it: ${JSON.stringify(entries.map(({ body, headers, ...rest }) => rest))}`);
    await new Promise((ok) => setTimeout(ok, 20));
  }
}

/// The same call straight to the emulator: what the gateway's answer has to equal.
export async function straight(pathname, body, headers) {
  const answer = await fetch(`http://127.0.0.1:${emulatorPort}${pathname}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  return answer.json();
}

/// No gateway key may ever reach a provider.
export function checkSecrets(assert, entries) {
  for (const entry of entries) {
    assert.ok(!JSON.stringify([entry.headers, entry.url, entry.query]).includes('gh_client_tests'), 'the gateway key reached the provider');
  }
}

export async function collect(stream) {
  const all = [];
  for await (const item of stream) all.push(item);
  return all;
}
