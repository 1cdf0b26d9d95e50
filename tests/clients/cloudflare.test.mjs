// Programs written for Cloudflare's AI Gateway, and its wire by hand: its addresses lead here, all else is as it is there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { begin, checkSecrets, direct, end, GATEWAY_KEY, journal, newTag, PROVIDER_KEYS, sdk, steer } from './harness.mjs';

if (direct) process.exit(0);  // there is no gateway to speak to

const load = (name) => import(pathToFileURL(sdk.resolve(name)).href);
const ACCOUNT = '0123456789abcdef0123456789abcdef';
const HOSTS = /^https:\/\/(gateway\.ai|api)\.cloudflare\.com/;
const realFetch = globalThis.fetch;
let gate;
let seen;

before(async () => {
  gate = await begin();
  // Its clients have the host built in: this is what a name that resolves to this machine does.
  globalThis.fetch = async (url, init) => {
    const answer = await realFetch(String(url).replace(HOSTS, `http://127.0.0.1:${gate.port}`), init);
    if (HOSTS.test(String(url))) seen = answer;
    return answer;
  };
});
after(async () => { globalThis.fetch = realFetch; await end(); });

const at = (rest) => `http://127.0.0.1:${gate.port}/v1/${ACCOUNT}/default${rest}`;
const post = (url, body, headers = {}) => realFetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
const mine = { 'cf-aig-authorization': `Bearer ${GATEWAY_KEY}` };
const chat = (tag, directives, more) => ({ model: 'gpt-4.1-mini', messages: [{ role: 'user', content: steer(tag, 'hello there', directives) }], ...more });
const step = (tag, directives, more) => ({ provider: 'openai', endpoint: 'chat/completions', headers: {}, query: chat(tag, directives), ...more });

