// WebSockets: the realtime APIs of providers, passed on in both directions.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { begin, checkSecrets, direct, end, GATEWAY_KEY, journal, journalUntil, newTag, PROVIDER_KEYS, sdk } from './harness.mjs';

if (direct) process.exit(0);  // addresses and keys here are the gateway's

const WebSocket = sdk('ws');
const ACCOUNT = '0123456789abcdef0123456789abcdef';
let gate;
let here;
before(async () => { gate = await begin(); here = `ws://127.0.0.1:${gate.port}`; });
after(end);

/// An open socket whose messages are waited for one by one.
async function open(url, { protocols = [], headers = {} } = {}) {
  const socket = new WebSocket(url, protocols, { headers });
  const queue = [];
  let wake = () => {};
  socket.on('message', (bytes) => { queue.push(JSON.parse(bytes)); wake(); });
  socket.on('close', () => wake());
  const refused = new Promise((_, fail) => { socket.on('unexpected-response', (request, answer) => fail(Object.assign(new Error('refused'), { status: answer.statusCode }))); socket.on('error', fail); });
  await Promise.race([once(socket, 'open'), refused]);
  refused.catch(() => {});
  return {
    socket,
    say: (message) => socket.send(JSON.stringify(message)),
    async hear(type) {
      for (;;) {
        const at = queue.findIndex((message) => message.type === type || type in message);
        if (at >= 0) return queue.splice(0, at + 1).at(-1);
        if (socket.readyState === WebSocket.CLOSED) throw new Error(`closed before ${type}`);
        await new Promise((ok) => { wake = ok; });
      }
    },
  };
}

async function converse(session, text) {
  await session.hear('session.created');
  session.say({ type: 'conversation.item.create', item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] } });
  session.say({ type: 'response.create' });
  const done = await session.hear('response.done');
  return done.response.output[0].content[0].text;
}

describe('OpenAI realtime', () => {
  for (const [what, url, options] of [
    ['a header', (tag) => `${here}/openai/v1/realtime?model=gpt-realtime&emu_tag=${tag}`, { headers: { authorization: `Bearer ${GATEWAY_KEY}` } }],
    ['the SDK\'s sub-protocol', (tag) => `${here}/v1/realtime?model=gpt-realtime&emu_tag=${tag}`, { protocols: ['realtime', `openai-insecure-api-key.${GATEWAY_KEY}`] }],
    ['Cloudflare\'s sub-protocol', (tag) => `${here}/v1/${ACCOUNT}/default/openai?model=gpt-realtime&emu_tag=${tag}`, { protocols: ['realtime', `cf-aig-authorization.${GATEWAY_KEY}`] }],
  ]) {
    test(`a session by ${what}`, async () => {
      const tag = newTag();
      const session = await open(url(tag), options);
      assert.equal(await converse(session, 'over the wire'), 'Echo: over the wire');
      session.socket.close(1000);
      await once(session.socket, 'close');
      const [entry] = await journalUntil(tag, (entries) => entries[0]?.closed);
      assert.equal(entry.headers.authorization, `Bearer ${PROVIDER_KEYS.openai}`);
      assert.equal(entry.closed, 1000);
      assert.equal(entry.headers['sec-websocket-extensions'], undefined);
      checkSecrets(assert, [entry]);
    });
  }

  test('long messages pass whole', async () => {
    const tag = newTag();
    const session = await open(`${here}/openai/v1/realtime?model=gpt-realtime&emu_tag=${tag}`, { headers: { authorization: `Bearer ${GATEWAY_KEY}` } });
    const text = 'ab cd '.repeat(40_000).trim();
    assert.equal((await converse(session, text)).length, text.length + 6);
    session.socket.terminate();
  });

  test('a client that goes is gone at the provider', async () => {
    const tag = newTag();
    const session = await open(`${here}/openai/v1/realtime?model=gpt-realtime&emu_tag=${tag}`, { headers: { authorization: `Bearer ${GATEWAY_KEY}` } });
    await converse(session, 'hi');
    session.socket.close(4001);
    await journalUntil(tag, (entries) => entries[0]?.closed === 4001);
  });

  test('refusals come as answers', async () => {
    await assert.rejects(open(`${here}/openai/v1/realtime?model=m`, { headers: { authorization: 'Bearer gh_wrong' } }), { status: 401 });
    await assert.rejects(open(`${here}/v1/${ACCOUNT}/default/openai?model=m`, { protocols: ['realtime', 'openai-insecure-api-key.sk-foreign', `cf-aig-authorization.${GATEWAY_KEY}`] }), { status: 401 });
  });
});

