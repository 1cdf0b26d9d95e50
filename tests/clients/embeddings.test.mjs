// Embeddings: each SDK against each provider, whatever the provider speaks; the vectors must be those that it made.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { begin, direct, end, sdk } from './harness.mjs';

if (direct) process.exit(0);  // addresses and keys here are the gateway's

const OpenAI = sdk('openai');
const { GoogleGenAI } = sdk('@google/genai');
const { CohereClientV2 } = sdk('cohere-ai');
const { Ollama } = sdk('ollama');
const MODELS = ['openai/text-embedding-3-small', 'google-ai-studio/gemini-embedding-001', 'cohere/embed-v4.0'];
const TEXTS = ['the gate is open', 'and nobody is at the house'];

let gate;
let here;
before(async () => { gate = await begin(); here = `http://127.0.0.1:${gate.port}`; });
after(end);

const CLIENTS = {
  OpenAI: {
    async several(model) {
      const client = new OpenAI({ apiKey: gate.key, baseURL: gate.openai.unified, maxRetries: 0 });
      const packed = await client.embeddings.create({ model, input: TEXTS, dimensions: 64 });  // the SDK asks for base64
      const plain = await client.embeddings.create({ model, input: TEXTS, dimensions: 64, encoding_format: 'float' });
      packed.data.forEach((one, i) => one.embedding.forEach((value, k) => assert.ok(Math.abs(value - plain.data[i].embedding[k]) < 1e-6)));
      assert.ok(plain.usage.prompt_tokens > 0);
      return plain.data.map((one) => one.embedding);
    },
    async one(model) {
      const client = new OpenAI({ apiKey: gate.key, baseURL: gate.openai.unified, maxRetries: 0 });
      return (await client.embeddings.create({ model, input: TEXTS[0], dimensions: 64 })).data[0].embedding;
    },
  },
  Gemini: {
    async several(model) {
      const client = new GoogleGenAI({ apiKey: gate.keys.gemini, httpOptions: { baseUrl: gate.gemini.unified } });
      const answer = await client.models.embedContent({ model, contents: TEXTS, config: { outputDimensionality: 64 } });
      return answer.embeddings.map((one) => one.values);
    },
  },
  Cohere: {
    async several(model) {
      const client = new CohereClientV2({ token: gate.key, environment: here });
      const answer = await client.embed({ model, texts: TEXTS, inputType: 'search_document', embeddingTypes: ['float'], outputDimension: 64 });
      return answer.embeddings.float;
    },
  },
  Ollama: {
    async several(model) {
      const client = new Ollama({ host: here, headers: { authorization: `Bearer ${gate.key}` } });
      return (await client.embed({ model, input: TEXTS, dimensions: 64 })).embeddings;
    },
  },
};

for (const [name, client] of Object.entries(CLIENTS)) {
  describe(name, () => {
    for (const model of MODELS) {
      test(`embeds by ${model}`, async () => {
        const vectors = await client.several(model);
        assert.equal(vectors.length, TEXTS.length);
        for (const vector of vectors) {
          assert.equal(vector.length, 64);
          assert.ok(vector.every((value) => Number.isFinite(value)));
        }
        assert.notDeepEqual(vectors[0], vectors[1]);
        if (client.one) {
          const alone = await client.one(model);
          alone.forEach((value, k) => assert.ok(Math.abs(value - vectors[0][k]) < 1e-6));
        }
      });
    }
  });
}

test('the same text is the same vector, whoever asks', async () => {
  const seen = [];
  for (const client of Object.values(CLIENTS)) seen.push((await client.several(MODELS[1]))[0]);
  for (const other of seen.slice(1)) other.forEach((value, k) => assert.ok(Math.abs(value - seen[0][k]) < 1e-6));
});
