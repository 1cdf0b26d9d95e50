// Every SDK against every provider whose dialect is not its own: what comes back must look as if the provider spoke it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { begin, checkSecrets, collect, direct, end, journal, journalUntil, newTag, sdk, steer } from './harness.mjs';

const OpenAI = sdk('openai');
const Anthropic = sdk('@anthropic-ai/sdk');
const { GoogleGenAI } = sdk('@google/genai');
let gate;
before(async () => { gate = await begin(); });
after(end);

const SCHEMA = { type: 'object', properties: { city: { type: 'string' }, count: { type: ['integer', 'null'], exclusiveMinimum: 0 } }, required: ['city'], additionalProperties: false };
const TOOLS = [{ name: 'weather', description: 'Weather of a place', schema: SCHEMA }, { name: 'clock', description: 'Time', schema: { type: 'object', properties: { zone: { type: 'string' } } } }];
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

// Each client behind the same few verbs: say() a whole answer, flow() a streamed one, and how a tool's result is told.
const CLIENTS = {
  chat: {
    dialect: 'openai',
    make: () => new OpenAI({ apiKey: gate.keys.openai, baseURL: gate.openai.unified, maxRetries: 0 }),
    body: (model, { text, system, tools, image, schema, history, more }) => ({
      model,
      messages: [...(system ? [{ role: 'system', content: system }] : []), ...(history ?? [{ role: 'user', content: image ? [{ type: 'text', text }, { type: 'image_url', image_url: { url: `data:image/png;base64,${PIXEL}` } }] : text }])],
      ...(tools ? { tools: tools.map((t) => ({ type: 'function', function: { name: t.name, description: t.description, parameters: t.schema } })) } : {}),
      ...(schema ? { response_format: { type: 'json_schema', json_schema: { name: 'x', strict: true, schema } } } : {}),
      ...more,
    }),
    async say(body, options) {
      const reply = await this.make().chat.completions.create(body, options);
      const { message, finish_reason: finish } = reply.choices[0];
      return { text: message.content, finish, calls: (message.tool_calls ?? []).map((c) => ({ id: c.id, name: c.function.name, args: JSON.parse(c.function.arguments) })), usage: { input: reply.usage.prompt_tokens, cached: reply.usage.prompt_tokens_details.cached_tokens, output: reply.usage.completion_tokens }, raw: message };
    },
    async flow(body, options) {
      const stream = this.make().chat.completions.stream({ ...body, stream_options: { include_usage: true } }, options);
      const reply = await stream.finalChatCompletion();
      const { message, finish_reason: finish } = reply.choices[0];
      return { text: message.content, finish, calls: (message.tool_calls ?? []).map((c) => ({ id: c.id, name: c.function.name, args: JSON.parse(c.function.arguments) })), usage: { input: reply.usage.prompt_tokens, cached: reply.usage.prompt_tokens_details.cached_tokens, output: reply.usage.completion_tokens }, raw: message };
    },
    async open(body, options) { return this.make().chat.completions.create({ ...body, stream: true }, options); },
    textOf: (chunk) => chunk.choices?.[0]?.delta?.content ?? '',
    told: (first, text, result) => [{ role: 'user', content: text }, first.raw, ...first.calls.map((c) => ({ role: 'tool', tool_call_id: c.id, content: result }))],
    finishes: { stop: 'stop', length: 'length', tool: 'tool_calls' },
    errors: { 400: OpenAI.BadRequestError, 401: OpenAI.AuthenticationError, 429: OpenAI.RateLimitError, 500: OpenAI.InternalServerError },
  },
  responses: {
    dialect: 'openai',
    make: () => new OpenAI({ apiKey: gate.keys.openai, baseURL: gate.openai.unified, maxRetries: 0 }),
    body: (model, { text, system, tools, image, schema, history, more }) => ({
      model,
      ...(system ? { instructions: system } : {}),
      input: history ?? (image ? [{ role: 'user', content: [{ type: 'input_text', text }, { type: 'input_image', image_url: `data:image/png;base64,${PIXEL}`, detail: 'auto' }] }] : text),
      ...(tools ? { tools: tools.map((t) => ({ type: 'function', strict: false, name: t.name, description: t.description, parameters: t.schema })) } : {}),
      ...(schema ? { text: { format: { type: 'json_schema', name: 'x', strict: true, schema } } } : {}),
      ...Object.fromEntries(Object.entries(more ?? {}).map(([key, value]) => [key === 'max_tokens' ? 'max_output_tokens' : key, value])),
    }),
    read(reply) {
      const calls = reply.output.filter((item) => item.type === 'function_call').map((c) => ({ id: c.call_id, name: c.name, args: JSON.parse(c.arguments) }));
      const finish = reply.status === 'incomplete' ? reply.incomplete_details.reason : calls.length ? 'tool' : reply.status;
      return { text: reply.output_text, finish, calls, usage: { input: reply.usage.input_tokens, cached: reply.usage.input_tokens_details.cached_tokens, output: reply.usage.output_tokens }, raw: reply.output };
    },
    async say(body, options) { return this.read(await this.make().responses.create(body, options)); },
    async flow(body, options) { return this.read(await this.make().responses.stream(body, options).finalResponse()); },
    async open(body, options) { return this.make().responses.create({ ...body, stream: true }, options); },
    textOf: (event) => (event.type === 'response.output_text.delta' ? event.delta : ''),
    told: (first, text, result) => [{ role: 'user', content: text }, ...first.raw, ...first.calls.map((c) => ({ type: 'function_call_output', call_id: c.id, output: result }))],
    finishes: { stop: 'completed', length: 'max_output_tokens', tool: 'tool' },
    errors: { 400: OpenAI.BadRequestError, 401: OpenAI.AuthenticationError, 429: OpenAI.RateLimitError, 500: OpenAI.InternalServerError },
  },
  messages: {
    dialect: 'anthropic',
    make: () => new Anthropic({ apiKey: gate.keys.anthropic, baseURL: gate.anthropic.unified, maxRetries: 0 }),
    body: (model, { text, system, tools, image, schema, history, more }) => ({
      model, max_tokens: 4000,
      ...(system ? { system } : {}),
      messages: history ?? [{ role: 'user', content: image ? [{ type: 'text', text }, { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PIXEL } }] : text }],
      ...(tools ? { tools: tools.map((t) => ({ name: t.name, description: t.description, input_schema: t.schema })) } : {}),
      ...(schema ? { output_config: { format: { type: 'json_schema', schema } } } : {}),
      ...more,
    }),
    read: (reply) => ({
      text: reply.content.filter((b) => b.type === 'text').map((b) => b.text).join(''), finish: reply.stop_reason,
      calls: reply.content.filter((b) => b.type === 'tool_use').map((b) => ({ id: b.id, name: b.name, args: b.input })),
      usage: { input: reply.usage.input_tokens + (reply.usage.cache_read_input_tokens ?? 0), cached: reply.usage.cache_read_input_tokens, output: reply.usage.output_tokens }, raw: reply.content,
    }),
    async say(body, options) { return this.read(await this.make().messages.create(body, options)); },
    async flow(body, options) { return this.read(await this.make().messages.stream(body, options).finalMessage()); },
    async open(body, options) { return this.make().messages.create({ ...body, stream: true }, options); },
    textOf: (event) => event.delta?.text ?? '',
    told: (first, text, result) => [{ role: 'user', content: text }, { role: 'assistant', content: first.raw }, { role: 'user', content: first.calls.map((c) => ({ type: 'tool_result', tool_use_id: c.id, content: result })) }],
    finishes: { stop: 'end_turn', length: 'max_tokens', tool: 'tool_use' },
    errors: { 400: Anthropic.BadRequestError, 401: Anthropic.AuthenticationError, 429: Anthropic.RateLimitError, 500: Anthropic.InternalServerError },
  },
  gemini: {
    dialect: 'gemini',
    make: () => new GoogleGenAI({ apiKey: gate.keys.gemini, httpOptions: { baseUrl: gate.gemini.unified } }),
    body: (model, { text, system, tools, image, schema, history, more }) => ({
      model,
      contents: history ?? [{ role: 'user', parts: [{ text }, ...(image ? [{ inlineData: { mimeType: 'image/png', data: PIXEL } }] : [])] }],
      config: {
        ...(system ? { systemInstruction: system } : {}),
        ...(tools ? { tools: [{ functionDeclarations: tools.map((t) => ({ name: t.name, description: t.description, parametersJsonSchema: t.schema })) }] } : {}),
        ...(schema ? { responseMimeType: 'application/json', responseJsonSchema: schema } : {}),
        ...(more?.max_tokens ? { maxOutputTokens: more.max_tokens } : {}),
      },
    }),
    read: (reply) => {
      const { parts } = reply.candidates[0].content;
      const calls = parts.filter((p) => p.functionCall).map((p) => ({ id: p.functionCall.id, name: p.functionCall.name, args: p.functionCall.args }));
      return { text: parts.filter((p) => p.text && !p.thought).map((p) => p.text).join(''), finish: reply.candidates[0].finishReason, calls, usage: { input: reply.usageMetadata.promptTokenCount, cached: reply.usageMetadata.cachedContentTokenCount ?? 0, output: (reply.usageMetadata.candidatesTokenCount ?? 0) + (reply.usageMetadata.thoughtsTokenCount ?? 0) }, raw: parts };
    },
    with(body, options) { return options?.signal ? { ...body, config: { ...body.config, abortSignal: options.signal } } : body; },
    async say(body, options) { return this.read(await this.make().models.generateContent(this.with(body, options))); },
    async flow(body, options) {
      const parts = [];
      let last;
      for await (const chunk of await this.make().models.generateContentStream(this.with(body, options))) {
        parts.push(...(chunk.candidates?.[0]?.content?.parts ?? []));
        last = { finishReason: chunk.candidates?.[0]?.finishReason ?? last?.finishReason, usageMetadata: chunk.usageMetadata ?? last?.usageMetadata };
      }
      return this.read({ candidates: [{ content: { parts }, finishReason: last.finishReason }], usageMetadata: last.usageMetadata });
    },
    async open(body, options) { return this.make().models.generateContentStream(this.with(body, options)); },
    textOf: (chunk) => (chunk.candidates?.[0]?.content?.parts ?? []).map((p) => p.text ?? '').join(''),
    told: (first, text, result) => [{ role: 'user', parts: [{ text }] }, { role: 'model', parts: first.raw }, { role: 'user', parts: first.calls.map((c) => ({ functionResponse: { id: c.id, name: c.name, response: { output: result } } })) }],
    finishes: { stop: 'STOP', length: 'MAX_TOKENS', tool: 'STOP' },
    errors: {},
  },
};

