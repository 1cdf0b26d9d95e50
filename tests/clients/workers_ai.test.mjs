// Cloudflare's own provider for Workers AI. Its addresses are fixed in it: its `fetch` takes them to us, as a hosts entry would.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { begin, checkSecrets, collect, direct, end, GATEWAY_KEY, journal, newTag, sdk, steer } from './harness.mjs';

if (direct) process.exit(0);  // addresses and keys here are the gateway's

const load = (name) => import(pathToFileURL(sdk.resolve(name)).href);
const MODEL = '@cf/meta/llama-3.1-8b-instruct';
let gate;
let heard;  // addresses and headers as the client meant them, and what it was answered
let providers;
let ai;

before(async () => {
  gate = await begin({ more: (up) => [{ id: 'workers-ai', baseUrl: `${up}/workers-ai/client/v4/accounts/acct/ai`, key: 'env:EMU_WORKERS' }] });
  const { createWorkersAI } = await import(pathToFileURL(sdk.resolve('workers-ai-provider/package.json').replace('package.json', 'dist/index.mjs')).href);
  ai = await load('ai');
  const toUs = async (url, init) => {
    const meant = new URL(url);
    const answer = await fetch(`http://127.0.0.1:${gate.port}${meant.pathname}${meant.search}`, init);
    heard = { host: meant.host, path: meant.pathname, sent: init.headers, answer: answer.headers, status: answer.status };
    return answer;
  };
  const account = { accountId: 'acct', apiKey: GATEWAY_KEY, fetch: toUs };
  providers = {
    'through a gateway': createWorkersAI({ ...account, gateway: { id: 'default', metadata: { team: 'red' }, skipCache: true } }),
    'at the REST host': createWorkersAI(account),
  };
});
after(end);

for (const name of ['through a gateway', 'at the REST host']) {
  describe(`workers-ai-provider ${name}`, () => {
    test('a whole answer and its usage', async () => {
      const tag = newTag();
      const answer = await ai.generateText({ model: providers[name](MODEL), prompt: steer(tag, 'Tell me'), maxRetries: 0 });
      assert.match(answer.text, /^Echo: Tell me/);
      assert.ok(answer.usage.inputTokens > 0);
      assert.ok(answer.usage.outputTokens > 0);
      const entries = await journal(tag);
      assert.equal(entries.length, 1);
      assert.equal(entries[0].path, `/client/v4/accounts/acct/ai/run/${MODEL}`);
      assert.equal(entries[0].headers.authorization, 'Bearer emu-workers-ai');
      assert.deepEqual(Object.keys(entries[0].headers).filter((header) => header.startsWith('cf-aig-')), []);
      checkSecrets(assert, entries);
      assert.ok(heard.answer.get('cf-aig-log-id'));
      assert.equal(heard.host, name === 'at the REST host' ? 'api.cloudflare.com' : 'gateway.ai.cloudflare.com');
    });

    test('a stream', async () => {
      const tag = newTag();
      const flow = ai.streamText({ model: providers[name](MODEL), prompt: steer(tag, 'Flow'), maxRetries: 0 });
      const pieces = await collect(flow.textStream);
      assert.ok(pieces.length > 1);
      assert.match(pieces.join(''), /^Echo: Flow/);
      assert.match(heard.answer.get('content-type'), /^text\/event-stream/);
      assert.equal((await journal(tag)).length, 1);
    });

    test('vectors', async () => {
      const { embeddings } = await ai.embedMany({ model: providers[name].textEmbedding('@cf/baai/bge-base-en-v1.5'), values: ['one', 'two'], maxRetries: 0 });
      assert.deepEqual(embeddings.map((vector) => vector.length), [256, 256]);
    });

    test('an error keeps its status', async () => {
      const tag = newTag();
      await assert.rejects(ai.generateText({ model: providers[name](MODEL), prompt: steer(tag, 'x', 'status=429'), maxRetries: 0 }), (error) => {
        assert.equal(error.statusCode, 429);
        assert.equal(error.isRetryable, true);
        return true;
      });
      assert.equal((await journal(tag)).length, 1);
    });
  });
}

test('a call of a tool', async () => {
  const tag = newTag();
  const tools = { weather: ai.tool({ description: 'tells the weather', inputSchema: ai.jsonSchema({ type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }) }) };
  const answer = await ai.generateText({ model: providers['through a gateway'](MODEL), prompt: steer(tag, 'Weather', 'tool=weather'), tools, maxRetries: 0 });
  assert.equal(answer.toolCalls.length, 1);
  assert.equal(answer.toolCalls[0].toolName, 'weather');
});

test('the record tells model, tokens and cost', async () => {
  const answer = await ai.generateText({ model: providers['at the REST host']('@cf/meta/llama-3.1-8b-instruct-fp8'), prompt: steer(newTag(), 'x'), maxRetries: 0 });
  const id = heard.answer.get('cf-aig-log-id');
  const token = readFileSync(path.join(gate.data, 'admin.token'), 'utf8').trim();
  let row;
  for (const until = Date.now() + 15_000; !row && Date.now() < until;) {
    const found = await fetch(`http://127.0.0.1:${gate.port}/client/v4/accounts/acct/ai-gateway/gateways/default/logs/${id}`, { headers: { authorization: `Bearer ${token}` } });
    if (found.ok) row = (await found.json()).result;
    else await new Promise((ok) => setTimeout(ok, 20));
  }
  assert.equal(row.model, '@cf/meta/llama-3.1-8b-instruct-fp8');
  assert.equal(row.provider, 'workers-ai');
  assert.deepEqual([row.tokens_in, row.tokens_out], [answer.usage.inputTokens, answer.usage.outputTokens]);
  assert.ok(row.cost > 0);
});

test('its options travel and end here', async () => {
  const tag = newTag();
  await ai.generateText({ model: providers['through a gateway'](MODEL), prompt: steer(tag, 'x'), maxRetries: 0 });
  assert.equal(JSON.parse(heard.sent['cf-aig-metadata']).team, 'red');
  assert.equal(heard.sent['cf-aig-skip-cache'], 'true');
});
