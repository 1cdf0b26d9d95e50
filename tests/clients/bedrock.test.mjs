// Amazon's own SDK: it checks the checksum of every frame, and it signs. Against a Bedrock of this test's own, which checks signatures.
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import http from 'node:http';
import { after, before, describe, test } from 'node:test';
import { begin, collect, direct, end, newTag, sdk, steer } from './harness.mjs';

const { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } = sdk('@aws-sdk/client-bedrock-runtime');
const { NodeHttpHandler } = sdk('@smithy/node-http-handler');
const MODEL = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';
const CREDENTIAL = { accessKeyId: 'AKIDOFTHEGATEWAY', secretAccessKey: 'secret/of+the=gateway', region: 'eu-central-1' };
let gate;
let stub;
const seen = [];

const hash = (data) => createHash('sha256').update(data).digest('hex');
const hmac = (key, data) => createHmac('sha256', key).update(data).digest();
const escaped = (path) => path.split('/').map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)).join('/');

/// What is wrong with a signature of CREDENTIAL; undefined: nothing.
function wrong({ method, url, headers }, body) {
  const found = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d+)\/([^/]+)\/bedrock\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/.exec(headers.authorization ?? '');
  if (!found) return `no signature: ${headers.authorization}`;
  const [, id, date, region, names, signature] = found;
  if (id !== CREDENTIAL.accessKeyId || region !== CREDENTIAL.region) return `${id} in ${region}`;
  const lines = names.split(';').map((name) => `${name}:${headers[name]}\n`).join('');
  const request = [method, escaped(url), '', lines, names, hash(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], `${date}/${region}/bedrock/aws4_request`, hash(request)].join('\n');
  const key = [date, region, 'bedrock', 'aws4_request'].reduce(hmac, `AWS4${CREDENTIAL.secretAccessKey}`);
  return hmac(key, text).toString('hex') === signature ? undefined : 'another signature';
}

const TABLE = Array.from({ length: 256 }, (_, n) => { let c = n; for (let i = 0; i < 8; i += 1) c = c & 1 ? 0xEDB88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
const crc = (bytes) => (bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 0xFF] ^ (sum >>> 8), 0xFFFFFFFF) ^ 0xFFFFFFFF) >>> 0;
function word(value) { const out = Buffer.alloc(4); out.writeUInt32BE(value); return out; }

function frame(event, payload) {
  const header = (name, value) => Buffer.concat([Buffer.from([name.length]), Buffer.from(name), Buffer.from([7, value.length >> 8, value.length & 255]), Buffer.from(value)]);
  const headers = Buffer.concat([header(':event-type', event), header(':content-type', 'application/json'), header(':message-type', 'event')]);
  const data = Buffer.from(JSON.stringify(payload));
  const prelude = Buffer.concat([word(16 + headers.length + data.length), word(headers.length)]);
  const whole = Buffer.concat([prelude, word(crc(prelude)), headers, data]);
  return Buffer.concat([whole, word(crc(whole))]);
}

const USAGE = { inputTokens: 7, outputTokens: 5, totalTokens: 12 };
function serve(request, response) {
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    const body = Buffer.concat(pieces);
    const why = wrong(request, body);
    seen.push({ url: request.url, headers: request.headers, body: JSON.parse(body) });
    if (why) {
      response.writeHead(403, { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' });
      response.end(JSON.stringify({ message: why }));
    } else if (request.url.endsWith('-stream')) {
      response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
      response.write(frame('messageStart', { role: 'assistant' }));
      for (const text of ['Hel', 'lo']) response.write(frame('contentBlockDelta', { contentBlockIndex: 0, delta: { text } }));
      response.write(frame('contentBlockStop', { contentBlockIndex: 0 }));
      response.write(frame('messageStop', { stopReason: 'end_turn' }));
      response.end(frame('metadata', { usage: USAGE, metrics: { latencyMs: 1 } }));
    } else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ output: { message: { role: 'assistant', content: [{ text: 'Hello' }] } }, stopReason: 'end_turn', usage: USAGE, metrics: { latencyMs: 1 } }));
    }
  });
}

before(async () => {
  stub = http.createServer(serve);
  await new Promise((ok) => stub.listen(0, '127.0.0.1', ok));
  process.env.EMU_BEDROCK = JSON.stringify(CREDENTIAL);
  gate = await begin({ more: () => [{ id: 'aws-bedrock', baseUrl: `http://127.0.0.1:${stub.address().port}`, key: 'env:EMU_BEDROCK' }] });
});
after(async () => { await end(); stub.closeAllConnections(); stub.close(); });

