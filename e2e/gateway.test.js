// ./switchboard gateway as its users meet it: a function that is not ours behind it, ws in front of it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Client, refusal } from './client.js';
import { ScriptedFunction } from './function.js';
import { Gateway } from './gateway.js';

const SUITE_TIME = 180_000;
const KB = 1024;
const QUARTERS = new Array(4).fill('x'.repeat(32 * KB));
const NEVER = new Promise(() => {});

describe('a client', { timeout: SUITE_TIME }, () => {
  const lambda = ScriptedFunction.ofSuite();
  const gateway = Gateway.ofSuite(() => ['--invoke', lambda.address, '--route-response', '$default']);

  test('is introduced to the function', async (t) => {
    await Client.connect(t, `${gateway.address}?room=7`, { headers: { 'X-Who': 'Ada' } });
    const { headers, queryStringParameters, requestContext } = await lambda.told('$connect', lambda.connection);
    assert.equal(headers['X-Who'], 'Ada');
    assert.deepEqual(queryStringParameters, { room: '7' });
    assert.equal(requestContext.stage, 'dev');
  });

  for (const status of [401, 403, 502]) {
    test(`is refused with ${status} when the function says so`, async () => {
      lambda.answer = () => ({ statusCode: status });
      assert.equal(await refusal(gateway.address), status);
    });
  }

  for (const [what, answer] of Object.entries({
    throws: () => {
      throw new Error('no');
    },
    'answers garbage': () => '<html>',
    'answers with a key that no answer has': () => ({ Data: 'hello' }),
    'chooses a subprotocol that nobody offered': () => protocol('other'),
  })) {
    test(`is refused with 502 when the function ${what}`, async () => {
      lambda.answer = answer;
      assert.equal(await refusal(gateway.address, ['chat']), 502);
    });
  }

  test('gets the subprotocol that the function chooses', async (t) => {
    lambda.answer = () => protocol('chat.v2');
    const client = await Client.connect(t, gateway.address, ['chat.v1', 'chat.v2']);
    assert.equal(client.protocol, 'chat.v2');
  });

  test('that offers subprotocols fails when the function chooses none', async (t) => {
    await assert.rejects(Client.connect(t, gateway.address, ['chat.v1']), /no subprotocol/);
  });

  test('may say 128 KB in frames of 32 KB', async (t) => {
    const client = await Client.connect(t, gateway.address);
    lambda.answer = ({ body }) => ({ statusCode: 200, body: String(body.length) });
    client.send(...QUARTERS);
    assert.equal(await client.next(), String(128 * KB));
  });

  for (const [what, pieces, code, reason] of [
    ['bytes', [Buffer.from('bytes')], 1003, ''],
    ['a frame of 33 KB', ['x'.repeat(33 * KB)], 1009, 'Message too big'],
    ['a message above 128 KB', [...QUARTERS, 'x'], 1009, 'Message too big'],
  ]) {
    test(`that sends ${what} is closed with ${code}, and the function hears of it`, async (t) => {
      const client = await Client.connect(t, gateway.address);
      client.send(...pieces);
      assert.deepEqual([await client.closed, client.reason], [code, reason]);
      assert.deepEqual(disconnection(await lambda.told('$disconnect', lambda.connection)), [code, reason]);
    });
  }

  test('is heard leaving, with its own code and reason', async (t) => {
    for (const [goodbye, ...heard] of [
      [[4000, 'tired'], 4000, 'tired'],
      [[1001], 1001, ''],
    ]) {
      const client = await Client.connect(t, gateway.address);
      client.close(...goodbye);
      assert.deepEqual(disconnection(await lambda.told('$disconnect', lambda.connection)), heard);
    }
  });

  test('is refused with 502, and told of an error, when the function is no longer there', async (t) => {
    const client = await Client.connect(t, gateway.address);
    const id = lambda.connection;
    lambda.end();
    assert.equal(await refusal(gateway.address), 502);
    client.send('hello');
    assert.match(await client.next(), frameOf('Internal server error', id));
  });
});

