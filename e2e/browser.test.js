// What a page in Chromium sees of ./switchboard gateway, and what it may not do to it.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import { browser } from './browser.js';
import { Client } from './client.js';
import { ScriptedFunction } from './function.js';
import { Gateway } from './gateway.js';

const SUITE_TIME = 180_000;
const KB = 1024;

describe('a page', { timeout: SUITE_TIME }, () => {
  const lambda = ScriptedFunction.ofSuite();
  const gateway = Gateway.ofSuite(() => [
    ...['--invoke', lambda.address, '--route-response', '$default'],
    ...['--idle', '1s', '--control', '0'],
  ]);
  const site = createServer((request, response) => response.end('<!doctype html><title>A page</title>'));
  let chromium, page;

  before(async () => {
    await once(site.listen(0, '127.0.0.1'), 'listening');
    chromium = await browser();
    page = await chromium.newPage();
    await page.goto(`http://127.0.0.1:${site.address().port}/`);
  });

  beforeEach(() => {
    lambda.answer = ({ body }) => ({ statusCode: 200, body });
  });

  after(async () => {
    await chromium?.close();
    site.close();
  });

  test('connects, hears what the function answers, and leaves', async () => {
    assert.deepEqual(await visit({ says: 'Grüße, 𝄞' }), { protocol: '', heard: 'Grüße, 𝄞', code: 1000 });
  });

  test('gets the subprotocol that the function chooses', async () => {
    lambda.answer = ({ body }) => ({ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'chat.v2' }, body });
    const { protocol, heard } = await visit({ protocols: ['chat.v1', 'chat.v2'], says: 'hello' });
    assert.deepEqual([protocol, heard], ['chat.v2', 'hello']);
  });

  for (const [code, what, visitor] of [
    [1001, 'silence', {}],
    [1003, 'bytes', { bytes: true, says: 'hello' }],
    [1009, 'a frame of 33 KB', { says: 'x'.repeat(33 * KB) }],
  ]) {
    test(`is closed with ${code} for ${what}`, async () => {
      assert.deepEqual(await visit(visitor), { protocol: '', code });
    });
  }

  for (const statusCode of [401, 403, 502]) {
    test(`sees a handshake that is refused with ${statusCode} as 1006`, async () => {
      lambda.answer = () => ({ statusCode });
      assert.deepEqual(await visit({}), { code: 1006 });
    });
  }

  test('of another origin reaches no connection, and neither reads nor sets a fault', async (t) => {
    const client = await Client.connect(t, gateway.address);
    const connection = gateway.connection(lambda.connection);
    for (const [method, address] of [
      ['GET', connection],
      ['DELETE', connection],
      ['GET', gateway.faults],
      ['PUT', `${gateway.faults}/lost-disconnects`],
      ['DELETE', new URL(`/connections/${lambda.connection}`, gateway.faults).href],
    ]) {
      await assert.rejects(page.evaluate(request, { method, address }), /Failed to fetch/, `${method} ${address}`);
    }
    // A page may send this without asking first, and never sees what comes of it.
    const [answer] = await Promise.all([
      page.waitForResponse(connection),
      page.evaluate(request, { method: 'POST', address: connection, mode: 'no-cors', body: 'from the page' }),
    ]);
    assert.equal(answer.status(), 403);

    assert.deepEqual(await (await fetch(gateway.faults)).json(), {});
    await fetch(connection, { method: 'POST', body: 'from the function' });
    assert.equal(await client.next(), 'from the function');
  });

  function visit(visitor) {
    return page.evaluate(live, { address: gateway.address, ...visitor });
  }
});

/** In the page: connects, says what there is to say, leaves when it hears an answer, and tells what it saw. */
function live({ address, protocols = [], says, bytes }) {
  return new Promise((resolve) => {
    const socket = new WebSocket(address, protocols);
    const seen = {};
    socket.onopen = () => {
      seen.protocol = socket.protocol;
      if (says) {
        socket.send(bytes ? new TextEncoder().encode(says) : says);
      }
    };
    socket.onmessage = ({ data }) => {
      seen.heard = data;
      socket.close(1000);
    };
    socket.onclose = ({ code }) => resolve({ ...seen, code });
  });
}

/** In the page: calls an address of another origin. */
async function request({ address, ...how }) {
  await fetch(address, how);
}
