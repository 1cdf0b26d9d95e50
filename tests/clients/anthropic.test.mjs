// @anthropic-ai/sdk through the gateway: messages, tools, thinking, caching, betas, and every way to fail.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { begin, checkSecrets, collect, direct, end, journal, journalUntil, newTag, sdk, steer, straight } from './harness.mjs';

const Anthropic = sdk('@anthropic-ai/sdk');
const MODEL = 'claude-sonnet-4-5';
let gate;
before(async () => { gate = await begin(); });
after(end);

const TOOLS = [{ name: 'weather', description: 'Weather of a place', input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } },
  { name: 'clock', input_schema: { type: 'object', properties: { zone: { type: 'string' } } } }];

for (const way of ['unified', 'own']) {
  describe(`anthropic, ${way} path`, { concurrency: false }, () => {
    const client = (more = {}) => new Anthropic({ apiKey: gate.keys.anthropic, baseURL: gate.anthropic[way], maxRetries: 0, ...more });
    const call = (text, more = {}) => ({ model: MODEL, max_tokens: 4000, messages: [{ role: 'user', content: text }], ...more });
    const ask = (text, more = {}, options) => client().messages.create(call(text, more), options);
    const auth = { 'x-api-key': 'sk-ant-emu', 'anthropic-version': '2023-06-01' };
    const textOf = (events) => events.filter((e) => e.type === 'content_block_delta').map((e) => e.delta.text ?? '').join('');

    test('an answer, its usage and its request id', async () => {
      const tag = newTag();
      const reply = await ask(steer(tag, 'hello', 'cached=2000,cachew=30'));
      assert.equal(reply.content[0].text, 'Echo: hello');
      assert.equal(reply.stop_reason, 'end_turn');
      assert.ok(reply._request_id, 'no request id reached the SDK');
      const same = await straight('/anthropic/v1/messages', call(steer(newTag(), 'hello', 'cached=2000,cachew=30')), auth);
      assert.deepEqual(reply.usage, same.usage);
      const entries = await journal(tag);
      assert.equal(entries.length, 1);
      if (!direct) assert.equal(entries[0].headers['x-api-key'], 'sk-ant-emu');
      checkSecrets(assert, entries);
    });

    test('both places of a key', async () => {
      for (const where of [{ apiKey: gate.keys.anthropic, authToken: null }, { apiKey: null, authToken: gate.keys.anthropic }]) {
        const tag = newTag();
        const reply = await client(where).messages.create(call(steer(tag, 'hello')));
        assert.equal(reply.content[0].text, 'Echo: hello');
        checkSecrets(assert, await journal(tag));
      }
    });

    test('a stream and its final message', async () => {
      const body = steer(newTag(), 'hello', 'len=50,cached=300');
      const stream = client().messages.stream(call(body));
      const events = await collect(stream);
      const final = await stream.finalMessage();
      assert.equal(textOf(events), final.content[0].text);
      assert.equal(final.content[0].text.split(' ').length, 50);
      const same = await straight('/anthropic/v1/messages', call(body), auth);
      assert.equal(final.usage.input_tokens, same.usage.input_tokens);
      assert.equal(final.usage.output_tokens, same.usage.output_tokens);
      assert.equal(final.usage.cache_read_input_tokens, 300);
      assert.equal(events.at(-1).type, 'message_stop');
    });

    test('the head of a stream comes before its first token', async () => {
      const tag = newTag();
      const stop = new AbortController();
      const stream = await ask(steer(tag, 'hello', 'ttft=8000'), { stream: true }, { signal: stop.signal });
      assert.equal((await journal(tag))[0].firstByteAt, undefined, 'the head was held back until the first token');
      stop.abort();
      await collect(stream).catch(() => {});
    });

    test('tools: one call, then its result', async () => {
      const messages = [{ role: 'user', content: steer(newTag(), 'weather', 'tool=weather,preamble') }];
      const first = await client().messages.create(call('', { messages, tools: TOOLS }));
      assert.equal(first.stop_reason, 'tool_use');
      const made = first.content.find((block) => block.type === 'tool_use');
      assert.deepEqual(made.input, { city: 'Paris' });
      messages.push({ role: 'assistant', content: first.content }, { role: 'user', content: [{ type: 'tool_result', tool_use_id: made.id, content: '18 degrees' }] });
      const second = await client().messages.create(call('', { messages, tools: TOOLS }));
      assert.equal(second.content[0].text, 'Tool said: 18 degrees');
    });

    test('tools: two in a stream', async () => {
      const final = await client().messages.stream(call(steer(newTag(), 'both', 'tools=2'), { tools: TOOLS })).finalMessage();
      assert.deepEqual(final.content.map((b) => [b.name, b.input]), [['weather', { city: 'Paris' }], ['clock', { zone: 'sample-zone' }]]);
    });

    test('thinking and its signature survive, also in the next turn', async () => {
      const stream = client().messages.stream(call(steer(newTag(), 'think', 'reasoning,tool=weather'), { tools: TOOLS, thinking: { type: 'enabled', budget_tokens: 1024 } }));
      const first = await stream.finalMessage();
      const thought = first.content.find((block) => block.type === 'thinking');
      assert.match(thought.thinking, /First I consider/);
      assert.match(Buffer.from(thought.signature, 'base64').toString(), /^emulated-signature-/);
      const tag = newTag();
      await client().messages.create(call('', { tools: TOOLS, messages: [{ role: 'user', content: 'think' }, { role: 'assistant', content: first.content }, { role: 'user', content: [{ type: 'tool_result', tool_use_id: first.content.at(-1).id, content: `x [[tag:${tag}]]` }] }] }));
      const { body } = (await journal(tag))[0];
      assert.equal(body.messages[1].content[0].signature, thought.signature);
    });

    test('betas, versions, cache marks and unknown parameters pass unedited', async () => {
      const tag = newTag();
      await client().beta.messages.create({ ...call(steer(tag, 'x')), betas: ['context-management-2025-06-27', 'files-api-2025-04-14'], context_management: { edits: [] }, system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }], output_config: { effort: 'low' } }, { query: { beta: 'true' } });
      const entry = (await journal(tag))[0];
      assert.equal(entry.headers['anthropic-beta'], 'context-management-2025-06-27,files-api-2025-04-14');
      assert.match(entry.headers['anthropic-version'], /^20\d\d-\d\d-\d\d$/);
      assert.equal(entry.query.beta, 'true');
      assert.deepEqual(entry.body.output_config, { effort: 'low' });
      assert.deepEqual(entry.body.system[0].cache_control, { type: 'ephemeral' });
      const older = newTag();
      await client().messages.create(call(steer(older, 'x')), { headers: { 'anthropic-version': '2023-01-01' } });
      assert.equal((await journal(older))[0].headers['anthropic-version'], '2023-01-01');
    });

    test('the results of a batch are fetched here, not at the provider', { skip: direct }, async () => {
      const made = await client().messages.batches.create({ requests: [{ custom_id: 'one', params: call('batched') }] });
      const batch = await client().messages.batches.retrieve(made.id);
      assert.equal(batch.results_url, `${gate.anthropic[way]}/v1/messages/batches/${made.id}/results`);
      const results = await collect(await client().messages.batches.results(made.id));
      assert.deepEqual(results.map((one) => [one.custom_id, one.result.message.content[0].text]), [['one', 'Echo: batched']]);
    });

    test('tokens are counted', async () => {
      const reply = await client().messages.countTokens({ model: MODEL, messages: [{ role: 'user', content: 'how many tokens is this' }] });
      assert.equal(reply.input_tokens, 13);
    });

    test('models in the Anthropic shape', async () => {
      const models = await collect(await client().models.list());
      assert.ok(models.length > 0);
      for (const model of models) assert.equal(model.type, 'model');
      assert.ok(models.some((model) => model.id.endsWith(MODEL)), models.map((m) => m.id).slice(0, 5).join());
    });

    for (const [status, kind, type] of [[400, 'BadRequestError', 'invalid_request_error'], [401, 'AuthenticationError', 'authentication_error'], [403, 'PermissionDeniedError', 'permission_error'], [404, 'NotFoundError', 'not_found_error'], [413, 'ContentTooLargeError', 'request_too_large'], [429, 'RateLimitError', 'rate_limit_error'], [500, 'InternalServerError', 'api_error'], [529, 'OverloadedError', 'overloaded_error']]) {
      for (const stream of [false, true]) {
        test(`an upstream ${status} is a ${kind}${stream ? ', before a stream too' : ''}`, async () => {
          const error = await ask(steer(newTag(), 'fail', `status=${status},msg=Some%20trouble`), { stream }).catch((e) => e);
          assert.ok(error instanceof Anthropic[kind], `${error?.constructor?.name}: ${error?.message}`);
          assert.equal(error.status, status);
          assert.equal(error.error.error.type, type);
          assert.match(error.message, /Some trouble/);
        });
      }
    }

    test('retry-after, retry-after-ms and x-should-retry survive', async () => {
      const error = await ask(steer(newTag(), 'fail', 'status=429,retry_after=7,retry_after_ms=6900,should_retry=false')).catch((e) => e);
      assert.equal(error.headers.get('retry-after'), '7');
      assert.equal(error.headers.get('retry-after-ms'), '6900');
      assert.equal(error.headers.get('x-should-retry'), 'false');
      assert.ok(error.requestID, 'no request id on the error');
    });

    test("the SDK's own retry works", async () => {
      const tag = newTag();
      const reply = await client({ maxRetries: 2 }).messages.create(call(steer(tag, 'again', 'status=529,fail_first=1,retry_after_ms=10')));
      assert.equal(reply.content[0].text, 'Echo: again');
      assert.equal((await journal(tag)).length, 2);
    });

    test('the client leaves before the answer: the upstream call stops', async () => {
      const tag = newTag();
      const stop = new AbortController();
      const pending = ask(steer(tag, 'slow', 'delay=60000'), {}, { signal: stop.signal }).catch((e) => e);
      await journalUntil(tag, (e) => e.length === 1);
      stop.abort();
      assert.ok((await pending) instanceof Anthropic.APIUserAbortError);
      await journalUntil(tag, (e) => e[0].clientAborted);
    });

    test('the client leaves a stream: the upstream call stops', async () => {
      const tag = newTag();
      const stream = await ask(steer(tag, 'slow', 'len=1000,gap=50'), { stream: true });
      let seen = 0;
      for await (const event of stream) { if (event.type === 'content_block_delta' && ++seen === 2) break; }
      const [entry] = await journalUntil(tag, (e) => e[0].clientAborted);
      assert.ok(!entry.streamDone);
    });

    test('an error in mid-stream is thrown', async () => {
      const seen = [];
      const error = await (async () => { for await (const e of await ask(steer(newTag(), 'x', 'len=20,error_after=3'), { stream: true })) seen.push(e); })().then(() => null, (e) => e);
      assert.ok(error instanceof Anthropic.APIError, `${error}`);
      assert.match(error.message, /overloaded/i);
      assert.equal(textOf(seen).trim().split(' ').length, 3);
    });

    for (const fault of ['reset_after=3', 'truncate_after=3']) {
      test(`a stream that breaks off (${fault}) is not a clean end`, async () => {
        const error = await client().messages.stream(call(steer(newTag(), 'x', `len=20,${fault}`))).finalMessage().then(() => null, (e) => e);
        assert.ok(error, 'the cut stream looked complete');
      });
    }

    test('a reset before the answer is an error', async () => {
      const error = await ask(steer(newTag(), 'x', 'reset')).catch((e) => e);
      assert.ok(direct ? error instanceof Anthropic.APIConnectionError : error.status === 502, `${error?.status} ${error?.message}`);
      if (!direct) assert.equal(error.error.type, 'error');
    });

    for (const [name, directives] of [['in 7-byte writes', 'split'], ['with CRLF', 'othereol'], ['with pings', 'ping'], ['compressed', 'gzip_stream']]) {
      test(`a stream ${name} loses nothing`, async () => {
        const final = await client().messages.stream(call(steer(newTag(), 'x', `unicode,${directives}`))).finalMessage();
        assert.equal(final.content[0].text, 'Grüße, 世界! 🚀👩‍🚀 naïve café — done.');
      });
    }

    test('twenty at once, each its own answer', async () => {
      const replies = await Promise.all(Array.from({ length: 20 }, (_, i) => i % 2
        ? ask(steer(newTag(), `number ${i}`)).then((r) => r.content[0].text)
        : client().messages.stream(call(steer(newTag(), `number ${i}`, 'gap=5'))).finalMessage().then((r) => r.content[0].text)));
      replies.forEach((text, i) => assert.equal(text, `Echo: number ${i}`));
    });

    test('a wrong key is an authentication error in the shape of the SDK', async () => {
      const error = await client({ apiKey: 'gh_wrong' }).messages.create(call('x')).catch((e) => e);
      assert.ok(error instanceof Anthropic.AuthenticationError, `${error?.status} ${error?.message}`);
      assert.equal(error.error.error.type, 'authentication_error');
    });
  });
}

test('a model may name its provider', { skip: direct }, async () => {
  const tag = newTag();
  const client = new Anthropic({ apiKey: gate.keys.anthropic, baseURL: gate.anthropic.unified, maxRetries: 0 });
  await client.messages.create({ model: `anthropic/${MODEL}`, max_tokens: 100, messages: [{ role: 'user', content: steer(tag, 'named') }] });
  assert.equal((await journal(tag))[0].body.model, MODEL);
});