describe('a message', { timeout: SUITE_TIME }, () => {
  const lambda = ScriptedFunction.ofSuite();
  const other = ScriptedFunction.ofSuite();
  const gateway = Gateway.ofSuite(() => [
    ...['$connect', 'tell', 'ask', 'elsewhere'].flatMap((route) => ['--route', route]),
    ...['--route-response', 'ask', '--route-response', 'elsewhere'],
    ...['--invoke', lambda.address, '--invoke', `elsewhere=${other.address}`],
  ]);

  test('goes where its action says, as it was sent', async (t) => {
    const client = await Client.connect(t, gateway.address);
    const text = ' {"action": "tell", "what": "Grüße, 𝄞"}\n';
    client.send(text);
    assert.equal((await lambda.told('tell', lambda.connection)).body, text);
  });

  test('is answered on a route with a response only, whatever the status', async (t) => {
    const client = await Client.connect(t, gateway.address);
    lambda.answer = ({ requestContext }) => ({ statusCode: 500, body: `from ${requestContext.routeKey}` });
    client.send('{"action":"tell"}');
    await lambda.told('tell', lambda.connection);
    client.send('{"action":"ask"}');
    assert.equal(await client.next(), 'from ask');
  });

  test('goes to the function of its route, if that has its own', async (t) => {
    const client = await Client.connect(t, gateway.address);
    other.answer = () => ({ statusCode: 200, body: 'from elsewhere' });
    client.send('{"action":"elsewhere"}');
    assert.equal(await client.next(), 'from elsewhere');
  });

  for (const text of ['hi', '{"action":"shout"}', '{"action":"$connect"}']) {
    test(`without a route is Forbidden: ${text}`, async (t) => {
      const client = await Client.connect(t, gateway.address);
      client.send(text);
      assert.match(await client.next(), frameOf('Forbidden', lambda.connection));
    });
  }

  for (const [what, answer] of Object.entries({
    throws: () => {
      throw new Error('no');
    },
    'answers garbage': () => '<html>',
    'answers more than a response holds': () => ({ statusCode: 200, Data: 'hello' }),
  })) {
    test(`is an Internal server error, on every route, when the function ${what}`, async (t) => {
      const client = await Client.connect(t, gateway.address);
      lambda.answer = answer;
      for (const route of ['tell', 'ask']) {
        client.send(JSON.stringify({ action: route }));
        const { requestContext } = await lambda.told(route, lambda.connection);
        assert.equal(await client.next(), frame('Internal server error', requestContext));
      }
    });
  }
});

describe('time', { timeout: SUITE_TIME }, () => {
  const lambda = ScriptedFunction.ofSuite();
  const gateway = Gateway.ofSuite(() => ['--invoke', lambda.address, '--idle', '1s', '--duration', '2s']);

  test('is over for who is silent, and later for who is not, with 1001', async (t) => {
    const silent = await Client.connect(t, gateway.address);
    const silentId = lambda.connection;
    const talking = await Client.connect(t, gateway.address);
    const talkingId = lambda.connection;
    const talk = setInterval(() => talking.send('still here'), 100);
    t.after(() => clearInterval(talk));

    assert.equal(await Promise.race([silent.closed, talking.closed.then(() => 'talking')]), 1001);
    assert.equal(await talking.closed, 1001);
    for (const [id, least] of [
      [silentId, 1_000],
      [talkingId, 2_000],
    ]) {
      const event = await lambda.told('$disconnect', id);
      assert.deepEqual(disconnection(event), [1001, 'Going away']);
      const { connectedAt, requestTimeEpoch } = event.requestContext;
      assert.ok(requestTimeEpoch - connectedAt >= least, `closed after ${requestTimeEpoch - connectedAt} ms`);
    }
  });
});

