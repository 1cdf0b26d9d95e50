// Cloudflare's own client for its API, against the gateway's management routes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { begin, collect, direct, end, sdk } from './harness.mjs';

const Cloudflare = sdk('cloudflare');
const skip = direct;
const account_id = 'acct';
const gateway_id = 'main';
const bare = { cache_invalidate_on_update: true, cache_ttl: null, collect_logs: true, rate_limiting_interval: 60, rate_limiting_limit: 10 };
const elements = [
  { id: 's', type: 'start', outputs: { next: { elementId: 'm' } } },
  { id: 'm', type: 'model', properties: { provider: 'sample', model: 'echo', timeout: 1000, retries: 1 }, outputs: { success: { elementId: 'e' }, fallback: { elementId: 'e' } } },
  { id: 'e', type: 'end', outputs: {} },
];
let gate;
let here;
let api;

before(async () => {
  if (skip) return;
  process.env.GATEHOUSE_VAULT_PASSPHRASE = 'open sesame';
  gate = await begin({ emulator: false });
  here = `http://127.0.0.1:${gate.port}`;
  const apiToken = readFileSync(path.join(gate.data, 'admin.token'), 'utf8').trim();
  api = new Cloudflare({ apiToken, baseURL: `${here}/client/v4`, maxRetries: 0 }).aiGateway;
});
after(async () => { if (!skip) await end(); });

async function chat(model, headers = {}) {
  const answer = await fetch(`${here}/v1/${account_id}/${gateway_id}/compat/chat/completions`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'cf-aig-authorization': `Bearer ${gate.key}`, ...headers },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: 'a word for the echo' }] }),
  });
  await answer.text();
  assert.equal(answer.status, 200);
  return answer.headers.get('cf-aig-log-id') ?? answer.headers.get('x-gatehouse-request-id');
}

/// The log is written a moment after the answer; the bound is for failing tests only.
async function rowOf(id) {
  for (const until = Date.now() + 15_000; ;) {
    try {
      return await api.logs.get(id, { account_id, gateway_id });
    } catch (error) {
      if (error.status !== 404 || Date.now() > until) throw error;
      await new Promise((ok) => setTimeout(ok, 20));
    }
  }
}

test('a token that is none is refused', { skip }, async () => {
  const stranger = new Cloudflare({ apiToken: gate.key, baseURL: `${here}/client/v4`, maxRetries: 0 });
  await assert.rejects(stranger.aiGateway.get('default', { account_id }), (error) => error.status === 401 && error.errors[0].code === 10000);
});

test('gateways', { skip }, async () => {
  const made = await api.create({ account_id, id: gateway_id, ...bare, retry_max_attempts: 3, retry_delay: 0, retry_backoff: 'linear' });
  assert.equal(made.id, gateway_id);
  assert.equal(made.retry_backoff, 'linear');
  assert.equal(made.cache_ttl, null);
  assert.deepEqual(await api.get(gateway_id, { account_id }), made);
  const changed = await api.update(gateway_id, { account_id, ...bare, authentication: true });
  assert.equal(changed.authentication, true);
  assert.equal(changed.retry_max_attempts, null);
  assert.deepEqual((await collect(api.list({ account_id, per_page: 1 }))).map((each) => each.id).sort(), ['default', gateway_id]);
  await api.create({ account_id, id: 'gone', ...bare });
  assert.equal((await api.delete('gone', { account_id })).id, 'gone');
  await assert.rejects(api.get('gone', { account_id }), (error) => error.status === 404);
  await assert.rejects(api.create({ account_id, id: 'bad', ...bare, retry_max_attempts: 9 }), (error) => error.status === 400 && /retry_max_attempts/.test(error.errors[0].message));
});

test('logs: read, filtered, rated, removed', { skip }, async () => {
  const id = await chat('sample/echo', { 'cf-aig-metadata': '{"team":"red"}' });
  const other = await chat('sample/echo');
  await rowOf(other);
  const row = await rowOf(id);
  assert.equal(row.provider, 'sample');
  assert.equal(row.success, true);
  assert.equal(row.metadata, '{"team":"red"}');
  assert.ok(row.tokens_in > 0 && row.request_head_complete);
  const page = await api.logs.list(gateway_id, { account_id, per_page: 1 });
  assert.equal(page.result_info.total_count, 2);
  assert.ok(page.result_info.max_tokens_in >= row.tokens_in);
  assert.equal((await collect(api.logs.list(gateway_id, { account_id, per_page: 1 }))).length, 2);
  const filters = [{ key: 'success', operator: 'eq', value: [true] }, { key: 'metadata.value', operator: 'eq', value: ['red', 'blue'] }];
  const found = await api.logs.list(gateway_id, { account_id, filters, order_by: 'provider', order_by_direction: 'asc', success: true });
  assert.deepEqual(found.result.map((each) => each.id), [id]);
  await assert.rejects(api.logs.list(gateway_id, { account_id, filters: [{ key: 'colour', operator: 'eq', value: ['red'] }] }), (error) => error.status === 400);
  await api.logs.edit(id, { account_id, gateway_id, feedback: 1, score: 90, metadata: { team: 'blue', n: 1 } });
  assert.equal((await rowOf(id)).feedback, 1);
  assert.deepEqual((await api.logs.list(gateway_id, { account_id, feedback: 1 })).result.map((each) => each.id), [id]);
  const sent = await api.logs.request(id, { account_id, gateway_id });
  assert.equal(sent.messages[0].content, 'a word for the echo');
  assert.match(JSON.stringify(await api.logs.response(id, { account_id, gateway_id })), /a word for the echo/);
  assert.equal((await api.logs.delete(gateway_id, { account_id, filters: [{ key: 'id', operator: 'eq', value: [other] }] })).success, true);
  assert.deepEqual((await api.logs.list(gateway_id, { account_id })).result.map((each) => each.id), [id]);
});

