// A large upload through the built server: whole at the provider, and hardly any memory on the way.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { after, before, describe, test } from 'node:test';
import { begin, direct, end, GATEWAY_KEY } from './harness.mjs';

const MIB = 1024 * 1024;
const UPLOAD = 100 * MIB;
let gate;
let provider;
const seen = [];

before(async () => {
  provider = http.createServer((request, answer) => {
    const hash = createHash('sha256');
    let size = 0;
    request.on('data', (bytes) => { hash.update(bytes); size += bytes.length; });
    request.on('end', () => { seen.push({ size, hash: hash.digest('hex'), type: request.headers['content-type'] }); answer.end('{"text":"heard"}'); });
  });
  await new Promise((ok) => provider.listen(0, '127.0.0.1', ok));
  gate = await begin({ emulator: false, config: { providers: [{ id: 'openai', baseUrl: `http://127.0.0.1:${provider.address().port}/v1`, key: 'env:EMU_OPENAI' }],
    server: { openOnLoopback: false, ioThreads: 2, maxUpload: 128 * MIB } } });
});
after(async () => { await end(); provider.close(); });

/// KiB of the process, as the kernel counts them: pages of its own, or all at their most.
const memory = (what) => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${gate.server.pid}/status`, 'utf8'))[1]);

describe('uploads', { skip: direct && 'only through the gateway' }, () => {
  test('100 MiB of a multipart form need no 32 MiB of memory, and arrive whole', async () => {
    const mark = 'edge-of-parts';
    const head = Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="model"\r\n\r\nwhisper-1\r\n--${mark}\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\nContent-Type: audio/wav\r\n\r\n`);
    const tail = Buffer.from(`\r\n--${mark}--\r\n`);
    const before = memory('VmRSS');
    const hash = createHash('sha256').update(head);
    let most = 0;
    const answer = await new Promise((ok, fail) => {
      const request = http.request({ port: gate.port, host: '127.0.0.1', method: 'POST', path: '/openai/v1/audio/transcriptions',
        headers: { authorization: `Bearer ${GATEWAY_KEY}`, 'content-type': `multipart/form-data; boundary=${mark}`, 'content-length': head.length + UPLOAD + tail.length } }, (got) => {
        let body = '';
        got.on('data', (bytes) => { body += bytes; });
        got.on('end', () => ok({ status: got.statusCode, body }));
      });
      request.on('error', fail);
      request.write(head);
      let sent = 0;
      const more = () => {
        while (sent < UPLOAD) {
          const piece = Buffer.alloc(MIB, sent / MIB);
          hash.update(piece);
          sent += MIB;
          most = Math.max(most, memory('VmRSS'));
          if (!request.write(piece)) return request.once('drain', more);
        }
        hash.update(tail);
        request.end(tail);
      };
      more();
    });
    assert.equal(answer.status, 200, answer.body);
    assert.equal(seen.at(-1).size, head.length + UPLOAD + tail.length);
    assert.equal(seen.at(-1).hash, hash.digest('hex'));
    const grown = (Math.max(most, memory('VmHWM')) - before) / 1024;
    console.log(`# resident memory grew by ${grown.toFixed(1)} MiB`);
    assert.ok(grown < 32, `resident memory grew by ${grown} MiB`);
    assert.deepEqual(readdirSync(gate.data).filter((name) => name.startsWith('body')), []);
  });
});
