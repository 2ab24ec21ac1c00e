// What ./switchboard gateway lets go wrong, from the start or while it runs, as clients and functions see it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Client } from './client.js';
import { ScriptedFunction } from './function.js';
import { Gateway } from './gateway.js';
import { managementOf } from './management.js';

const SUITE_TIME = 180_000;

describe('a fault from the start', { timeout: SUITE_TIME }, () => {
  const lambda = ScriptedFunction.ofSuite();
  const gateway = Gateway.ofSuite(() => ['--invoke', lambda.address, '--fault', 'throttle=1/1', '--control', '0']);

  test('throttle lets the SDK hear LimitExceededException, until it is taken back', async (t) => {
    await Client.connect(t, gateway.address);
    const posts = () => Promise.allSettled([1, 2, 3, 4].map(() => post(gateway, lambda.connection)));
    const refused = (await posts()).flatMap(({ reason }) => reason?.name ?? []);
    assert.ok(refused.length > 0);
    assert.deepEqual([...new Set(refused)], ['LimitExceededException']);

    assert.deepEqual(await faultsOf(gateway), { throttle: '1/1' });
    await fetch(gateway.faults, { method: 'DELETE' });
    assert.deepEqual(await faultsOf(gateway), {});
    assert.ok((await posts()).every(({ status }) => status === 'fulfilled'));
  });
});

describe('a fault while it runs', { timeout: SUITE_TIME }, () => {
  const lambda = ScriptedFunction.ofSuite();
  const gateway = Gateway.ofSuite(() => ['--invoke', lambda.address, '--control', '0']);

  test('slow-consumer refuses the posts to one connection only', async (t) => {
    await Client.connect(t, gateway.address);
    const slow = lambda.connection;
    const quick = await Client.connect(t, gateway.address);
    await gateway.fault(t, 'slow-consumer', slow);
    await assert.rejects(post(gateway, slow), { name: 'LimitExceededException' });
    await post(gateway, lambda.connection);
    assert.equal(await quick.next(), 'hello');
  });

  test('failed-posts fails every second post, if half of them are to', async (t) => {
    const client = await Client.connect(t, gateway.address);
    await gateway.fault(t, 'failed-posts', '50%');
    const results = [];
    for (const text of ['0', '1', '2', '3']) {
      results.push(await post(gateway, lambda.connection, text).then(() => text, ({ name }) => name));
    }
    const arrived = results.filter((result) => result !== 'InternalServerErrorException');
    assert.equal(arrived.length, 2, results.join());
    assert.deepEqual([await client.next(), await client.next()], arrived);
  });

  test('late-posts answers and delivers a post late', async (t) => {
    const client = await Client.connect(t, gateway.address);
    await gateway.fault(t, 'late-posts', '100%/300ms');
    const start = performance.now();
    await post(gateway, lambda.connection);
    assert.equal(await client.next(), 'hello');
    assert.ok(performance.now() - start >= 300, `it took ${performance.now() - start} ms`);
  });

  test('cut-after lets clients see 1006, and so does the function', async (t) => {
    const client = await Client.connect(t, gateway.address);
    await gateway.fault(t, 'cut-after', '100ms');
    assert.equal(await client.closed, 1006);
    const { requestContext } = await lambda.told('$disconnect', lambda.connection);
    assert.equal(requestContext.disconnectStatusCode, 1006);
  });

  test('lost-disconnects leaves the function to find out', async (t) => {
    const lost = await Client.connect(t, gateway.address);
    const lostId = lambda.connection;
    await gateway.fault(t, 'lost-disconnects');
    lost.close();
    await lost.closed;
    await assert.rejects(post(gateway, lostId), { name: 'GoneException' });

    await fetch(gateway.faults, { method: 'DELETE' });
    const told = await Client.connect(t, gateway.address);
    told.close();
    // Had the first one's been sent, it would be here before this one.
    await lambda.told('$disconnect', lambda.connection);
    const ids = lambda.events.map(({ requestContext: it }) => it.routeKey === '$disconnect' && it.connectionId);
    assert.ok(!ids.includes(lostId));
  });

  test('that there is none of is refused, and changes nothing', async () => {
    const answer = await fetch(`${gateway.faults}/failed-posts`, { method: 'PUT', body: 'half' });
    assert.equal(answer.status, 400);
    assert.match((await answer.json()).message, /expected failed-posts=SHARE%/);
    assert.deepEqual(await faultsOf(gateway), {});
  });
});

function post(gateway, ConnectionId, Data = 'hello') {
  return managementOf(gateway).postToConnection({ ConnectionId, Data });
}

async function faultsOf(gateway) {
  return (await fetch(gateway.faults)).json();
}
