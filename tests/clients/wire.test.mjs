// What no SDK shows: raw bytes on the wire, from raw sockets and curl.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ALLOWED_ORIGIN, begin, checkSecrets, direct, end, journal, newTag, steer } from './harness.mjs';

const run = promisify(execFile);
const MODEL = 'gpt-4.1-mini';
let gate;
before(async () => { gate = await begin(); });
after(end);

const chat = (text, more = {}) => JSON.stringify({ model: MODEL, messages: [{ role: 'user', content: text }], ...more });
const CHAT = '/openai/v1/chat/completions';
const key = () => gate.keys.openai;

/// A connection that collects what comes; `until` waits for text, `ended` for the end.
function raw() {
  const socket = net.connect(gate.port, '127.0.0.1');
  socket.setNoDelay(true);
  const state = { socket, text: '', closed: false, waiting: [] };
  const look = () => { state.waiting = state.waiting.filter((one) => !one()); };
  socket.on('data', (bytes) => { state.text += bytes.toString('latin1'); look(); });
  socket.on('error', () => {});
  socket.on('close', () => { state.closed = true; look(); });
  state.until = (wanted) => new Promise((ok, fail) => {
    const one = () => {
      const found = typeof wanted === 'function' ? wanted(state.text) : state.text.includes(wanted);
      if (found) ok(state.text); else if (state.closed) fail(new Error(`closed before '${wanted}': ${state.text.slice(0, 600)}`));
      return found || state.closed;
    };
    if (!one()) state.waiting.push(one);
  });
  state.ended = () => new Promise((ok) => { const one = () => { if (state.closed) ok(state.text); return state.closed; }; if (!one()) state.waiting.push(one); });
  return state;
}

const head = (method, target, fields = {}) => `${method} ${target} HTTP/1.1\r\n${Object.entries({ Host: `127.0.0.1:${gate.port}`, Authorization: `Bearer ${key()}`, 'Accept-Encoding': 'identity', ...fields }).filter(([, v]) => v !== null).map(([k, v]) => `${k}: ${v}\r\n`).join('')}\r\n`;
const post = (body, fields = {}, target = CHAT) => head('POST', target, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...fields }) + body;
const answers = (n) => (text) => (text.match(/HTTP\/1\.1 \d{3} /g) ?? []).length >= n && text.trimEnd().endsWith('}');

test('the body goes up byte for byte', async () => {
  const tag = newTag();
  const body = `{ "model":"${MODEL}",\n\t"messages" : [ {"role":"user","content":"odd  \\u0041 \\/ ${steer(tag, 'x')}"} ] , "seed":1e2 }`;
  const answer = await fetch(`http://127.0.0.1:${gate.port}${CHAT}`, { method: 'POST', headers: { authorization: `Bearer ${key()}`, 'content-type': 'application/json' }, body });
  assert.equal(answer.status, 200);
  assert.equal((await journal(tag))[0].sha8, createHash('sha256').update(body).digest('hex').slice(0, 8));
});

test('the query goes up', async () => {
  const tag = newTag();
  const answer = await fetch(`http://127.0.0.1:${gate.port}${CHAT}?api-version=2024-10-21&x=a%20b&emu_tag=${tag}`, { method: 'POST', headers: { authorization: `Bearer ${key()}`, 'content-type': 'application/json' }, body: chat('x') });
  assert.equal(answer.status, 200);
  const { query } = (await journal(tag))[0];
  assert.equal(query['api-version'], '2024-10-21');
  assert.equal(query.x, 'a b');
});

test('Expect: 100-continue with 25 MB, by curl', async () => {
  const tag = newTag();
  const file = path.join(tmpdir(), `gatehouse-body-${process.pid}.json`);
  writeFileSync(file, chat(steer(tag, 'x'.repeat(25 * 1024 * 1024), 'say=big')));
  const { stdout } = await run('curl', ['-s', '-v', '--max-time', '30', '-H', `Authorization: Bearer ${key()}`, '-H', 'Content-Type: application/json', '-H', 'Expect: 100-continue', '--data-binary', `@${file}`, '-w', '\n%{http_code} %{size_upload} %{time_pretransfer} %{time_starttransfer}', `http://127.0.0.1:${gate.port}${CHAT}`], { maxBuffer: 64 << 20 });
  const [code, size] = stdout.trim().split('\n').at(-1).split(' ');
  assert.equal(code, '200');
  assert.ok(Number(size) > 25 * 1024 * 1024);
  assert.equal(JSON.parse(stdout.split('\n')[0]).choices[0].message.content, 'big');
});