const TARGETS = [
  { model: 'openai/gpt-4.1-mini', dialect: 'openai' },
  { model: 'anthropic/claude-sonnet-4-5', dialect: 'anthropic' },
  { model: 'google-ai-studio/gemini-2.5-flash', dialect: 'gemini' },
  // What the emulator does not have there: cached tokens, Cohere's schemas, Ollama's system prompt. Ollama understands chat as it is.
  { model: 'cohere/command-a-03-2025', dialect: 'cohere', lacks: ['cached', 'schema'] },
  { model: 'ollama/llama3.2', dialect: 'ollama', lacks: ['cached', 'system'], native: ['chat'] },
];

for (const [name, client] of Object.entries(CLIENTS)) {
  for (const { model, dialect, lacks = [], native = [] } of TARGETS) {
    if (client.dialect === dialect || native.includes(name)) continue;
    describe(`${name} to ${model}`, { concurrency: false, skip: direct }, () => {
      const ask = (text, more = {}, options) => client.say(client.body(model, { text, ...more }), options);
      const flow = (text, more = {}, options) => client.flow(client.body(model, { text, ...more }), options);

      test('an answer, its usage, and no secret on the way', async () => {
        const tag = newTag();
        const cached = lacks.includes('cached') ? 0 : 100;
        const reply = await ask(steer(tag, 'hello', cached ? 'cached=100' : ''));
        assert.equal(reply.text, 'Echo: hello');
        assert.equal(reply.finish, client.finishes.stop);
        assert.ok(reply.usage.input > cached, `input ${reply.usage.input}`);
        assert.equal(reply.usage.cached, cached);
        assert.ok(reply.usage.output > 0);
        const entries = await journal(tag);
        assert.equal(entries.length, 1);
        checkSecrets(assert, entries);
        for (const header of Object.keys(entries[0].headers)) assert.ok(!/^(x-stainless|openai-|anthropic-beta|x-goog-api-client)/.test(header), header);
      });

      test('a stream says the same as a whole answer', async () => {
        const text = (directives) => steer(newTag(), 'hello', directives);
        for (const directives of ['len=60,cached=40', 'unicode', 'unicode,split', 'unicode,othereol', 'unicode,ping']) {
          const whole = await ask(text(directives));
          const streamed = await flow(text(directives));
          assert.equal(streamed.text, whole.text, directives);
          assert.equal(streamed.finish, whole.finish);
          assert.deepEqual(streamed.usage, whole.usage);
        }
      });

      test('the system prompt, and a picture', async () => {
        if (!lacks.includes('system')) assert.match((await ask(steer(newTag(), 'who', 'sys'), { system: 'You are a lighthouse.' })).text, /lighthouse/);
        assert.equal((await ask(steer(newTag(), 'see', 'say=seen'), { image: true })).text, 'seen');
      });

      test('an answer cut by its limit', async () => {
        const reply = await ask(steer(newTag(), 'long', 'stop=length'), { more: { max_tokens: 50 } });
        assert.equal(reply.finish, client.finishes.length);
      });

      for (const way of ['say', 'flow']) {
        test(`tools: a loop, ${way}`, async () => {
          const text = steer(newTag(), 'weather', 'tool=weather,preamble,sig');
          const first = await client[way](client.body(model, { text, tools: TOOLS }));
          assert.equal(first.finish, client.finishes.tool);
          assert.equal(first.calls.length, 1);
          assert.equal(first.calls[0].name, 'weather');
          assert.equal(first.calls[0].args.city, 'Paris');
          const second = await client[way](client.body(model, { tools: TOOLS, history: client.told(first, text, '18 degrees') }));
          assert.equal(second.text, 'Tool said: 18 degrees');
        });

        test(`tools: two at once, ${way}`, async () => {
          const text = steer(newTag(), 'both', 'tools=2');
          const first = await client[way](client.body(model, { text, tools: TOOLS }));
          assert.deepEqual(first.calls.map((c) => c.name), ['weather', 'clock']);
          assert.equal(new Set(first.calls.map((c) => c.id)).size, 2);
          const second = await client[way](client.body(model, { tools: TOOLS, history: client.told(first, text, 'fine') }));
          assert.match(second.text, /Tool said: fine/);
        });
      }

      test('a schema is kept to', { skip: lacks.includes('schema') }, async () => {
        const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'], additionalProperties: false };
        assert.deepEqual(JSON.parse((await ask(steer(newTag(), 'json'), { schema })).text), { city: 'Paris' });
      });

      test('thoughts do not disturb', async () => {
        assert.equal((await ask(steer(newTag(), 'x', 'reasoning,say=done'))).text, 'done');
        assert.equal((await flow(steer(newTag(), 'x', 'reasoning,say=done'))).text, 'done');
      });

      for (const status of [400, 401, 429, 500]) {
        test(`an upstream ${status}, plain and before a stream`, async () => {
          for (const run of [ask, flow]) {
            const error = await run(steer(newTag(), 'fail', `status=${status},msg=Some%20trouble`)).catch((e) => e);
            assert.equal(error.status, status, `${error?.message}`);
            assert.match(error.message, /Some trouble/);
            const kind = client.errors[status];
            if (kind) assert.ok(error instanceof kind, error?.constructor?.name);
          }
        });
      }

      test('an error in mid-stream and a broken connection are thrown, not swallowed', async () => {
        for (const directives of ['len=40,error_after=3', 'len=40,reset_after=3', 'len=40,truncate_after=3']) {
          const seen = [];
          const error = await (async () => { for await (const one of await client.open(client.body(model, { text: steer(newTag(), 'x', directives) }))) seen.push(one); })().then(() => null, (e) => e);
          const told = seen.some((one) => one.type === 'error' || one.type === 'response.failed' || one.error);
          assert.ok(error || told, `${directives}: ended as if whole`);
        }
      });

      test('nonsense from the provider is a 502', async () => {
        for (const directives of ['badjson', 'html']) {
          const error = await ask(steer(newTag(), 'x', directives)).catch((e) => e);
          assert.equal(error.status, 502, `${directives}: ${error?.message}`);
        }
      });

      test('the client leaves: the upstream call stops', async () => {
        const tag = newTag();
        const stop = new AbortController();
        const pending = ask(steer(tag, 'slow', 'delay=60000'), {}, { signal: stop.signal }).catch((e) => e);
        await journalUntil(tag, (e) => e.length === 1);
        stop.abort();
        await pending;
        await journalUntil(tag, (e) => e[0].clientAborted);
        const streaming = newTag();
        const leave = new AbortController();
        const stream = await client.open(client.body(model, { text: steer(streaming, 'slow', 'len=1000,gap=50') }), { signal: leave.signal });
        let count = 0;
        try { for await (const one of stream) { if (client.textOf(one) && ++count === 2) { leave.abort(); break; } } } catch { /* the SDK may throw its own abort */ }
        await journalUntil(streaming, (e) => e[0].clientAborted);
      });

      test('each token comes when it comes', async () => {
        const tag = newTag();
        const stop = new AbortController();
        const stream = await client.open(client.body(model, { text: steer(tag, 'x', 'len=30,hang_after=8') }), { signal: stop.signal });
        let text = '';
        for await (const one of stream) { text += client.textOf(one); if (text.length > 10) break; }
        assert.ok(text.length > 10, 'held back');
        stop.abort();
      });
    });
  }
}

