// @connections of ./switchboard gateway, called by the AWS SDK for JavaScript as a function in Node calls it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Client } from './client.js';
import { ScriptedFunction } from './function.js';
import { Gateway } from './gateway.js';
import { managementOf } from './management.js';

const SUITE_TIME = 180_000;
const KB = 1024;
const UNKNOWN = 'L0SM9cOFvHcCIhw=';

describe('the AWS SDK', { timeout: SUITE_TIME }, () => {
  const lambda = ScriptedFunction.ofSuite();
  const gateway = Gateway.ofSuite(() => ['--invoke', lambda.address]);

  test('posts text, up to 128 KB, unchanged', async (t) => {
    const { client, ConnectionId } = await connect(t);
    for (const Data of ['', 'Grüße, 𝄞 \u0000', `${'x'.repeat(32 * KB - 1)}𝄞`, '𝄞'.repeat(32 * KB)]) {
      await managementOf(gateway).postToConnection({ ConnectionId, Data });
      assert.equal(await client.next(), Data);
    }
  });

  test('has its posts arrive in the order of the calls', async (t) => {
    const { client, ConnectionId } = await connect(t);
    const management = managementOf(gateway);
    const texts = Array.from({ length: 20 }, (_, number) => String(number));
    for (const Data of texts) {
      await management.postToConnection({ ConnectionId, Data });
    }
    for (const text of texts) {
      assert.equal(await client.next(), text);
    }
  });

  test('reads since when a connection is there, whose it is, and when it was last active', async (t) => {
    const start = new Date();
    const { client, ConnectionId } = await connect(t, { headers: { 'User-Agent': 'a test' } });
    client.send('hello');
    await lambda.told('$default', ConnectionId);
    const connection = await managementOf(gateway).getConnection({ ConnectionId });
    assert.deepEqual(connection.Identity, { SourceIp: '127.0.0.1', UserAgent: 'a test' });
    const times = [start, connection.ConnectedAt, connection.LastActiveAt, new Date()];
    assert.ok(times.every((time) => time instanceof Date));
    assert.deepEqual(times.toSorted((one, other) => one - other), times);
  });

  test('closes a connection with 1000, and the function hears of it', async (t) => {
    const { client, ConnectionId } = await connect(t);
    await managementOf(gateway).deleteConnection({ ConnectionId });
    assert.equal(await client.closed, 1000);
    const { requestContext } = await lambda.told('$disconnect', ConnectionId);
    assert.equal(requestContext.disconnectStatusCode, 1000);
    assert.equal(requestContext.disconnectReason, 'Connection Closed Normally');
  });

  test('hears GoneException of a connection that nobody knows, or that is closed', async (t) => {
    const { client, ConnectionId } = await connect(t);
    client.close();
    await lambda.told('$disconnect', ConnectionId);
    const management = managementOf(gateway);
    for (const gone of [{ ConnectionId }, { ConnectionId: UNKNOWN }]) {
      await assert.rejects(management.postToConnection({ ...gone, Data: 'hello' }), { name: 'GoneException' });
      await assert.rejects(management.getConnection(gone), { name: 'GoneException' });
      await assert.rejects(management.deleteConnection(gone), { name: 'GoneException' });
    }
  });

  test('hears GoneException while $connect is being answered', async (t) => {
    let post;
    lambda.answer = async ({ requestContext: { connectionId: ConnectionId } }) => {
      post = managementOf(gateway).postToConnection({ ConnectionId, Data: 'too soon' });
      await Promise.allSettled([post]);
      return { statusCode: 200 };
    };
    const { client, ConnectionId } = await connect(t);
    await assert.rejects(post, { name: 'GoneException' });
    await managementOf(gateway).postToConnection({ ConnectionId, Data: 'in time' });
    assert.equal(await client.next(), 'in time');
  });

  test('hears PayloadTooLargeException above 128 KB', async (t) => {
    const { ConnectionId } = await connect(t);
    const post = managementOf(gateway).postToConnection({ ConnectionId, Data: 'x'.repeat(128 * KB + 1) });
    await assert.rejects(post, { name: 'PayloadTooLargeException' });
  });

  test('hears that an id of another form is none', async () => {
    const post = managementOf(gateway).postToConnection({ ConnectionId: 'nobody', Data: 'hello' });
    await assert.rejects(post, { name: 'BadRequestException', message: 'Invalid connectionId: nobody' });
  });

  async function connect(t, ...options) {
    const client = await Client.connect(t, gateway.address, ...options);
    return { client, ConnectionId: lambda.connection };
  }
});
