// @google/genai through the gateway: generate, streams in both forms, tools, embeddings, lists, and failures.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { begin, checkSecrets, collect, direct, end, journal, journalUntil, newTag, sdk, steer, straight } from './harness.mjs';

const { GoogleGenAI, ApiError } = sdk('@google/genai');
const MODEL = 'gemini-2.5-flash';
let gate;
before(async () => { gate = await begin(); });
after(end);

const TOOLS = [{ functionDeclarations: [{ name: 'weather', parametersJsonSchema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } }] }];

for (const way of ['unified', 'own']) {
  for (const apiVersion of ['v1', 'v1beta']) {
    describe(`gemini, ${way} path, ${apiVersion}`, { concurrency: false }, () => {
      const client = () => new GoogleGenAI({ apiKey: gate.keys.gemini, apiVersion, httpOptions: { baseUrl: gate.gemini[way], retryOptions: { attempts: 1 } } });
      const ask = (contents, config) => client().models.generateContent({ model: MODEL, contents, config });
      const stream = (contents, config) => client().models.generateContentStream({ model: MODEL, contents, config });
      const auth = { 'x-goog-api-key': 'emu-gemini-key' };
      const textOf = (chunks) => chunks.map((c) => c.text ?? '').join('');

      test('an answer and its usage', async () => {
        const tag = newTag();
        const reply = await ask(steer(tag, 'hello', 'cached=50'));
        assert.equal(reply.text, 'Echo: hello');
        const same = await straight(`/gemini/v1beta/models/${MODEL}:generateContent`, { contents: [{ role: 'user', parts: [{ text: steer(newTag(), 'hello', 'cached=50') }] }] }, auth);
        assert.deepEqual(JSON.parse(JSON.stringify(reply.usageMetadata)), same.usageMetadata);
        const entries = await journal(tag);
        assert.equal(entries.length, 1);
        assert.equal(entries[0].headers['x-goog-api-key'], 'emu-gemini-key');
        assert.match(entries[0].path, new RegExp(`^/${apiVersion}/`), 'the version of the client counts');
        checkSecrets(assert, entries);
      });

      test('a stream', async () => {
        const chunks = await collect(await stream(steer(newTag(), 'hello', 'len=50')));
        assert.equal(textOf(chunks).split(' ').length, 50);
        assert.equal(chunks.at(-1).candidates[0].finishReason, 'STOP');
        assert.ok(chunks.at(-1).usageMetadata.candidatesTokenCount > 0);
      });

      test('a stream without alt=sse is one array', async () => {
        const answer = await fetch(`${gate.gemini[way]}/${apiVersion}/models/${MODEL}:streamGenerateContent`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-goog-api-key': gate.keys.gemini }, body: JSON.stringify({ contents: [{ role: 'user', parts: [{ text: steer(newTag(), 'x', 'len=10') }] }] }) });
        const pieces = await answer.json();
        assert.equal(pieces.map((p) => p.candidates[0].content.parts[0].text).join('').split(' ').length, 10);
      });

      test('the key may stand in the query, and goes no further', async () => {
        const tag = newTag();
        const answer = await fetch(`${gate.gemini[way]}/${apiVersion}/models/${MODEL}:generateContent?key=${gate.keys.gemini}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ contents: [{ parts: [{ text: steer(tag, 'x') }] }], system_instruction: { parts: [{ text: 'be brief' }] } }) });
        assert.equal(answer.status, 200);
        const entries = await journal(tag);
        if (!direct) assert.equal(entries[0].query.key, undefined);
        assert.ok(entries[0].body.system_instruction, 'snake case passes');
        checkSecrets(assert, entries);
      });

      test('tools: one call, then its result, with its thought signature', async () => {
        const first = await ask(steer(newTag(), 'weather', 'tool=weather,sig'), { tools: TOOLS });
        assert.deepEqual(first.functionCalls[0].args, { city: 'Paris' });
        const turn = first.candidates[0].content;
        assert.equal(turn.parts[0].thoughtSignature, Buffer.from('emu-thought').toString('base64'));
        const tag = newTag();
        const second = await ask([{ role: 'user', parts: [{ text: `weather [[tag:${tag}]]` }] }, turn, { role: 'user', parts: [{ functionResponse: { name: 'weather', response: { output: 'sunny' } } }] }], { tools: TOOLS });
        assert.equal(second.text, 'Tool said: sunny');
        assert.equal((await journal(tag))[0].body.contents[1].parts[0].thoughtSignature, turn.parts[0].thoughtSignature);
      });

      for (const status of [400, 403, 404, 429, 500, 503]) {
        test(`an upstream ${status} is an ApiError`, async () => {
          for (const go of [ask, async (c) => collect(await stream(c))]) {
            const error = await go(steer(newTag(), 'fail', `status=${status},msg=Some%20trouble`)).catch((e) => e);
            assert.ok(error instanceof ApiError, `${error?.constructor?.name}: ${error?.message}`);
            assert.equal(error.status, status);
            assert.match(error.message, /Some trouble/);
          }
        });
      }

      test('the client leaves before the answer: the upstream call stops', async () => {
        const tag = newTag();
        const stop = new AbortController();
        const pending = ask(steer(tag, 'slow', 'delay=60000'), { abortSignal: stop.signal }).catch((e) => e);
        await journalUntil(tag, (e) => e.length === 1);
        stop.abort();
        assert.ok((await pending) instanceof Error);
        await journalUntil(tag, (e) => e[0].clientAborted);
      });

      test('the client leaves a stream: the upstream call stops', async () => {
        const tag = newTag();
        const stop = new AbortController();
        let seen = 0;
        for await (const chunk of await stream(steer(tag, 'slow', 'len=1000,gap=50'), { abortSignal: stop.signal })) { if (chunk.text && ++seen === 2) break; }
        stop.abort();
        await journalUntil(tag, (e) => e[0].clientAborted);
      });

      test('an error in mid-stream is thrown', async () => {
        const error = await (async () => collect(await stream(steer(newTag(), 'x', 'len=20,error_after=3'))))().then(() => null, (e) => e);
        assert.ok(error instanceof ApiError, `${error}`);
      });

      test('a reset in mid-stream is not a clean end', async () => {
        const error = await (async () => collect(await stream(steer(newTag(), 'x', 'len=20,reset_after=3'))))().then(() => null, (e) => e);
        assert.ok(error, 'the cut stream looked complete');
      });

      for (const [name, directives] of [['in 7-byte writes', 'split'], ['with LF', 'othereol'], ['compressed', 'gzip_stream']]) {
        test(`a stream ${name} loses nothing`, async () => {
          assert.equal(textOf(await collect(await stream(steer(newTag(), 'x', `unicode,${directives}`)))), 'Grüße, 世界! 🚀👩‍🚀 naïve café — done.');
        });
      }

      test('embeddings and counted tokens', async () => {
        const reply = await client().models.embedContent({ model: 'gemini-embedding-001', contents: ['one', 'two'] });
        assert.equal(reply.embeddings.length, 2);
        assert.equal(reply.embeddings[0].values.length, 256);
        assert.ok((await client().models.countTokens({ model: MODEL, contents: 'how many tokens' })).totalTokens > 0);
      });

      test('models in the Gemini shape', async () => {
        const models = await collect(await client().models.list());
        assert.ok(models.length > 0);
        for (const model of models) assert.match(model.name, /^models\//);
        assert.ok(models.some((model) => model.name.endsWith(MODEL)), models.map((m) => m.name).slice(0, 5).join());
      });

      test('twenty at once, each its own answer', async () => {
        const replies = await Promise.all(Array.from({ length: 20 }, (_, i) => i % 2
          ? ask(steer(newTag(), `number ${i}`)).then((r) => r.text)
          : stream(steer(newTag(), `number ${i}`, 'gap=5')).then(collect).then(textOf)));
        replies.forEach((text, i) => assert.equal(text, `Echo: number ${i}`));
      });

      test('a wrong key is an ApiError in the shape of the SDK', async () => {
        const wrong = new GoogleGenAI({ apiKey: 'gh_wrong', apiVersion, httpOptions: { baseUrl: gate.gemini[way], retryOptions: { attempts: 1 } } });
        const error = await wrong.models.generateContent({ model: MODEL, contents: 'x' }).catch((e) => e);
        assert.ok(error instanceof ApiError, `${error}`);
        assert.ok([400, 401].includes(error.status), `${error.status}`);
      });
    });
  }
}

test('a model may name its provider', { skip: direct }, async () => {
  const tag = newTag();
  const client = new GoogleGenAI({ apiKey: gate.keys.gemini, httpOptions: { baseUrl: gate.gemini.unified, retryOptions: { attempts: 1 } } });
  const reply = await client.models.generateContent({ model: `google-ai-studio/${MODEL}`, contents: steer(tag, 'named') });
  assert.equal(reply.text, 'Echo: named');
  assert.equal((await journal(tag))[0].model, MODEL);
});