describe('Gemini live', () => {
  for (const where of ['/google-ai-studio/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent', `/v1/${ACCOUNT}/default/google`]) {
    test(where, async () => {
      const tag = newTag();
      const name = where.endsWith('google') ? 'api_key' : 'key';
      const session = await open(`${here}${where}?${name}=${GATEWAY_KEY}&emu_tag=${tag}`);
      session.say({ setup: { model: 'models/gemini-live' } });
      await session.hear('setupComplete');
      session.say({ clientContent: { turns: [{ role: 'user', parts: [{ text: 'both ways' }] }], turnComplete: true } });
      const { serverContent } = await session.hear('serverContent');
      assert.equal(serverContent.modelTurn.parts[0].text, 'Echo: both ways');
      session.socket.close();
      checkSecrets(assert, await journal(tag));
    });
  }
});

describe('universal requests over a socket', () => {
  const call = (eventId, query, more = {}) => ({ type: 'universal.create', request: { eventId, provider: 'openai', endpoint: 'chat/completions', headers: { 'Content-Type': 'application/json' }, query: { model: 'gpt-4.1-mini', ...query }, ...more } });
  const said = (text) => [{ role: 'user', content: text }];
  const connect = () => open(`${here}/v1/${ACCOUNT}/default`, { headers: { 'cf-aig-authorization': `Bearer ${GATEWAY_KEY}` } });

  test('a whole answer, a stream and an error share one socket', async () => {
    const session = await connect();
    session.say(call('whole', { messages: said('Say hello') }));
    const whole = await session.hear('universal.created');
    assert.equal(whole.metadata.eventId, 'whole');
    assert.equal(whole.metadata.step, '0');
    assert.ok(whole.metadata.logId);
    assert.ok(whole.response.choices[0].message.content.length > 0);

    session.say(call('stream', { messages: said('Say more'), stream: true }));
    assert.equal((await session.hear('universal.created')).metadata.contentType.split(';')[0], 'text/event-stream');
    assert.ok((await session.hear('universal.stream')).response.choices);
    assert.equal((await session.hear('universal.done')).metadata.eventId, 'stream');

    session.say(call('wrong', { messages: said('x'), nonsense: 1 }));
    const wrong = await session.hear('universal.created');
    assert.equal(wrong.metadata.status, 400);
    assert.ok(wrong.response.error);

    session.say({ type: 'something.else' });
    assert.match((await session.hear('error')).error.message, /something\.else/);
    session.socket.close();
    await once(session.socket, 'close');
  });

  test('another provider is tried where the first fails', async () => {
    const session = await connect();
    session.say({ type: 'universal.create', request: [
      { provider: 'nobody', endpoint: 'x', headers: {}, query: {}, eventId: 'two' },
      { provider: 'openai', endpoint: 'chat/completions', headers: {}, query: { model: 'gpt-4.1-mini', messages: said('hi') } },
    ] });
    const told = await session.hear('universal.created');
    assert.equal(told.metadata.step, '1');
    assert.equal(told.metadata.eventId, 'two');
    session.socket.terminate();
  });

  test('nobody comes in without a key', async () => {
    await assert.rejects(open(`${here}/v1/${ACCOUNT}/default`), { status: 401 });
  });
});