describe('ai-gateway-provider', () => {
  const gateway = async (options) => (await load('ai-gateway-provider')).createAiGateway({ accountId: ACCOUNT, gateway: 'default', apiKey: GATEWAY_KEY, options });
  const provider = async (name, options) => Object.values(await load(`ai-gateway-provider/providers/${name}`)).find((f) => /^create/.test(f.name))(options);

  test('a text from OpenAI', async () => {
    const { generateText } = await load('ai');
    const openai = await provider('openai', { apiKey: PROVIDER_KEYS.openai });
    const tag = newTag();
    const { text, usage } = await generateText({ model: (await gateway())(openai.chat('gpt-4.1-mini')), prompt: steer(tag, 'say it') , maxRetries: 0 });
    assert.match(text, /say it/);
    assert.ok(usage.inputTokens > 0 && usage.outputTokens > 0);
    const entries = await journal(tag);
    assert.equal(entries.length, 1);
    checkSecrets(assert, entries);
    assert.equal(entries[0].headers.authorization, `Bearer ${PROVIDER_KEYS.openai}`);
    assert.ok(!Object.keys(entries[0].headers).some((name) => name.startsWith('cf-aig-')));
    assert.equal(seen.headers.get('cf-aig-step'), '0');
  });

  test('a stream, with a key that the gateway keeps', async () => {
    const { streamText } = await load('ai');
    const anthropic = await provider('anthropic');
    const tag = newTag();
    const result = streamText({ model: (await gateway())(anthropic('claude-sonnet-4-5')), prompt: steer(tag, 'flow along', 'chunks=12'), maxRetries: 0 });
    let text = '';
    for await (const piece of result.textStream) text += piece;
    assert.match(text, /flow along/);
    const entries = await journal(tag);
    assert.equal(entries[0].headers['x-api-key'], PROVIDER_KEYS.anthropic);
    checkSecrets(assert, entries);
  });

  test('the next model takes over from one that fails', async () => {
    const { generateText } = await load('ai');
    const [anthropic, openai] = [await provider('anthropic'), await provider('openai')];
    const tag = newTag();
    const { text } = await generateText({
      model: (await gateway())([anthropic('claude-sonnet-4-5'), openai.chat('gpt-4.1-mini')]),
      prompt: steer(tag, 'who answers', 'status=529,only=anthropic'), maxRetries: 0,
    });
    assert.match(text, /who answers/);
    assert.equal(seen.headers.get('cf-aig-step'), '1');
    assert.deepEqual((await journal(tag)).map((entry) => entry.provider), ['anthropic', 'openai']);
  });

  test('the unified API', async () => {
    const { generateText } = await load('ai');
    const { unified } = await load('ai-gateway-provider/providers/unified');
    const tag = newTag();
    const { text } = await generateText({ model: (await gateway())(unified('anthropic/claude-sonnet-4-5')), prompt: steer(tag, 'one for all'), maxRetries: 0 });
    assert.match(text, /one for all/);
    assert.equal(seen.headers.get('cf-aig-provider'), 'anthropic');
    assert.equal(seen.headers.get('cf-aig-model'), 'claude-sonnet-4-5');
    assert.equal((await journal(tag))[0].provider, 'anthropic');
  });

  test('options travel and end here', async () => {
    const { generateText } = await load('ai');
    const openai = await provider('openai');
    const tag = newTag();
    const model = (await gateway({ metadata: { user: 'ada', n: 7n }, eventId: 'event-9', collectLog: true, cacheTtl: 3600, skipCache: true, requestTimeoutMs: 20000, retries: { maxAttempts: 3, retryDelayMs: 10, backoff: 'exponential' } }))(openai.chat('gpt-4.1-mini'));
    const { text } = await generateText({ model, prompt: steer(tag, 'third time', 'status=503,fail_first=2'), maxRetries: 0 });
    assert.match(text, /third time/);
    assert.equal((await journal(tag)).length, 3);
    assert.equal(seen.headers.get('cf-aig-event-id'), 'event-9');
    assert.ok(seen.headers.get('cf-aig-log-id'));
  });

  test('a wrong token is told by its own error', async () => {
    const { generateText } = await load('ai');
    const { createAiGateway, AiGatewayUnauthorizedError } = await load('ai-gateway-provider');
    const openai = await provider('openai');
    const wrong = createAiGateway({ accountId: ACCOUNT, gateway: 'default', apiKey: 'gh_wrong' });
    await assert.rejects(generateText({ model: wrong(openai.chat('gpt-4.1-mini')), prompt: 'x', maxRetries: 0 }), AiGatewayUnauthorizedError);
  });
});

