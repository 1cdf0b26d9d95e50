// The official Python SDKs: sdks.py does the calls, what it prints is the report.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { begin, direct, end } from './harness.mjs';

if (direct) process.exit(0);  // addresses and keys here are the gateway's

let gate;
before(async () => { gate = await begin(); });
after(end);

test('OpenAI, Anthropic and Google from Python', async () => {
  const script = path.join(path.dirname(fileURLToPath(import.meta.url)), 'python', 'sdks.py');
  const child = spawn(path.join(process.env.GATEHOUSE_PYTHON_SDKS, 'bin', 'python'), [script, `http://127.0.0.1:${gate.port}`, gate.key], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (bytes) => { said += bytes; });
  child.stderr.on('data', (bytes) => { said += bytes; });
  const code = await new Promise((ok) => child.on('close', ok));
  assert.equal(code, 0, said);
  assert.ok(said.split('\n').filter((line) => line.startsWith('ok')).length >= 20, said);
});
