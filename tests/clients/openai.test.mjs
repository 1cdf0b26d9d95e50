// The openai package through the gateway: chat, responses, embeddings, models, audio, files, and every way to fail.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { begin, checkSecrets, collect, direct, end, journal, journalUntil, newTag, sdk, steer, straight } from './harness.mjs';

const OpenAI = sdk('openai');
const MODEL = 'gpt-4.1-mini';
let gate;
before(async () => { gate = await begin(); });
after(end);

const TOOLS = [{ type: 'function', function: { name: 'weather', description: 'Weather of a place', parameters: { type: 'object', properties: { city: { type: 'string' }, unit: { type: 'string', enum: ['c', 'f'] } }, required: ['city'] } } },
  { type: 'function', function: { name: 'clock', parameters: { type: 'object', properties: { zone: { type: 'string' } } } } }];
const textOf = (chunks) => chunks.map((c) => c.choices[0]?.delta?.content ?? '').join('');

for (const way of ['unified', 'own']) {
  describe(`openai, ${way} path`, { concurrency: false }, () => {
    const client = (more = {}) => new OpenAI({ apiKey: gate.keys.openai, baseURL: gate.openai[way], maxRetries: 0, ...more });
    const call = (text, more = {}) => ({ model: MODEL, messages: [{ role: 'user', content: text }], ...more });
    const ask = (text, more = {}, options) => client().chat.completions.create(call(text, more), options);
    const auth = { authorization: 'Bearer sk-emu-openai' };

    test('an answer, its usage and its request id', async () => {
      const tag = newTag();
      const reply = await ask(steer(tag, 'hello', 'cached=100'));
      assert.equal(reply.choices[0].message.content, 'Echo: hello');
      assert.equal(reply.choices[0].finish_reason, 'stop');
      assert.ok(reply._request_id, 'no request id reached the SDK');
      const same = await straight('/openai/v1/chat/completions', call(steer(newTag(), 'hello', 'cached=100')), auth);
      assert.deepEqual(reply.usage, same.usage);
      const entries = await journal(tag);
      assert.equal(entries.length, 1);
      assert.equal(entries[0].headers.authorization, 'Bearer sk-emu-openai');
      checkSecrets(assert, entries);
    });

    test('a stream: text, no usage chunk unless asked', async () => {
      const chunks = await collect(await ask(steer(newTag(), 'hello', 'len=50'), { stream: true }));
      assert.equal(textOf(chunks).split(' ').length, 50);
      for (const chunk of chunks) {
        assert.ok(chunk.choices.length > 0, 'a chunk without choices breaks choices[0] readers');
        assert.ok(chunk.usage == null);
      }
      assert.equal(chunks.at(-1).choices[0].finish_reason, 'stop');
    });

    test('a stream with usage equals the plain usage', async () => {
      const body = steer(newTag(), 'hello', 'len=20');
      const chunks = await collect(await ask(body, { stream: true, stream_options: { include_usage: true } }));
      const same = await straight('/openai/v1/chat/completions', call(body), auth);
      assert.deepEqual(chunks.at(-1).usage, same.usage);
      assert.equal(chunks.at(-1).choices.length, 0);
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
      const messages = [{ role: 'user', content: steer(newTag(), 'weather', 'tool=weather') }];
      const first = await client().chat.completions.create({ model: MODEL, messages, tools: TOOLS });
      assert.equal(first.choices[0].finish_reason, 'tool_calls');
      const made = first.choices[0].message.tool_calls[0];
      assert.deepEqual(JSON.parse(made.function.arguments), { city: 'Paris', unit: 'c' });
      messages.push(first.choices[0].message, { role: 'tool', tool_call_id: made.id, content: '18 degrees' });
      const second = await client().chat.completions.create({ model: MODEL, messages, tools: TOOLS });
      assert.equal(second.choices[0].message.content, 'Tool said: 18 degrees');
    });

    test('tools: two in a stream, arguments in pieces', async () => {
      const stream = client().chat.completions.stream({ model: MODEL, messages: [{ role: 'user', content: steer(newTag(), 'both', 'tools=2') }], tools: TOOLS });
      const final = await stream.finalChatCompletion();
      assert.deepEqual(final.choices[0].message.tool_calls.map((c) => [c.function.name, JSON.parse(c.function.arguments)]),
        [['weather', { city: 'Paris', unit: 'c' }], ['clock', { zone: 'sample-zone' }]]);
      assert.equal(final.choices[0].finish_reason, 'tool_calls');
    });

    test('a schema comes back parsed', async () => {
      const reply = await client().chat.completions.parse(call(steer(newTag(), 'json'), { response_format: { type: 'json_schema', json_schema: { name: 'x', strict: true, schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'], additionalProperties: false } } } }));
      assert.deepEqual(JSON.parse(reply.choices[0].message.content), { city: 'Paris' });
    });

    for (const [status, kind] of [[400, 'BadRequestError'], [401, 'AuthenticationError'], [403, 'PermissionDeniedError'], [404, 'NotFoundError'], [409, 'ConflictError'], [422, 'UnprocessableEntityError'], [429, 'RateLimitError'], [500, 'InternalServerError'], [503, 'InternalServerError']]) {
      for (const stream of [false, true]) {
        test(`an upstream ${status} is a ${kind}${stream ? ', before a stream too' : ''}`, async () => {
          const error = await ask(steer(newTag(), 'fail', `status=${status},msg=Some%20trouble,code=some_code`), { stream }).catch((e) => e);
          assert.ok(error instanceof OpenAI[kind], `${error?.constructor?.name}: ${error?.message}`);
          assert.equal(error.status, status);
          assert.match(error.message, /Some trouble/);
          assert.equal(error.code, 'some_code');
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
      const reply = await client({ maxRetries: 2 }).chat.completions.create(call(steer(tag, 'again', 'status=503,fail_first=1,retry_after_ms=10')));
      assert.equal(reply.choices[0].message.content, 'Echo: again');
      assert.equal((await journal(tag)).length, 2);
    });

    test('the client leaves before the answer: the upstream call stops', async () => {
      const tag = newTag();
      const stop = new AbortController();
      const pending = ask(steer(tag, 'slow', 'delay=60000'), {}, { signal: stop.signal }).catch((e) => e);
      await journalUntil(tag, (e) => e.length === 1);
      stop.abort();
      assert.ok((await pending) instanceof OpenAI.APIUserAbortError);
      await journalUntil(tag, (e) => e[0].clientAborted);
    });

    test('the client leaves a stream: the upstream call stops', async () => {
      const tag = newTag();
      const stream = await ask(steer(tag, 'slow', 'len=1000,gap=50'), { stream: true });
      let seen = 0;
      for await (const chunk of stream) { if (chunk.choices[0].delta.content && ++seen === 2) break; }
      const [entry] = await journalUntil(tag, (e) => e[0].clientAborted);
      assert.ok(!entry.streamDone);
    });

    test("a client's timeout lets the upstream go", async () => {
      const tag = newTag();
      const error = await client({ timeout: 500 }).chat.completions.create(call(steer(tag, 'hang', 'hang'))).catch((e) => e);
      assert.ok(error instanceof OpenAI.APIConnectionTimeoutError);
      await journalUntil(tag, (e) => e[0]?.clientAborted);
    });

    test('an error in mid-stream is thrown, the text before it is there', async () => {
      const seen = [];
      const error = await (async () => { for await (const c of await ask(steer(newTag(), 'x', 'len=20,error_after=3'), { stream: true })) seen.push(c); })().catch((e) => e);
      assert.ok(error instanceof OpenAI.APIError, `${error}`);
      assert.match(error.message, /had an error while processing/);
      assert.equal(textOf(seen).trim().split(' ').length, 3);
    });

    test('a reset in mid-stream is not a clean end', async () => {
      const error = await (async () => collect(await ask(steer(newTag(), 'x', 'len=20,reset_after=3'), { stream: true })))().then(() => null, (e) => e);
      assert.ok(error, 'the cut stream looked complete');
    });

    test('a reset before the answer is an error', async () => {
      const error = await ask(steer(newTag(), 'x', 'reset')).catch((e) => e);
      assert.ok(direct ? error instanceof OpenAI.APIConnectionError : error.status === 502, `${error?.status} ${error?.message}`);
    });

    test('an HTML error page of an edge keeps its status', async () => {
      const error = await ask(steer(newTag(), 'x', 'html')).catch((e) => e);
      assert.equal(error.status, 502);
    });

    for (const [name, directives] of [['in 7-byte writes', 'split'], ['with CRLF', 'othereol'], ['with comments', 'ping'], ['compressed', 'gzip_stream'], ['of one chunk', 'chunks=1']]) {
      test(`a stream ${name} loses nothing`, async () => {
        const chunks = await collect(await ask(steer(newTag(), 'x', `unicode,${directives}`), { stream: true }));
        assert.equal(textOf(chunks), 'Grüße, 世界! 🚀👩‍🚀 naïve café — done.');
      });
    }

    for (const directives of ['chunked', 'identity', 'chunked,identity']) {
      test(`a plain answer, ${directives}`, async () => {
        assert.equal((await ask(steer(newTag(), 'x', `big=300,${directives}`))).choices[0].message.content.length, 300 * 1024);
      });
    }

    test('a big stream', async () => {
      assert.equal(textOf(await collect(await ask(steer(newTag(), 'x', 'big=3000'), { stream: true }))).length, 3000 * 1024);
    });

    test('a body of 20 MB goes up whole', async () => {
      const tag = newTag();
      const image = `data:image/png;base64,${'A'.repeat(20 * 1024 * 1024)}`;
      await client().chat.completions.create({ model: MODEL, messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: image } }, { type: 'text', text: steer(tag, 'see', 'say=seen') }] }] });
      assert.ok((await journal(tag))[0].bytes > 20 * 1024 * 1024);
    });

    test('twenty at once, each its own answer', async () => {
      const replies = await Promise.all(Array.from({ length: 20 }, (_, i) => i % 2
        ? ask(steer(newTag(), `number ${i}`)).then((r) => r.choices[0].message.content)
        : ask(steer(newTag(), `number ${i}`, 'gap=5'), { stream: true }).then(collect).then(textOf)));
      replies.forEach((text, i) => assert.equal(text, `Echo: number ${i}`));
    });

    test('headers of the SDK go up', async () => {
      const tag = newTag();
      await client({ organization: 'org-1', project: 'proj-1' }).chat.completions.create(call(steer(tag, 'x')));
      const { headers } = (await journal(tag))[0];
      assert.equal(headers['openai-organization'], 'org-1');
      assert.equal(headers['openai-project'], 'proj-1');
      assert.match(headers['user-agent'], /OpenAI/);
      assert.ok(headers['x-stainless-lang']);
    });

    test('parameters the gateway does not know pass', async () => {
      const tag = newTag();
      await ask(steer(tag, 'x'), { prompt_cache_key: 'k-1', verbosity: 'low', safety_identifier: 's' });
      const { body } = (await journal(tag))[0];
      assert.equal(body.prompt_cache_key, 'k-1');
      assert.equal(body.verbosity, 'low');
    });

    test('embeddings by default, which is base64', async () => {
      const tag = newTag();
      const reply = await client().embeddings.create({ model: 'text-embedding-3-small', input: ['one', `two [[tag:${tag}]]`] });
      assert.equal(reply.data.length, 2);
      assert.equal(reply.data[0].embedding.length, 256);
      assert.ok(reply.data[0].embedding.every((x) => Number.isFinite(x) && Math.abs(x) <= 1));
      assert.equal((await journal(tag))[0].body.encoding_format, 'base64');
      const same = await straight('/openai/v1/embeddings', { model: 'text-embedding-3-small', input: ['one', `two [[tag:${newTag()}]]`] }, auth);
      reply.data[0].embedding.forEach((x, i) => assert.ok(Math.abs(x - same.data[0].embedding[i]) < 1e-6));
      assert.deepEqual(reply.usage, same.usage);
    });

    test('models in the OpenAI shape', async () => {
      const models = await collect(await client().models.list());
      assert.ok(models.length > 0);
      for (const model of models) assert.equal(model.object, 'model');
      assert.ok(models.some((model) => model.id.endsWith(MODEL)), models.map((m) => m.id).slice(0, 5).join());
    });

    test('responses: answer, usage, then the next turn', async () => {
      const body = { model: MODEL, input: steer(newTag(), 'hello') };
      const reply = await client().responses.create(body);
      assert.equal(reply.output_text, 'Echo: hello');
      const same = await straight('/openai/v1/responses', body, auth);
      assert.deepEqual(reply.usage, same.usage);
      const next = await client().responses.create({ model: MODEL, previous_response_id: reply.id, input: steer(newTag(), 'more') });
      assert.equal(next.previous_response_id, reply.id);
    });

    test('responses: a stream, its tools, their loop', async () => {
      const tools = TOOLS.map(({ function: f }) => ({ type: 'function', strict: false, ...f }));
      const stream = client().responses.stream({ model: MODEL, input: steer(newTag(), 'weather', 'tool=weather'), tools });
      const first = await stream.finalResponse();
      const made = first.output.find((item) => item.type === 'function_call');
      assert.deepEqual(JSON.parse(made.arguments), { city: 'Paris', unit: 'c' });
      const second = await client().responses.create({ model: MODEL, input: [{ role: 'user', content: 'weather' }, { type: 'function_call', call_id: made.call_id, name: made.name, arguments: made.arguments }, { type: 'function_call_output', call_id: made.call_id, output: 'sunny' }], tools });
      assert.equal(second.output_text, 'Tool said: sunny');
    });

    test('responses: an error in mid-stream reaches the SDK', async () => {
      const events = [];
      const error = await (async () => { for await (const e of await client().responses.create({ model: MODEL, stream: true, input: steer(newTag(), 'x', 'len=20,error_after=3') })) events.push(e); })().then(() => null, (e) => e);
      assert.ok(error || events.some((e) => e.type === 'error'));
    });

    test('an upload keeps its bytes and its boundary', async () => {
      const bytes = Buffer.alloc(300_000, 'voice\r\n--x\r\n');
      const file = await OpenAI.toFile(bytes, 'a.wav', { type: 'audio/wav' });
      const reply = await client().audio.transcriptions.create({ model: 'gpt-4o-transcribe', file });
      assert.match(reply.text, /^Transcript of a\.wav 300000 [0-9a-f]{8}$/);
      const kept = await client().files.create({ file, purpose: 'assistants' });
      assert.equal(kept.bytes, 300_000);
    });

    test('a binary answer in pieces', async () => {
      const reply = await client().audio.speech.create({ model: 'gpt-4o-mini-tts', voice: 'alloy', input: 'hello' });
      const bytes = Buffer.from(await reply.arrayBuffer());
      assert.equal(bytes.length, 48_000);
      assert.equal(bytes.subarray(0, 11).toString(), 'ID3emulated');
    });

    test('a wrong key is an authentication error', async () => {
      const error = await client({ apiKey: 'gh_wrong' }).chat.completions.create(call('x')).catch((e) => e);
      assert.ok(error instanceof OpenAI.AuthenticationError, `${error?.status} ${error?.message}`);
      assert.ok(direct || !error.message.includes('gh_wrong'), 'the key stands in the error');
    });
  });
}

test('a model may name its provider', { skip: direct }, async () => {
  const tag = newTag();
  const client = new OpenAI({ apiKey: gate.keys.openai, baseURL: gate.openai.unified, maxRetries: 0 });
  const reply = await client.chat.completions.create({ model: `openai/${MODEL}`, messages: [{ role: 'user', content: steer(tag, 'named') }] });
  assert.equal(reply.choices[0].message.content, 'Echo: named');
  assert.equal((await journal(tag))[0].body.model, MODEL);
});