describe('the wire by hand', () => {
  test('who pays: the matrix of keys', async () => {
    const cases = [
      ['token and provider key', { ...mine, authorization: 'Bearer sk-emu-own' }, 401, 'Bearer sk-emu-own'],
      ['token alone', mine, 200, `Bearer ${PROVIDER_KEYS.openai}`],
      ['token as the SDK\'s key', { authorization: `Bearer ${GATEWAY_KEY}` }, 200, `Bearer ${PROVIDER_KEYS.openai}`],
      ['nothing', {}, 401, null],
      ['no stored key of that name', { ...mine, 'cf-aig-byok-alias': 'nobody' }, 400, null],
      ['the default key by its name', { ...mine, 'cf-aig-byok-alias': 'default' }, 200, `Bearer ${PROVIDER_KEYS.openai}`],
    ];
    for (const [what, headers, status, shown] of cases) {
      const tag = newTag();
      const answer = await post(at('/openai/chat/completions'), chat(tag), headers);
      assert.equal(answer.status, status, what);
      const entries = await journal(tag);
      assert.equal(entries[0]?.headers.authorization ?? null, shown, what);
      checkSecrets(assert, entries);
    }
  });

  test('at the REST host a key is the gateway\'s', async () => {
    const tag = newTag();
    const answer = await post(`http://127.0.0.1:${gate.port}/client/v4/accounts/${ACCOUNT}/ai/v1/messages`,
      { model: 'openai/gpt-4.1-mini', max_tokens: 100, messages: [{ role: 'user', content: steer(tag, 'hi') }] }, { authorization: `Bearer ${GATEWAY_KEY}` });
    assert.equal(answer.status, 200);
    assert.equal((await answer.json()).type, 'message');
    assert.equal((await journal(tag))[0].headers.authorization, `Bearer ${PROVIDER_KEYS.openai}`);
  });

  test('every answer names its log row', async () => {
    const stream = await post(at('/openai/chat/completions'), chat(newTag(), '', { stream: true }), { ...mine, 'cf-aig-event-id': 'e1' });
    assert.match(stream.headers.get('content-type'), /^text\/event-stream/);
    assert.match(stream.headers.get('cf-aig-log-id'), /^[0-9A-Z]{26}$/);
    assert.equal(stream.headers.get('cf-aig-request-id'), stream.headers.get('cf-aig-log-id'));
    assert.equal(stream.headers.get('cf-aig-event-id'), 'e1');
    assert.equal(stream.headers.get('cf-aig-cache-status'), 'MISS');
    assert.equal(stream.headers.get('cf-aig-step'), null);
    await stream.text();
    const unlisted = await post(at('/openai/chat/completions'), chat(newTag()), { ...mine, 'cf-aig-collect-log': 'false' });
    assert.equal(unlisted.status, 200);
    assert.equal(unlisted.headers.get('cf-aig-log-id'), null);
  });

  test('what cannot be read is refused before anybody is asked', async () => {
    const tag = newTag();
    for (const [name, value] of [['cf-aig-max-attempts', '6'], ['cf-aig-metadata', '{"a":{}}'], ['cf-aig-backoff', 'never']]) {
      const answer = await post(at('/openai/chat/completions'), chat(tag), { ...mine, [name]: value });
      assert.equal(answer.status, 400);
      assert.ok((await answer.json()).error.message.includes(name));
    }
    assert.equal((await journal(tag)).length, 0);
  });

  test('a universal request has Cloudflare\'s errors', async () => {
    let answer = await post(at(''), [step(newTag(), 'status=400'), { ...step(newTag()), provider: 'nobody' }], mine);
    assert.equal(answer.status, 400);
    assert.deepEqual(Object.keys(await answer.clone().json()), ['success', 'result', 'messages', 'error']);
    assert.equal((await answer.json()).error[0].code, 2008);
    answer = await post(at(''), [step(newTag())]);
    assert.equal(answer.status, 401);
    assert.equal((await answer.json()).error[0].code, 2009);
  });

  test('the run API has an envelope', async () => {
    const rest = `http://127.0.0.1:${gate.port}/client/v4/accounts/${ACCOUNT}/ai/run`;
    for (const [url, model, where] of [[rest, 'openai/gpt-4.1-mini', 'openai'], [at('/run'), 'anthropic/claude-sonnet-4-5', 'anthropic'], [rest, 'google-ai-studio/gemini-2.5-flash', 'gemini']]) {
      const tag = newTag();
      const answer = await post(url, { model, input: { max_tokens: 200, messages: [{ role: 'user', content: steer(tag, 'run it') }] } }, { 'cf-aig-authorization': `Bearer ${GATEWAY_KEY}` });
      assert.equal(answer.status, 200);
      const body = await answer.json();
      assert.equal(body.state, 'Completed');
      assert.equal(body.model, model.split('/')[1]);
      assert.match(where === 'anthropic' ? body.result.content[0].text : body.result.choices[0].message.content, /run it/);
      assert.equal((await journal(tag))[0].provider, where);
    }
    const failed = await post(rest, { model: 'openai/gpt-4.1-mini', input: { messages: [{ role: 'user', content: steer(newTag(), 'x', 'status=429,msg=slow%20down') }] } }, { authorization: `Bearer ${GATEWAY_KEY}` });
    assert.equal(failed.status, 429);
    assert.deepEqual((await failed.json()).error, { code: 429, message: 'slow down' });
  });

  test('a stalled step is left in time', async () => {
    const [slow, quick] = [newTag(), newTag()];
    const answer = await post(at(''), [step(slow, 'hang', { config: { requestTimeout: 200 } }), step(quick)], mine);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cf-aig-step'), '1');
    assert.equal((await journal(slow)).length, 1);
  });
});
