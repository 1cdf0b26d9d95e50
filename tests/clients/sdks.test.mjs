// SDKs beside the three that have files of their own: a whole answer, a stream and an error through each.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { begin, checkSecrets, direct, end, GATEWAY_KEY, journal, newTag, sdk, steer } from './harness.mjs';

if (direct) process.exit(0);  // addresses and keys here are the gateway's

const load = (name) => import(pathToFileURL(sdk.resolve(name)).href);
let gate;
let here;
before(async () => {
  gate = await begin({ more: (up) => [
    { id: 'groq', baseUrl: `${up}/groq/openai/v1`, key: 'env:EMU_GROQ' },
    { id: 'mistral', baseUrl: `${up}/mistral/v1`, key: 'env:EMU_MISTRAL' },
    { id: 'workers-ai', baseUrl: `${up}/workers-ai/client/v4/accounts/acct/ai`, key: 'env:EMU_WORKERS' },
  ] });
  here = `http://127.0.0.1:${gate.port}`;
});
after(end);

const joined = async (stream, textOf) => { let text = ''; for await (const piece of stream) text += textOf(piece) ?? ''; return text; };

// say and flow give the answer's text; both ask the model named by the SDK's own API.
const SDKS = {
  'Vercel AI: openai': async () => {
    const { createOpenAI } = await load('@ai-sdk/openai');
    const { generateText, streamText } = await load('ai');
    const model = createOpenAI({ apiKey: GATEWAY_KEY, baseURL: `${here}/openai/v1` })('gpt-4.1-mini');
    return { provider: 'openai', say: async (prompt) => (await generateText({ model, prompt, maxRetries: 0 })).text, flow: (prompt) => joined(streamText({ model, prompt, maxRetries: 0 }).textStream, (t) => t) };
  },
  'Vercel AI: anthropic': async () => {
    const { createAnthropic } = await load('@ai-sdk/anthropic');
    const { generateText, streamText } = await load('ai');
    const model = createAnthropic({ apiKey: GATEWAY_KEY, baseURL: `${here}/anthropic/v1` })('claude-sonnet-4-5');
    return { provider: 'anthropic', say: async (prompt) => (await generateText({ model, prompt, maxRetries: 0 })).text, flow: (prompt) => joined(streamText({ model, prompt, maxRetries: 0 }).textStream, (t) => t) };
  },
  'Vercel AI: google': async () => {
    const { createGoogleGenerativeAI } = await load('@ai-sdk/google');
    const { generateText, streamText } = await load('ai');
    const model = createGoogleGenerativeAI({ apiKey: GATEWAY_KEY, baseURL: `${here}/google-ai-studio/v1beta` })('gemini-2.5-flash');
    return { provider: 'gemini', say: async (prompt) => (await generateText({ model, prompt, maxRetries: 0 })).text, flow: (prompt) => joined(streamText({ model, prompt, maxRetries: 0 }).textStream, (t) => t) };
  },
  'Vercel AI: openai-compatible at compat': async () => {
    const { createOpenAICompatible } = await load('@ai-sdk/openai-compatible');
    const { generateText, streamText } = await load('ai');
    const model = createOpenAICompatible({ name: 'gatehouse', apiKey: GATEWAY_KEY, baseURL: `${here}/compat` })('anthropic/claude-sonnet-4-5');
    return { provider: 'anthropic', say: async (prompt) => (await generateText({ model, prompt, maxRetries: 0 })).text, flow: (prompt) => joined(streamText({ model, prompt, maxRetries: 0 }).textStream, (t) => t) };
  },
  LangChain: async () => {
    const { ChatOpenAI } = await load('@langchain/openai');
    const model = new ChatOpenAI({ model: 'gpt-4.1-mini', apiKey: GATEWAY_KEY, maxRetries: 0, configuration: { baseURL: `${here}/v1` } });
    return { provider: 'openai', say: async (prompt) => (await model.invoke(prompt)).content, flow: async (prompt) => joined(await model.stream(prompt), (chunk) => chunk.content) };
  },
  Groq: async () => {
    const { default: Groq } = await load('groq-sdk');
    const client = new Groq({ apiKey: GATEWAY_KEY, baseURL: `${here}/groq`, maxRetries: 0 });
    const body = (prompt) => ({ model: 'llama-3.3-70b-versatile', messages: [{ role: 'user', content: prompt }] });
    return { provider: 'groq', say: async (prompt) => (await client.chat.completions.create(body(prompt))).choices[0].message.content, flow: async (prompt) => joined(await client.chat.completions.create({ ...body(prompt), stream: true }), (c) => c.choices[0]?.delta?.content) };
  },
  Mistral: async () => {
    const { Mistral } = await load('@mistralai/mistralai');
    const client = new Mistral({ apiKey: GATEWAY_KEY, serverURL: `${here}/mistral`, retryConfig: { strategy: 'none' } });
    const body = (prompt) => ({ model: 'mistral-small-latest', messages: [{ role: 'user', content: prompt }] });
    return { provider: 'mistral', say: async (prompt) => (await client.chat.complete(body(prompt))).choices[0].message.content, flow: async (prompt) => joined(await client.chat.stream(body(prompt)), (e) => e.data.choices[0]?.delta?.content) };
  },
  Cohere: async () => {
    const { CohereClientV2 } = await load('cohere-ai');
    const client = new CohereClientV2({ token: GATEWAY_KEY, environment: `${here}/cohere` });
    const body = (prompt) => ({ model: 'command-a-03-2025', messages: [{ role: 'user', content: prompt }] });
    const once = { maxRetries: 0 };
    return { provider: 'cohere', say: async (prompt) => (await client.chat(body(prompt), once)).message.content[0].text, flow: async (prompt) => joined(await client.chatStream(body(prompt), once), (e) => (e.type === 'content-delta' ? e.delta.message.content.text : '')) };
  },
  Ollama: async () => {
    const { Ollama } = await load('ollama');
    const client = new Ollama({ host: `${here}/ollama`, headers: { authorization: `Bearer ${GATEWAY_KEY}` } });
    const body = (prompt) => ({ model: 'llama3.2', messages: [{ role: 'user', content: prompt }] });
    return { provider: 'ollama', say: async (prompt) => (await client.chat(body(prompt))).message.content, flow: async (prompt) => joined(await client.chat({ ...body(prompt), stream: true }), (c) => c.message?.content) };
  },
};

for (const [name, make] of Object.entries(SDKS)) {
  describe(name, () => {
    test('a whole answer', async () => {
      const { say, provider } = await make();
      const tag = newTag();
      assert.match(await say(steer(tag, 'say it')), /say it/);
      const entries = await journal(tag);
      assert.equal(entries[0].provider, provider);
      checkSecrets(assert, entries);
    });
    test('a stream', async () => {
      const { flow } = await make();
      const tag = newTag();
      assert.match(await flow(steer(tag, 'flow along', 'chunks=9')), /flow along/);
      assert.equal((await journal(tag)).length, 1);
    });
    test('an error keeps its words', async () => {
      const { say } = await make();
      await assert.rejects(say(steer(newTag(), 'fail', 'status=400,msg=quite%20wrong')), (error) => /quite wrong/.test(`${error.message} ${JSON.stringify(error)}`));
    });
  });
}