test('Expect: 100-continue is answered before the body comes', async () => {
  const body = chat('x');
  const c = raw();
  c.socket.write(head('POST', CHAT, { 'Content-Type': 'application/json', 'Content-Length': body.length, Expect: '100-continue' }));
  await c.until('HTTP/1.1 100');
  c.socket.write(body);
  await c.until('HTTP/1.1 200');
  c.socket.destroy();
});

test('a chunked request body', async () => {
  const tag = newTag();
  const body = chat(steer(tag, 'in pieces'));
  const c = raw();
  c.socket.write(head('POST', CHAT, { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' }));
  for (let i = 0; i < body.length; i += 11) { const piece = body.slice(i, i + 11); c.socket.write(`${piece.length.toString(16)}\r\n${piece}\r\n`); }
  c.socket.write('0\r\n\r\n');
  await c.until('in pieces');
  assert.match(c.text, /^HTTP\/1\.1 200/);
  assert.deepEqual((await journal(tag))[0].body, JSON.parse(body));
  c.socket.destroy();
});

test('a request in single bytes', async () => {
  const c = raw();
  for (const byte of post(chat('slow'))) c.socket.write(byte);
  await c.until('Echo: slow');
  c.socket.destroy();
});

test('keep-alive after answers, streams and errors', async () => {
  const c = raw();
  c.socket.write(post(chat('one')));
  await c.until('Echo: one');
  c.socket.write(post(chat(steer(newTag(), 'two'), { stream: true })));
  await c.until('[DONE]');
  await c.until((text) => text.endsWith('0\r\n\r\n'));
  c.socket.write(post(chat(steer(newTag(), 'x', 'status=429'))));
  await c.until('HTTP/1.1 429');
  await c.until((text) => text.endsWith('}'));
  c.socket.write(post(chat('four')));
  await c.until('Echo: four');
  assert.equal(c.closed, false);
  c.socket.destroy();
});

test('pipelined requests are answered in order', async () => {
  const c = raw();
  c.socket.write(post(chat(steer(newTag(), 'first', 'delay=200'))) + post(chat('second')));
  await c.until(answers(2));
  assert.ok(c.text.indexOf('Echo: first') < c.text.indexOf('Echo: second'));
  c.socket.destroy();
});

test('HTTP/1.0 gets its answer and the end', async () => {
  const c = raw();
  c.socket.write(post(chat(steer(newTag(), 'old', 'chunked'))).replace('HTTP/1.1', 'HTTP/1.0'));
  const text = await c.ended();
  assert.match(text, /Echo: old/);
  assert.ok(!/transfer-encoding/i.test(text), 'chunks are not for HTTP/1.0');
});

test('HTTP/1.0 streams until the end', async () => {
  const c = raw();
  c.socket.write(post(chat(steer(newTag(), 'old'), { stream: true })).replace('HTTP/1.1', 'HTTP/1.0'));
  const text = await c.ended();
  assert.match(text, /\[DONE\]/);
  assert.ok(!/transfer-encoding/i.test(text));
});

test('Connection: close is kept', async () => {
  const c = raw();
  c.socket.write(post(chat('bye'), { Connection: 'close' }));
  assert.match(await c.ended(), /Echo: bye/);
});

test('HEAD has no body and leaves the connection usable', async () => {
  const c = raw();
  c.socket.write(head('HEAD', '/openai/v1/models'));
  await c.until('\r\n\r\n');
  assert.ok(c.text.endsWith('\r\n\r\n'), 'nothing follows the head');
  c.socket.write(post(chat('after')));
  await c.until('Echo: after');
  c.socket.destroy();
});

test('a gzip request body', async () => {
  const tag = newTag();
  const answer = await fetch(`http://127.0.0.1:${gate.port}${CHAT}`, { method: 'POST', headers: { authorization: `Bearer ${key()}`, 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: gzipSync(chat(steer(tag, 'zipped'))) });
  assert.equal(answer.status, 200);
  assert.equal((await answer.json()).choices[0].message.content, 'Echo: zipped');
});

for (const coding of ['gzip', 'br', 'identity', 'deflate', '*;q=0', '']) {
  test(`Accept-Encoding '${coding}' and Content-Encoding agree`, async () => {
    for (const stream of coding === 'br' ? [false] : [false, true]) {  // the emulator cannot stream brotli
      const c = raw();
      c.socket.write(post(chat(steer(newTag(), 'x', `${stream ? 'len=100,gzip_stream' : 'big=2'}`), { stream }), { 'Accept-Encoding': coding === '' ? null : coding, Connection: 'close' }));
      const text = await c.ended();
      const sent = /content-encoding: *(\S+)/i.exec(text)?.[1] ?? 'identity';
      const wanted = coding === '' || coding === '*;q=0' || coding === 'deflate' ? ['identity', 'deflate'] : [coding, 'identity'];
      assert.ok(wanted.includes(sent), `asked for '${coding}', got ${sent}`);
      assert.match(text, /^HTTP\/1\.1 200/);
    }
  });
}

describe('keys', () => {
  const asks = {
    'Authorization: Bearer': { authorization: () => `Bearer ${gate.key ?? 'sk-emu-openai'}` },
    'x-api-key': { 'x-api-key': () => gate.key ?? 'sk-ant-emu', 'anthropic-version': () => '2023-06-01' },
    'x-goog-api-key': { 'x-goog-api-key': () => gate.key ?? 'emu-gemini-key' },
  };
  for (const [place, fields] of Object.entries(asks)) {
    test(`${place} opens a native call and the model list`, async () => {
      const headers = Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, v()]));
      const list = await fetch(`http://127.0.0.1:${gate.port}/v1/models`, { headers });
      assert.equal(list.status, 200);
      const models = await list.json();
      if (place === 'x-api-key') assert.equal(models.data[0].type, 'model');
      else if (place === 'x-goog-api-key') assert.match(models.models[0].name, /^models\//);
      else assert.equal(models.object, 'list');
    });
  }

  test('a key in the query, for Gemini', async () => {
    const list = await fetch(`http://127.0.0.1:${gate.port}/v1beta/models?key=${gate.keys.gemini}`);
    assert.equal(list.status, 200);
    assert.match((await list.json()).models[0].name, /^models\//);
  });

  test('without a key nothing reaches a provider', { skip: direct }, async () => {
    for (const [target, fields] of [[CHAT, {}], ['/v1/messages', { 'anthropic-version': '2023-06-01' }], ['/v1beta/models/gemini-2.5-flash:generateContent', {}]]) {
      const tag = newTag();
      const answer = await fetch(`http://127.0.0.1:${gate.port}${target}`, { method: 'POST', headers: { 'content-type': 'application/json', ...fields }, body: chat(steer(tag, 'x')) });
      assert.equal(answer.status, 401, target);
      const body = await answer.json();
      assert.ok(body.error, JSON.stringify(body));
      if (target === '/v1/messages') assert.equal(body.type, 'error');
      assert.deepEqual(await journal(tag), []);
    }
  });

  test('hostile keys are refused and change nothing', { skip: direct }, async () => {
    for (const hostile of ["' OR 1=1 --", '%00', 'x'.repeat(20_000), '{"$ne":1}', '../../etc/passwd', '=', ' ']) {
      const answer = await fetch(`http://127.0.0.1:${gate.port}${CHAT}`, { method: 'POST', headers: { authorization: `Bearer ${hostile}`, 'content-type': 'application/json' }, body: chat('x') });
      assert.ok([400, 401, 403].includes(answer.status), `${hostile.slice(0, 20)}: ${answer.status}`);
    }
    assert.equal((await fetch(`http://127.0.0.1:${gate.port}${CHAT}`, { method: 'POST', headers: { authorization: `Bearer ${key()}`, 'content-type': 'application/json' }, body: chat('x') })).status, 200);
  });

  test('a client cannot steer where a key goes', { skip: direct }, async () => {
    const tag = newTag();
    const answer = await fetch(`http://127.0.0.1:${gate.port}${CHAT}`, { method: 'POST', headers: { authorization: `Bearer ${key()}`, 'content-type': 'application/json', 'x-forwarded-host': 'attacker.example', forwarded: 'host=attacker.example' }, body: chat(steer(tag, 'x')) });
    assert.equal(answer.status, 200);
    const entries = await journal(tag);
    assert.equal(entries[0].headers.authorization, 'Bearer sk-emu-openai');
    checkSecrets(assert, entries);
  });
});

describe('refusals', { skip: direct }, () => {
  for (const [name, body] of [['malformed', '{"model":'], ['empty', ''], ['an array', '[]'], ['a number', '7']]) {
    test(`a ${name} JSON body is a 400`, async () => {
      const answer = await fetch(`http://127.0.0.1:${gate.port}/v1/chat/completions`, { method: 'POST', headers: { authorization: `Bearer ${key()}`, 'content-type': 'application/json' }, body });
      assert.equal(answer.status, 400);
      assert.ok((await answer.json()).error.message);
    });
  }

  test('an unknown path is a 404 with a hint', async () => {
    const answer = await fetch(`http://127.0.0.1:${gate.port}/nothing/here`, { headers: { authorization: `Bearer ${key()}` } });
    assert.equal(answer.status, 404);
    assert.match(JSON.stringify(await answer.json()), /v1\/chat\/completions/);
  });

  test('a body above the limit is a 413', async () => {
    const c = raw();
    c.socket.write(head('POST', CHAT, { 'Content-Type': 'application/json', 'Content-Length': 64 * 1024 * 1024 }));
    await c.until('HTTP/1.1 413');
    c.socket.destroy();
  });

  test('a broken answer of a provider is a 502 or passed on as it is, never invented', async () => {
    const answer = await fetch(`http://127.0.0.1:${gate.port}${CHAT}`, { method: 'POST', headers: { authorization: `Bearer ${key()}`, 'content-type': 'application/json' }, body: chat(steer(newTag(), 'x', 'badjson')) });
    const text = await answer.text();
    assert.ok(answer.status === 502 || text === '{"id":"chatcmpl-x","object":"chat.comp', `${answer.status} ${text}`);
  });
});

describe('pages of a browser', { skip: direct }, () => {
  const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' };

  test('an allowed origin may ask, without a key', async () => {
    const answer = await fetch(`http://127.0.0.1:${gate.port}${CHAT}`, { method: 'OPTIONS', headers: { origin: ALLOWED_ORIGIN, ...preflight } });
    assert.ok([200, 204].includes(answer.status), `${answer.status}`);
    assert.equal(answer.headers.get('access-control-allow-origin'), ALLOWED_ORIGIN);
    assert.match(answer.headers.get('access-control-allow-headers') ?? '', /authorization|\*/i);
    assert.match(answer.headers.get('access-control-allow-methods') ?? '', /POST|\*/);
  });

  test('answers and errors carry the header too', async () => {
    for (const directives of ['', 'status=429']) {
      const answer = await fetch(`http://127.0.0.1:${gate.port}${CHAT}`, { method: 'POST', headers: { origin: ALLOWED_ORIGIN, authorization: `Bearer ${key()}`, 'content-type': 'application/json' }, body: chat(steer(newTag(), 'x', directives)) });
      assert.equal(answer.headers.get('access-control-allow-origin'), ALLOWED_ORIGIN);
      await answer.text();
    }
  });

  test('a strange origin and a strange host reach nothing', async () => {
    for (const fields of [{ Origin: 'https://attacker.example' }, { Host: `attacker.example:${gate.port}` }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
      const tag = newTag();
      const c = raw();
      c.socket.write(post(chat(steer(tag, 'x')), { ...fields, Connection: 'close' }));
      const text = await c.ended();
      assert.match(text, /^HTTP\/1\.1 (400|401|403|421) /, JSON.stringify(fields));
      assert.ok(!/access-control-allow-origin/i.test(text));
      assert.deepEqual(await journal(tag), []);
    }
  });
});

test('a slow reader does not stop others', async () => {
  const slow = raw();
  slow.socket.pause();
  slow.socket.write(post(chat(steer(newTag(), 'x', 'big=20000'))));
  const answer = await fetch(`http://127.0.0.1:${gate.port}${CHAT}`, { method: 'POST', headers: { authorization: `Bearer ${key()}`, 'content-type': 'application/json' }, body: chat('quick') });
  assert.equal((await answer.json()).choices[0].message.content, 'Echo: quick');
  slow.socket.destroy();
});

test('the server ends by itself when asked to', { skip: direct }, async () => {
  // Last on purpose: nothing is open any more, so there is nothing to wait for.
  const ended = new Promise((ok) => gate.server.once('exit', (code, signal) => ok({ code, signal })));
  gate.server.kill('SIGTERM');
  assert.deepEqual(await ended, { code: 0, signal: null });
});
