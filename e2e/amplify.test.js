// The unmodified aws-amplify against `./switchboard local`, over each store: on Node, and in Chromium.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as passes } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Page } from './page.js';
import { Program } from './program.js';
import { Service } from './service.js';

const SCENARIO = fileURLToPath(new URL('amplify.js', import.meta.url));
const README = fileURLToPath(new URL('../README.md', import.meta.url));
const STORES = ['memory', 'dynamodb'];
const SUITE_TIME = 240_000;

let page;
after(() => page?.close());

for (const store of STORES) {
  describe(`Amplify, with its store in ${store},`, { timeout: SUITE_TIME }, () => {
    let service;
    before(async () => (service = await Service.start('--store', store)));
    after(() => service?.end());

    test('hears what it publishes to a channel, and below a wildcard', async (t) => {
      const amplify = play(t, 'talk', service.endpoint);
      assert.deepEqual(await amplify.lines(3), ['{"exact":{"over":"WebSocket"}}', '{"published":true}', '{"wild":{"over":"WebSocket"}}']);
    });

    test('does so over ws:// as well', async (t) => {
      const amplify = play(t, 'talk', service.endpoint.replace('http:', 'ws:'));
      assert.equal((await amplify.lines(3)).length, 3);
    });

    test('hears what is posted, in the order of one post', async (t) => {
      const amplify = play(t, 'post', service.endpoint);
      const lines = await amplify.lines(5, false);
      assert.deepEqual(
        lines.filter((line) => line.includes('heard')),
        ['{"heard":{"over":"HTTP"}}', '{"heard":1}', '{"heard":"two"}', '{"heard":null}'],
      );
    });

    test('with a wrong key learns so at once, and does not try again', async (t) => {
      const amplify = play(t, 'stranger', service.endpoint);
      assert.deepEqual(await amplify.lines(3, false), [
        '{"connect":"UnauthorizedException"}',
        '{"soon":true}',
        '{"post":"UnauthorizedException: The API key is not known here."}',
      ]);
    });

    test('keeps its other subscriptions when one is refused', async (t) => {
      const amplify = play(t, 'forbidden', service.endpoint);
      const [refused, heard] = await amplify.lines(2, false);
      assert.match(refused, /UnauthorizedException/);
      assert.equal(heard, '{"heard":"still here"}');
    });

    test('connects anew after a cut, and hears again', async (t) => {
      const amplify = play(t, 'stay', service.endpoint);
      await amplify.lines(1);
      const [, id] = [...service.program.stdout.matchAll(/"CONNECT","connection":"([^"]+)"/g)].at(-1);
      await fetch(`${service.management}/${encodeURIComponent(id)}`, { method: 'DELETE' });
      await service.program.printed(new RegExp(`DISCONNECT","connection":"${id}"[^]*SubscribeSuccess`));
      await service.publish('again');
      assert.equal((await amplify.lines(2, false))[1], '{"heard":"again"}');
    });

    test('works over TLS', async (t) => {
      const home = await mkdtemp(join(tmpdir(), 'switchboard-amplify-'));
      t.after(() => rm(home, { recursive: true }));
      const secure = await Service.start('--store', store, '--tls', { JAVA_TOOL_OPTIONS: `-Duser.home=${home}` });
      t.after(() => secure.end());
      const [, certificate] = await secure.program.printed(/Certificate +(\S+)/);
      const [, address] = await secure.program.printed(/Amplify +(https:\S+)/);
      const amplify = play(t, 'post', address, { NODE_EXTRA_CA_CERTS: certificate });
      assert.equal((await amplify.lines(5, false)).filter((line) => line.includes('heard')).length, 4);
    });

    test('works on a page in Chromium', async () => {
      page ??= await Page.open();
      assert.deepEqual(await page.talk(service.endpoint), {
        heard: [{ over: 'WebSocket' }, { over: 'HTTP' }],
        refused: 'UnauthorizedException: The API key is not known here.',
      });
    });
  });
}

// They wait most of their time, so both wait at once.
describe("README's lines for Amplify", { timeout: SUITE_TIME }, () => {
  test('run as printed, and receive what the command below them publishes', async (t) => {
    const service = await Service.start();
    t.after(() => service.end());
    const [, snippet] = readFileSync(README, 'utf8').match(/^```js\n([^]*?)^```$/m);
    const [, shown] = service.program.stdout.match(/Amplify +(ws:\S+);/);
    const folder = await mkdtemp(join(tmpdir(), 'switchboard-readme-'));
    t.after(() => rm(folder, { recursive: true }));
    await build({
      // Node 20 has no WebSocket; a page has one.
      stdin: { contents: `import WS from 'ws'; globalThis.WebSocket = WS;\n${snippet.replace('ws://localhost:8080/event', shown)}`, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
      outfile: join(folder, 'page.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      logLevel: 'error',
    });
    const page = new Program('node', [join(folder, 'page.mjs')]);
    t.after(() => page.end());
    await service.program.printed(/SubscribeSuccess/);
    await service.publish({ hello: 'http' });
    await page.printed(/\{ hello: 'http' \}/);
    assert.equal(page.stderr, '');
  });
});

describe('Amplify', { timeout: SUITE_TIME, concurrency: true }, () => {
  for (const store of STORES) {
    test(`stays connected though its page is older, and more silent, than its time-out, with its store in ${store}`, async (t) => {
      const service = await Service.start('--store', store, '--keep-alive', '1s', '--client-timeout', '3s');
      t.after(() => service.end());
      const amplify = play(t, 'late', service.endpoint);
      await passes(4_000);
      amplify.go();
      await amplify.lines(1);
      // It looks every five seconds whether it has heard anything.
      await passes(11_000);
      await service.publish('in time');
      assert.equal((await amplify.lines(2, false))[1], '{"heard":"in time"}');
      assert.equal(service.program.stdout.match(/"CONNECT"/g).length, 1);
    });
  }
});

/** Plays a scenario; it ends with its test. */
function play(t, scenario, endpoint, env = {}) {
  const program = new Program('node', [SCENARIO, scenario, endpoint], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  t.after(async () => {
    program.go();
    await program.ended;
  });
  return Object.assign(program, {
    /** Waits for its first lines; in order, unless what comes first is chance. */
    async lines(count, sorted = true) {
      const [text] = await program.printed(new RegExp(`^(.*\\n){${count}}`));
      const lines = text.trimEnd().split('\n');
      return sorted ? lines.sort() : lines;
    },
  });
}
