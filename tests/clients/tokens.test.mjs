// How many tokens a text has, as Gatehouse counts them, against the reference library, and through the SDKs that ask for it.
import assert from 'node:assert/strict';
import { readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { begin, direct, end, sdk } from './harness.mjs';

const Anthropic = sdk('@anthropic-ai/sdk');
const { GoogleGenAI } = sdk('@google/genai');
const { getEncoding } = sdk('js-tiktoken');
const here = path.dirname(fileURLToPath(import.meta.url));
const hasTables = existsSync(path.join(here, '../../build/tokens/o200k_base.bin'));
const skip = direct ? 'the emulator counts for itself' : !hasTables && 'SKIPPED: no rank tables: packaging/tokens/fetch.sh';

// What one user message has around its text.
const FRAME = 4 + 3;
const WORDS = ['a', 'B', 'the', ' The', "'s", "'LL", "'", '  ', '\n', '\r\n', '\t', ' ', '1', '23', '４', 'é', 'É', '\u0301', '漢', 'か', 'ー', 'ﬁ', 'ǅ', '🙂', '👩‍👩‍👧',
  '/', '//', '{', '};', '-', '—', '…', 'Привет', 'ПРИ', 'नम', 'ا', 'ع', '٣', '½', '\u00a0', '\u2003', '_', 'ABC', 'HTTPServer', 'lower', '=>', '\\', '<|im_start|>', 'ß', 'ʰ',
  '中文字', '\u200d', 'Ⅷ', 'ⓐ'];

// The same texts in every run: a finding can be looked at again.
function* texts(count) {
  let seed = 7;
  const next = (most) => { seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff; return Math.floor(seed / 65536) % most; };
  for (let i = 0; i < count; i++) yield Array.from({ length: 1 + next(24) }, () => WORDS[next(WORDS.length)]).join('');
  for (const file of ['../../ARCHITECTURE.md', '../../proxy/core/tokens/split.cpp', '../../packaging/lib.sh', 'wire.test.mjs']) yield readFileSync(path.join(here, file), 'utf8');
  yield 'a'.repeat(600);
  yield '日本語'.repeat(150);
  yield Buffer.from('a long binary thing '.repeat(60)).toString('base64');
}

let gate;
before(async () => { if (!skip) gate = await begin(); });
after(async () => { if (!skip) await end(); });

describe('counting tokens', { skip }, () => {
  for (const [model, name] of [['openai/gpt-4.1', 'o200k_base'], ['openai/gpt-4-turbo', 'cl100k_base']]) {
    test(`${name} is counted token for token`, async () => {
      const encoding = getEncoding(name);
      const client = new Anthropic({ apiKey: gate.keys.anthropic, baseURL: gate.anthropic.unified, maxRetries: 0 });
      let seen = 0;
      for (const content of texts(300)) {
        const answer = await client.messages.countTokens({ model, messages: [{ role: 'user', content }] });
        assert.equal(answer.input_tokens, encoding.encode(content, [], []).length + FRAME, JSON.stringify(content.slice(0, 200)));
        seen++;
      }
      assert.ok(seen > 300);
    });
  }

  test('says whether it counted or estimated', async () => {
    const ask = async (model) => {
      const answer = await fetch(`${gate.anthropic.unified}/v1/messages/count_tokens`, {
        method: 'POST', headers: { 'content-type': 'application/json', 'x-api-key': gate.key },
        body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello there' }] }),
      });
      assert.equal(answer.status, 200);
      return answer.headers.get('x-gatehouse-tokens');
    };
    assert.equal(await ask('openai/gpt-4.1'), 'counted');
    assert.equal(await ask('cohere/command-a-03-2025'), 'estimated');
  });

  test("Gemini's SDK is answered for a model of OpenAI", async () => {
    const client = new GoogleGenAI({ apiKey: gate.keys.gemini, httpOptions: { baseUrl: gate.gemini.unified } });
    const answer = await client.models.countTokens({ model: 'openai/gpt-4.1', contents: 'Hello there' });
    assert.ok(answer.totalTokens >= 2 && answer.totalTokens < 20, String(answer.totalTokens));
  });
});