/// The SDK with the gateway's key as its bearer token, as AWS_BEARER_TOKEN_BEDROCK would set it.
/// Without a handler of its own this SDK speaks HTTP/2, which the gateway does not.
const client = (path = '') => new BedrockRuntimeClient({ requestHandler: new NodeHttpHandler(), endpoint: `http://127.0.0.1:${gate.port}${path}`, region: 'us-east-1', token: { token: gate.key }, authSchemePreference: ['httpBearerAuth'], maxAttempts: 1 });
const ask = (text) => [{ role: 'user', content: [{ text }] }];

describe('Bedrock SDK', { skip: direct && 'there is no gateway' }, () => {
  for (const path of ['', '/aws-bedrock', '/aws-bedrock/bedrock-runtime/eu-central-1', '/v1/acc/gw/aws-bedrock/bedrock-runtime/eu-central-1']) {
    test(`is signed for anew below '${path}'`, async () => {
      const reply = await client(path).send(new ConverseCommand({ modelId: MODEL, messages: ask('hi') }));
      assert.equal(reply.output.message.content[0].text, 'Hello');
      assert.deepEqual(seen.at(-1).body.messages, ask('hi'));
      assert.ok(!JSON.stringify(seen.at(-1).headers).includes('gh_client_tests'));
      const stream = await client(path).send(new ConverseStreamCommand({ modelId: MODEL, messages: ask('hi') }));
      const events = await collect(stream.stream);
      assert.equal(events.map((e) => e.contentBlockDelta?.delta.text ?? '').join(''), 'Hello');
      assert.deepEqual(events.at(-1).metadata.usage, USAGE);
    });
  }

  test('that signs for us gets our signature', async () => {
    const own = new BedrockRuntimeClient({ requestHandler: new NodeHttpHandler(), endpoint: `http://127.0.0.1:${gate.port}`, region: 'us-east-1', credentials: { accessKeyId: 'AKIDANY', secretAccessKey: 'any', sessionToken: 'any' }, maxAttempts: 1 });
    own.middlewareStack.add((next) => (args) => { args.request.headers['cf-aig-authorization'] = `Bearer ${gate.key}`; return next(args); }, { step: 'build' });
    const reply = await own.send(new ConverseCommand({ modelId: MODEL, messages: ask('hi') }));
    assert.equal(reply.output.message.content[0].text, 'Hello');
    assert.equal(seen.at(-1).headers['x-amz-security-token'], undefined);
  });

  for (const model of ['openai/gpt-4.1-mini', 'anthropic/claude-haiku-4-5', 'google-ai-studio/gemini-2.5-flash']) {
    test(`reaches ${model}`, async () => {
      const whole = await client().send(new ConverseCommand({ modelId: model, messages: ask(steer(newTag(), 'hello')) }));
      assert.ok(whole.output.message.content[0].text.length > 0);
      assert.equal(whole.stopReason, 'end_turn');
      const stream = await client().send(new ConverseStreamCommand({ modelId: model, messages: ask(steer(newTag(), 'hello')) }));
      const events = await collect(stream.stream);
      assert.ok(events.map((e) => e.contentBlockDelta?.delta.text ?? '').join('').length > 0);
      assert.equal(events.find((e) => e.messageStop).messageStop.stopReason, 'end_turn');
      assert.ok(events.at(-1).metadata.usage.outputTokens > 0);
    });

    test(`calls tools of ${model}`, async () => {
      const toolConfig = { tools: [{ toolSpec: { name: 'weather', description: 'w', inputSchema: { json: { type: 'object', properties: { city: { type: 'string' } } } } } }], toolChoice: { any: {} } };
      const messages = ask(steer(newTag(), 'weather', 'tool'));
      const stream = await client().send(new ConverseStreamCommand({ modelId: model, messages, toolConfig }));
      const events = await collect(stream.stream);
      const started = events.find((e) => e.contentBlockStart)?.contentBlockStart.start.toolUse;
      assert.equal(started?.name, 'weather');
      const input = events.map((e) => e.contentBlockDelta?.delta.toolUse?.input ?? '').join('');
      assert.equal(typeof JSON.parse(input || '{}'), 'object');
      assert.equal(events.find((e) => e.messageStop).messageStop.stopReason, 'tool_use');
    });
  }

  test('is told errors in its own classes', async () => {
    await assert.rejects(client().send(new ConverseCommand({ modelId: 'openai/gpt-4.1-mini', messages: ask(steer(newTag(), 'x', 'status=429')) })), { name: 'ThrottlingException' });
  });
});
