// ./switchboard gateway with a SAM template in YAML, as people write it by hand.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from './client.js';
import { ScriptedFunction } from './function.js';
import { Gateway } from './gateway.js';

const SUITE_TIME = 180_000;
const TEMPLATE = fileURLToPath(new URL('./templates/chat.yaml', import.meta.url));

describe('a gateway with a SAM template', { timeout: SUITE_TIME }, () => {
  const lambda = ScriptedFunction.ofSuite();
  const gateway = Gateway.ofSuite(() => [
    ...['--template', TEMPLATE, '--parameter', 'Stage=test'],
    ...['--invoke', lambda.address],
  ]);

  test('has the stage and the routes that the parameter decides', () => {
    assert.match(gateway.address, /\/test$/);
    assert.match(gateway.screen, /Routes +\$connect, \$default, ingest, ping, test\n/);
    assert.match(gateway.screen, /Answering +ping\n/);
  });

  test('asks the function about connects and messages', async (t) => {
    const client = await Client.connect(t, gateway.address);
    client.send('{"action":"test"}');
    const { body } = await lambda.told('test', lambda.connection);
    assert.equal(body, '{"action":"test"}');
  });

  test('answers a ping as its MOCK integration says', async (t) => {
    const client = await Client.connect(t, gateway.address);
    client.send('{"action":"ping"}');
    assert.deepEqual(JSON.parse(await client.next()), { type: 'pong', of: lambda.connection });
  });

  test('answers a route that does not run here with the error frame, and named it at the start', async (t) => {
    const client = await Client.connect(t, gateway.address);
    client.send('{"action":"ingest"}');
    assert.equal(JSON.parse(await client.next()).message, 'Internal server error');
    assert.match(gateway.screen, /Template +The route ingest is not served, because integrations of type AWS do not run here/);
  });
});