test('stored keys, custom providers, addresses', { skip }, async () => {
  const key = await api.providerConfigs.create(gateway_id, { account_id, alias: 'team', default_config: true, provider_slug: 'openai', secret: 'a-secret-of-the-test-4711' });
  assert.equal(key.alias, 'team');
  assert.ok(!JSON.stringify(key).includes('a-secret'));
  assert.deepEqual((await api.providerConfigs.list(gateway_id, { account_id })).result, [key]);
  const made = await api.customProviders.create({ account_id, name: 'Mine', slug: 'mine', base_url: `${here}/sample/v1`, enable: true });
  assert.equal((await api.customProviders.get(made.id, { account_id })).slug, 'mine');
  assert.equal((await api.customProviders.list({ account_id, enable: true })).result.length, 1);
  assert.equal((await api.customProviders.delete(made.id, { account_id })).id, made.id);
  assert.equal(await api.urls.get('openai', { account_id, gateway_id }), `${here}/v1/${account_id}/${gateway_id}/openai`);
});

test('routes, versions, deployments', { skip }, async () => {
  const made = await api.dynamicRouting.create(gateway_id, { account_id, name: 'support', elements });
  assert.deepEqual(made.elements, elements);
  const second = await api.dynamicRouting.createVersion(made.id, { account_id, gateway_id, elements });
  const versions = (await api.dynamicRouting.listVersions(made.id, { account_id, gateway_id })).data.versions;
  assert.deepEqual(versions.map((each) => each.active), ['true', 'false']);
  await api.dynamicRouting.createDeployment(made.id, { account_id, gateway_id, version_id: versions[1].version_id });
  assert.equal((await api.dynamicRouting.getVersion(versions[1].version_id, { account_id, gateway_id, id: made.id })).active, 'true');
  assert.equal((await api.dynamicRouting.listDeployments(made.id, { account_id, gateway_id })).data.deployments.length, 2);
  assert.equal((await api.dynamicRouting.update(made.id, { account_id, gateway_id, name: 'help' })).route.name, 'help');
  assert.equal((await api.dynamicRouting.get(made.id, { account_id, gateway_id })).name, 'help');
  assert.equal((await api.dynamicRouting.list(gateway_id, { account_id })).data.routes.length, 1);
  assert.equal((await api.dynamicRouting.delete(made.id, { account_id, gateway_id })).id, second.id);
  await assert.rejects(api.dynamicRouting.create(gateway_id, { account_id, name: 'circle', elements: elements.slice(0, 2) }), (error) => error.status === 400);
});

test('datasets and evaluations', { skip }, async () => {
  const made = await api.datasets.create(gateway_id, { account_id, name: 'all', enable: true, filters: [{ key: 'provider', operator: 'eq', value: ['sample'] }] });
  assert.equal((await api.datasets.get(made.id, { account_id, gateway_id })).name, 'all');
  assert.equal((await api.datasets.list(gateway_id, { account_id })).result.length, 1);
  const types = (await collect(api.evaluationTypes.list({ account_id }))).map((each) => each.id);
  const looked = await api.evaluations.create(gateway_id, { account_id, name: 'first', dataset_ids: [made.id], evaluation_type_ids: types });
  assert.equal(looked.processed, true);
  assert.equal(looked.total_logs, 1);
  assert.equal(looked.results.find((each) => each.evaluation_type_id === 'human_feedback').result, '100.00');
  assert.equal((await api.evaluations.get(looked.id, { account_id, gateway_id })).id, looked.id);
  assert.equal((await api.evaluations.list(gateway_id, { account_id })).result.length, 1);
  assert.equal((await api.evaluations.delete(looked.id, { account_id, gateway_id })).id, looked.id);
  await api.datasets.update(made.id, { account_id, gateway_id, name: 'none', enable: false, filters: [] });
  assert.equal((await api.datasets.delete(made.id, { account_id, gateway_id })).name, 'none');
});

test('nobody is billed', { skip }, async () => {
  await assert.rejects(api.billing.creditBalance({ account_id }), (error) => error.status === 501);
});
