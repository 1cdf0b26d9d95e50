// A real model on this machine: llama.cpp's server behind the gateway, through all three client dialects.
// Brought by `install.sh local`; without it run.sh skips aloud. What a model of this size says is nobody's business here.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { begin, collect, direct, end, GATEWAY_KEY, sdk } from './harness.mjs';

if (direct) process.exit(0);  // without the gateway there is one dialect only

const folder = path.resolve(process.env.GATEHOUSE_LOCAL_MODEL);
const MODEL = 'llama-cpp/local';
let gate;
let server;

const freePort = () => new Promise((ok) => {
  const probe = net.createServer();
  probe.listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => ok(port)); });
});

before(async () => {
  const port = await freePort();
  server = spawn(path.join(folder, 'llama-server'), ['-m', path.join(folder, 'model.gguf'), '--alias', 'local', '--host', '127.0.0.1', '--port', String(port), '-c', '2048', '-t', '2', '-ngl', '0', '--no-webui', '--seed', '1'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  server.stdout.on('data', (bytes) => { said += bytes; });
  server.stderr.on('data', (bytes) => { said += bytes; });
  for (let ready = false; !ready;) {
    assert.equal(server.exitCode, null, `llama.cpp's server ended: ${said.slice(-2000)}`);
    ready = await fetch(`http://127.0.0.1:${port}/health`).then((answer) => answer.ok, () => false);
    if (!ready) await new Promise((ok) => setTimeout(ok, 100));
  }
  gate = await begin({ config: { providers: [{ id: 'llama-cpp', baseUrl: `http://127.0.0.1:${port}` }] }, emulator: false });
});
after(async () => {
  await end();
  const gone = new Promise((ok) => server.once('exit', ok));
  server.kill('SIGTERM');
  await gone;
});

const PROMPT = 'The capital of France is';

describe('a local model', { concurrency: false }, () => {
  test('answers a client of OpenAI, whole and streamed alike', async () => {
    const OpenAI = sdk('openai');
    const client = new OpenAI({ apiKey: GATEWAY_KEY, baseURL: gate.openai.unified, maxRetries: 0 });
    const call = { model: MODEL, messages: [{ role: 'user', content: PROMPT }], max_tokens: 16, temperature: 0, seed: 1 };
    const whole = await client.chat.completions.create(call);
    assert.ok(whole.choices[0].message.content.length > 0);
    assert.ok(whole.usage.prompt_tokens > 0 && whole.usage.completion_tokens > 0);
    const chunks = await collect(await client.chat.completions.create({ ...call, stream: true, stream_options: { include_usage: true } }));
    assert.equal(chunks.map((chunk) => chunk.choices[0]?.delta?.content ?? '').join(''), whole.choices[0].message.content);
    assert.equal(chunks.at(-1).usage.completion_tokens, whole.usage.completion_tokens);
  });

  test('answers a client of Anthropic, whole and streamed', async () => {
    const Anthropic = sdk('@anthropic-ai/sdk');
    const client = new Anthropic({ apiKey: GATEWAY_KEY, baseURL: gate.anthropic.unified, maxRetries: 0 });
    const call = { model: MODEL, max_tokens: 16, temperature: 0, messages: [{ role: 'user', content: PROMPT }] };
    const whole = await client.messages.create(call);
    assert.ok(whole.content[0].text.length > 0);
    assert.ok(['max_tokens', 'end_turn'].includes(whole.stop_reason));
    assert.ok(whole.usage.input_tokens > 0 && whole.usage.output_tokens > 0);
    const final = await client.messages.stream(call).finalMessage();
    assert.equal(final.content[0].text, whole.content[0].text);
    assert.equal(final.usage.output_tokens, whole.usage.output_tokens);
  });

  test('answers a client of Google, whole and streamed', async () => {
    const { GoogleGenAI } = sdk('@google/genai');
    const client = new GoogleGenAI({ apiKey: GATEWAY_KEY, httpOptions: { baseUrl: gate.gemini.unified } });
    const call = { model: MODEL, contents: PROMPT, config: { maxOutputTokens: 16, temperature: 0 } };
    const whole = await client.models.generateContent(call);
    assert.ok(whole.text.length > 0);
    assert.ok(whole.usageMetadata.promptTokenCount > 0);
    const pieces = await collect(await client.models.generateContentStream(call));
    assert.ok(pieces.length > 1);
    assert.equal(pieces.map((piece) => piece.text ?? '').join(''), whole.text);
  });

  test('stops when the client leaves, and then serves the next', async () => {
    const OpenAI = sdk('openai');
    const client = new OpenAI({ apiKey: GATEWAY_KEY, baseURL: gate.openai.unified, maxRetries: 0 });
    const stream = await client.chat.completions.create({ model: MODEL, messages: [{ role: 'user', content: 'Tell a long story.' }], max_tokens: 1500, stream: true });
    for await (const chunk of stream) { if (chunk) break; }
    stream.controller.abort();
    const next = await client.chat.completions.create({ model: MODEL, messages: [{ role: 'user', content: 'Hi' }], max_tokens: 4 });
    assert.ok(next.choices[0].message.content.length > 0);
  });
});
