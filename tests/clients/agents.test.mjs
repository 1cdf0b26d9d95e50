// Coding agents as they are, pointed at the gateway: a turn, and a turn that uses a tool.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { begin, checkSecrets, direct, end, GATEWAY_KEY, journal, newTag, steer } from './harness.mjs';

if (direct) process.exit(0);  // addresses and keys here are the gateway's

const modules = path.join(path.resolve(process.env.GATEHOUSE_AGENTS), 'node_modules');
let gate;
let here;
let home;
let work;
before(async () => {
  gate = await begin();
  here = `http://127.0.0.1:${gate.port}`;
  home = mkdtempSync(path.join(tmpdir(), 'gatehouse-agents-'));
  work = path.join(home, 'work');
  mkdirSync(work);
});
after(async () => { await end(); rmSync(home, { recursive: true, force: true }); });

/// The agent's words on its standard output; its own home, so that nothing of the user's is read or changed.
function run(command, args, env) {
  return new Promise((ok, fail) => {
    const child = spawn(command, args, { cwd: work, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, HOME: home, TERM: 'dumb', ...env } });
    let out = '';
    let problems = '';
    child.stdout.on('data', (bytes) => { out += bytes; });
    child.stderr.on('data', (bytes) => { problems += bytes; });
    child.on('error', fail);
    child.on('exit', (code) => (code === 0 ? ok(out) : fail(new Error(`${path.basename(command)} ended with ${code}: ${out}${problems}`))));
  });
}

const file = (name, text) => { const where = path.join(home, name); mkdirSync(path.dirname(where), { recursive: true }); writeFileSync(where, text); };
const native = (...parts) => path.join(modules, ...parts);

const AGENTS = {
  'Claude Code': {
    program: () => native('@anthropic-ai', 'claude-code-linux-x64', 'claude'),
    ask: (program, prompt) => run(program, ['-p', prompt], { ANTHROPIC_BASE_URL: `${here}/anthropic`, ANTHROPIC_API_KEY: GATEWAY_KEY, CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1' }),
    provider: 'anthropic', path: /\/messages/,
  },
  Codex: {
    program: () => native('@openai', 'codex', 'bin', 'codex.js'),
    prepare: () => file('.codex/config.toml', `model = "gpt-5-mini"\nmodel_provider = "gatehouse"\n[model_providers.gatehouse]\nname = "Gatehouse"\nbase_url = "${here}/openai/v1"\nenv_key = "GATEHOUSE_KEY"\nwire_api = "responses"\n`),
    ask: (program, prompt) => run(process.execPath, [program, 'exec', '--skip-git-repo-check', prompt], { GATEHOUSE_KEY: GATEWAY_KEY }),
    provider: 'openai', path: /\/responses/,
  },
  'Gemini CLI': {
    program: () => native('.bin', 'gemini'),
    prepare: () => file('.gemini/settings.json', JSON.stringify({ security: { auth: { selectedType: 'gemini-api-key' } } })),
    ask: (program, prompt) => run(process.execPath, [program, '-m', 'gemini-2.5-flash', '-p', prompt], { GEMINI_API_KEY: GATEWAY_KEY, GOOGLE_GEMINI_BASE_URL: `${here}/google-ai-studio`, GEMINI_CLI_TRUST_WORKSPACE: 'true' }),
    provider: 'gemini', path: /generateContent|streamGenerateContent/i,
  },
  OpenCode: {
    program: () => native('opencode-linux-x64', 'bin', 'opencode'),
    prepare: () => writeFileSync(path.join(work, 'opencode.json'), JSON.stringify({ autoupdate: false, model: 'gatehouse/anthropic/claude-sonnet-4-5', provider: { gatehouse: { npm: '@ai-sdk/openai-compatible', name: 'Gatehouse', options: { baseURL: `${here}/compat`, apiKey: GATEWAY_KEY }, models: { 'anthropic/claude-sonnet-4-5': { name: 'Sonnet' } } } } })),
    ask: (program, prompt) => run(program, ['run', prompt], {}),
    provider: 'anthropic', path: /\/messages/,
  },
};

for (const [name, { program, prepare, ask, provider, path: expected }] of Object.entries(AGENTS)) {
  describe(name, { skip: !existsSync(program()) && `${name} is not installed for this machine` }, () => {
    before(() => prepare?.());
    test('a turn', async () => {
      const tag = newTag();
      assert.match(await ask(program(), steer(tag, 'good morning')), /Echo: /);
      const entries = await journal(tag);
      assert.equal(entries[0].provider, provider);
      assert.match(entries[0].url, expected);
      checkSecrets(assert, entries);
    });
    test('a tool and its result', async () => {
      const tag = newTag();
      assert.match(await ask(program(), steer(tag, 'use a tool', 'tool')), /Tool said/);
      const entries = await journal(tag);
      assert.ok(entries.length >= 2, 'the result went back to the model');
    });
  });
}
