// Writes the rank tables of OpenAI's encodings in the form that proxy/core/tokens/ranks.h reads, and the classes of
// Unicode's letters for proxy/core/tokens/letters.h.
//
//   node make_tables.mjs RANKS_FOLDER OUT_FOLDER      RANKS_FOLDER has o200k_base.js and cl100k_base.js
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [ranks, out] = process.argv.slice(2);
const wide = (value) => BigInt.asUintN(64, value);
const kFactor = 0x9e3779b97f4a7c15n;

// The same as hashOf() in ranks.cpp.
function hashOf(bytes) {
  let hash = wide(BigInt(bytes.length) * kFactor);
  for (let at = 0; at < bytes.length; at += 8) {
    let word = 0n;
    for (let i = Math.min(bytes.length, at + 8) - 1; i >= at; i--) word = (word << 8n) | BigInt(bytes[i]);
    hash = wide((hash ^ word) * kFactor);
    hash ^= hash >> 32n;
  }
  return hash;
}

function tableOf(tokens) {
  const bits = Math.ceil(Math.log2(tokens.length * 1.3));
  const slots = new Uint32Array(2 ** bits);
  const offsets = new Uint32Array(tokens.length + 1);
  tokens.forEach((token, rank) => {
    offsets[rank + 1] = offsets[rank] + token.length;
    const hash = hashOf(token);
    let at = Number(hash >> BigInt(64 - bits));
    while (slots[at] !== 0) at = (at + 1) % slots.length;
    slots[at] = ((Number(hash & 0x3fffn) << 18) | (rank + 1)) >>> 0;
  });
  const head = new Uint32Array([0x4b544847, 1, tokens.length, bits]);  // "GHTK"
  return Buffer.concat([head, slots, offsets].map((part) => Buffer.from(part.buffer)).concat(tokens));
}

async function tokensOf(name) {
  const { default: encoding } = await import(pathToFileURL(resolve(ranks, `${name}.js`)));
  const tokens = [];
  for (const line of encoding.bpe_ranks.split('\n').filter(Boolean)) {
    const [, first, ...words] = line.split(' ');
    words.forEach((word, i) => { tokens[Number(first) + i] = Buffer.from(word, 'base64'); });
  }
  if (tokens.length < 100000 || tokens.length >= 2 ** 18 || tokens.includes(undefined))
    throw new Error(`${name} is not as expected`);
  return tokens;
}

// One byte a code point, in pages of 128 that are shared where they are alike.
function letters() {
  const classes = [/^[\p{Lu}\p{Lt}]$/u, /^\p{Ll}$/u, /^[\p{Lm}\p{Lo}]$/u, /^\p{M}$/u, /^\p{N}$/u,
    /^\p{White_Space}$/u];
  const pages = new Map();
  const index = new Uint16Array(0x110000 / 128);
  for (let page = 0; page < index.length; page++) {
    const bytes = Buffer.alloc(128);
    for (let i = 0; i < 128; i++) {
      const code = page * 128 + i;
      if (code >= 0xd800 && code < 0xe000) continue;
      const text = String.fromCodePoint(code);
      bytes[i] = code === 10 || code === 13 ? 7 : classes.findIndex((one) => one.test(text)) + 1;
    }
    const key = bytes.toString('latin1');
    if (!pages.has(key)) pages.set(key, pages.size);
    index[page] = pages.get(key);
  }
  return Buffer.concat([Buffer.from(index.buffer), ...[...pages.keys()].map((page) => Buffer.from(page, 'latin1'))]);
}

for (const name of ['o200k_base', 'cl100k_base']) writeFileSync(resolve(out, `${name}.bin`), tableOf(await tokensOf(name)));
writeFileSync(resolve(out, 'letters.bin'), letters());
