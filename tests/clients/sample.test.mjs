// The built-in provider through the gateway: three SDKs get going with no provider at all.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { begin, collect, direct, end, sdk } from './harness.mjs';

const OpenAI = sdk('openai');
const Anthropic = sdk('@anthropic-ai/sdk');
const { GoogleGenAI, ApiError } = sdk('@google/genai');
const skip = direct;
let gate;
let openai;
let anthropic;
let gemini;
before(async () => {
  if (skip) return;
  gate = await begin({ emulator: false });
  openai = new OpenAI({ apiKey: gate.key, baseURL: gate.openai.unified, maxRetries: 0 });
  anthropic = new Anthropic({ apiKey: gate.key, baseURL: gate.anthropic.unified, maxRetries: 0 });
  gemini = new GoogleGenAI({ apiKey: gate.key, httpOptions: { baseUrl: gate.gemini.unified, retryOptions: { attempts: 1 } } });
});
after(async () => { if (!skip) await end(); });
const user = [{ role: 'user', content: 'a word for the echo' }];

test('openai: plain, streamed, responses, embeddings, models', { skip }, async () => {
  const plain = await openai.chat.completions.create({ model: 'sample/echo', messages: user });
  assert.match(plain.choices[0].message.content, /a word for the echo/);
  assert.ok(plain.usage.total_tokens > 0);
  const chunks = await collect(await openai.chat.completions.create({ model: 'sample/echo', messages: user, stream: true }));
  assert.match(chunks.map((c) => c.choices[0]?.delta?.content ?? '').join(''), /a word for the echo/);
  assert.match((await openai.responses.create({ model: 'sample/echo', input: 'a word for the echo' })).output_text, /a word for the echo/);
  const vectors = await openai.embeddings.create({ model: 'sample/echo', input: ['one', 'two'] });
  assert.equal(vectors.data.length, 2);
  assert.ok(vectors.data[0].embedding.every(Number.isFinite));
  const ids = (await collect(await openai.models.list())).map((m) => m.id);
  assert.ok(ids.includes('sample/echo'), ids.join());
});

test('anthropic: plain, streamed, counted, models', { skip }, async () => {
  const plain = await anthropic.messages.create({ model: 'sample/echo', max_tokens: 1000, messages: user });
  assert.match(plain.content[0].text, /a word for the echo/);
  const final = await anthropic.messages.stream({ model: 'sample/echo', max_tokens: 1000, messages: user }).finalMessage();
  assert.match(final.content[0].text, /a word for the echo/);
  assert.ok((await anthropic.messages.countTokens({ model: 'sample/echo', messages: user })).input_tokens > 0);
  assert.ok((await collect(await anthropic.models.list())).some((m) => m.id === 'sample/echo'));
});

test('gemini: plain, streamed, embeddings, models', { skip }, async () => {
  const plain = await gemini.models.generateContent({ model: 'sample/echo', contents: 'a word for the echo' });
  assert.match(plain.text, /a word for the echo/);
  const chunks = await collect(await gemini.models.generateContentStream({ model: 'sample/echo', contents: 'a word for the echo' }));
  assert.match(chunks.map((c) => c.text ?? '').join(''), /a word for the echo/);
  assert.ok((await gemini.models.embedContent({ model: 'sample/echo', contents: ['one'] })).embeddings[0].values.length > 0);
  assert.ok((await collect(await gemini.models.list())).length > 0);
});

test('tools in all three', { skip }, async () => {
  const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
  const one = await openai.chat.completions.create({ model: 'sample/tool', messages: user, tools: [{ type: 'function', function: { name: 'weather', parameters: schema } }] });
  assert.equal(one.choices[0].finish_reason, 'tool_calls');
  assert.ok(JSON.parse(one.choices[0].message.tool_calls[0].function.arguments).city);
  const two = await anthropic.messages.stream({ model: 'sample/tool', max_tokens: 1000, messages: user, tools: [{ name: 'weather', input_schema: schema }] }).finalMessage();
  assert.ok(two.content.find((b) => b.type === 'tool_use').input.city);
  const three = await gemini.models.generateContent({ model: 'sample/tool', contents: 'x', config: { tools: [{ functionDeclarations: [{ name: 'weather', parametersJsonSchema: schema }] }] } });
  assert.ok(three.functionCalls[0].args.city);
});

for (const [model, status] of [['400', 400], ['401', 401], ['404', 404], ['429', 429], ['500', 500], ['503', 503]]) {
  test(`sample/${model} is a typed error in all three`, { skip }, async () => {
    const one = await openai.chat.completions.create({ model: `sample/${model}`, messages: user }).catch((e) => e);
    assert.ok(one instanceof OpenAI.APIError && one.status === status, `${one}`);
    const two = await anthropic.messages.create({ model: `sample/${model}`, max_tokens: 10, messages: user }).catch((e) => e);
    assert.ok(two instanceof Anthropic.APIError && two.status === status, `${two}`);
    const three = await gemini.models.generateContent({ model: `sample/${model}`, contents: 'x' }).catch((e) => e);
    assert.ok(three instanceof ApiError && three.status === status, `${three}`);
  });
}

test('sample/529 is overloaded for Anthropic', { skip }, async () => {
  const error = await anthropic.messages.create({ model: 'sample/529', max_tokens: 10, messages: user }).catch((e) => e);
  assert.ok(error instanceof Anthropic.OverloadedError, `${error}`);
});

test('sample/cut and sample/error-mid-stream never look complete', { skip }, async () => {
  for (const model of ['sample/cut', 'sample/error-mid-stream']) {
    const one = await (async () => collect(await openai.chat.completions.create({ model, messages: user, stream: true })))().then(() => null, (e) => e);
    assert.ok(one, `openai took ${model} for complete`);
    const two = await anthropic.messages.stream({ model, max_tokens: 1000, messages: user }).finalMessage().then(() => null, (e) => e);
    assert.ok(two, `anthropic took ${model} for complete`);
    const three = await (async () => collect(await gemini.models.generateContentStream({ model, contents: 'x' })))().then(() => null, (e) => e);
    assert.ok(three, `gemini took ${model} for complete`);
  }
});