test('what cannot be carried is told in a header', { skip: direct }, async () => {
  const client = new OpenAI({ apiKey: gate.keys.openai, baseURL: gate.openai.unified, maxRetries: 0 });
  const { response } = await client.chat.completions.create({ model: 'anthropic/claude-sonnet-4-5', messages: [{ role: 'user', content: 'x' }], logit_bias: { 5: 1 }, seed: 4 }).withResponse();
  assert.match(response.headers.get('x-gatehouse-left-out'), /logit_bias/);
  assert.match(response.headers.get('x-gatehouse-left-out'), /seed/);
});

test("a model's bare name finds its provider", { skip: direct }, async () => {
  const client = new Anthropic({ apiKey: gate.keys.anthropic, baseURL: gate.anthropic.unified, maxRetries: 0 });
  const reply = await client.messages.create({ model: 'gpt-4.1-mini', max_tokens: 100, messages: [{ role: 'user', content: 'hello' }] });
  assert.equal(reply.content[0].text, 'Echo: hello');
});

test('a reasoning model gets the limit by its own name', { skip: direct }, async () => {
  const tag = newTag();
  const client = new Anthropic({ apiKey: gate.keys.anthropic, baseURL: gate.anthropic.unified, maxRetries: 0 });
  const reply = await client.messages.create({ model: 'openai/gpt-5-mini', max_tokens: 2000, temperature: 0.3, messages: [{ role: 'user', content: steer(tag, 'hello') }], thinking: { type: 'enabled', budget_tokens: 1024 } });
  assert.equal(reply.content.find((b) => b.type === 'text').text, 'Echo: hello');
  const { body } = (await journal(tag))[0];
  assert.equal(body.max_completion_tokens, 2000);
  assert.equal(body.max_tokens, undefined);
  assert.equal(body.temperature, undefined);
  assert.ok(body.reasoning_effort);
});