describe('a function that takes too long', { timeout: SUITE_TIME }, () => {
  const lambda = ScriptedFunction.ofSuite();
  const options = () => ['--invoke', lambda.address, '--integration-timeout', '300ms'];
  const asked = Gateway.ofSuite(options);
  const unasked = Gateway.ofSuite(() => [...options(), '--route', '$default']);

  test('refuses a client with 504', async () => {
    lambda.answer = () => NEVER;
    assert.equal(await refusal(asked.address), 504);
  });

  test('lets a message time out, and the client stays', async (t) => {
    const client = await Client.connect(t, unasked.address);
    lambda.answer = () => NEVER;
    client.send('first');
    const timeout = await client.next();
    const { connectionId } = JSON.parse(timeout);
    // On a busy machine the gateway can give up before the function has heard of it.
    const { requestContext } = await lambda.told('$default', connectionId);
    assert.equal(timeout, frame('Endpoint request timed out', requestContext));
    client.send('second');
    assert.match(await client.next(), frameOf('Endpoint request timed out', connectionId));
  });
});

describe('an authorizer', { timeout: SUITE_TIME }, () => {
  const guard = ScriptedFunction.ofSuite();
  const lambda = ScriptedFunction.ofSuite();
  const gateway = Gateway.ofSuite(() => [
    ...['--invoke', lambda.address, '--authorizer', guard.address],
    ...['--identity-source', 'route.request.querystring.token'],
  ]);

  test('is not asked about a client without the identity source: 401', async () => {
    guard.answer = ({ methodArn }) => policy('Allow', methodArn);
    assert.equal(await refusal(gateway.address), 401);
    assert.equal(await refusal(`${gateway.address}?token=`), 401);
    assert.deepEqual(guard.events, []);
  });

  for (const [what, answer, status] of [
    ['denies', ({ methodArn }) => policy('Deny', methodArn), 403],
    ['allows another route', ({ methodArn }) => policy('Allow', methodArn.replace('$connect', '*/*')), 403],
    ['answers garbage', () => '<html>', 500],
    [
      'throws Unauthorized',
      () => {
        throw new Error('Unauthorized');
      },
      401,
    ],
  ]) {
    test(`that ${what} refuses with ${status}`, async () => {
      guard.answer = answer;
      assert.equal(await refusal(`${gateway.address}?token=t`), status);
      assert.equal(guard.events.at(-1).queryStringParameters.token, 't');
      assert.deepEqual(lambda.events, []);
    });
  }

  test('says who the client is in every later event', async (t) => {
    guard.answer = ({ methodArn }) => policy('Allow', methodArn);
    const client = await Client.connect(t, `${gateway.address}?token=t`);
    client.send('hello');
    await lambda.told('$default', lambda.connection);
    client.close();
    for (const route of ['$connect', '$default', '$disconnect']) {
      const { requestContext } = await lambda.told(route, lambda.connection);
      const { integrationLatency, ...who } = requestContext.authorizer;
      assert.deepEqual(who, { principalId: 'ada', tenant: '7' }, route);
      assert.equal(typeof integrationLatency, 'number', route);
    }
  });
});

function protocol(name) {
  return { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': name } };
}

function policy(effect, resource) {
  return {
    principalId: 'ada',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: resource }],
    },
    context: { tenant: 7 },
  };
}

/** An error frame, byte for byte as published captures show API Gateway's. */
function frame(message, { connectionId, requestId }) {
  return `{"message": "${message}", "connectionId":"${connectionId}", "requestId":"${requestId}"}`;
}

/** The same, for a message whose request's id nobody knows. */
function frameOf(message, connectionId) {
  return new RegExp(`^${frame(message, { connectionId, requestId: '[\\w-]{15}=' })}$`);
}

function disconnection({ requestContext }) {
  return [requestContext.disconnectStatusCode, requestContext.disconnectReason];
}
