// The functions under examples, each run as its README says, behind ./switchboard gateway.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from './client.js';
import { runInNamespace, testEndpoint, withoutNamespace } from './endpoints.js';
import { invoke, NODE, PYTHON, skipWithout, startServer } from './example.js';
import { ScriptedFunction } from './function.js';
import { Gateway } from './gateway.js';
import { homeOfSuite } from './home.js';

const SUITE_TIME = 180_000;

describe('the example in', { timeout: SUITE_TIME }, () => {
  // An example has to know the gateway, and the gateway the example: this function knows both, and passes everything on.
  const lambda = ScriptedFunction.ofSuite();
  const gateway = Gateway.ofSuite(() => ['--invoke', lambda.address, '--route-response', '$default']);

  for (const [language, command, file] of [NODE, PYTHON]) {
    test(`${language} greets with a post, answers with an echo, and fails as on Lambda`, skipWithout(command), async (t) => {
      const address = await startServer(t, command, file, [], gateway.environment);
      lambda.answer = (event) => invoke(address, event);
      const client = await Client.connect(t, gateway.address);
      client.send('What is this?');
      assert.equal(await client.next(), `Hello from ${language}!`);
      assert.equal(await client.next(), 'What is this?');

      const failure = await fetch(address, { method: 'POST', body: '{"requestContext":null}' });
      assert.equal(failure.status, 200);
      assert.ok(failure.headers.has('X-Amz-Function-Error'));
      assert.equal(typeof (await failure.json()).errorMessage, 'string');
    });
  }
});

// The rows of the table in examples/README.md, each with the real SDKs.
describe('code that', { timeout: 2 * SUITE_TIME }, () => {
  const SWITCHBOARD = fileURLToPath(new URL('../switchboard', import.meta.url));
  const PORT_443 = fileURLToPath(new URL('port443.js', import.meta.url));
  const home = homeOfSuite();
  const lambda = ScriptedFunction.ofSuite();
  const plain = Gateway.ofSuite(() => options());

  describe('sets no endpoint, behind a gateway without TLS:', () => testEndpoint('none', lambda, plain));
  describe('has its endpoint from a setting, behind a gateway without TLS:', () => testEndpoint('setting', lambda, plain));

  describe('sets no endpoint, behind a gateway with TLS:', () => {
    testEndpoint('none', lambda, Gateway.ofSuite(() => options('--tls'), home.environment));
  });

  describe('builds its endpoint from the event, behind a gateway with the options that the start screen names:', () => {
    testEndpoint('event', lambda, Gateway.ofSuite(() => options(...plain.missingOptions), home.environment));
  });

  test('builds its endpoint from the event reaches a gateway with TLS on port 443', { skip: withoutNamespace() }, async () => {
    const { code, stdout, stderr } = await runInNamespace(process.execPath, PORT_443);
    assert.equal(code, 0, stdout + stderr);
  });

  test('starts a gateway on port 443 without permission learns the reason and two ways out', { skip: withoutNamespace() }, async () => {
    const unprivileged = ['setpriv', '--bounding-set', '-net_bind_service', '--inh-caps', '-net_bind_service'];
    const { code, stderr } = await runInNamespace(...unprivileged, SWITCHBOARD, 'gateway', '--invoke', lambda.address, '--port', '443');
    assert.equal(code, 2, stderr);
    assert.match(stderr, /127\.0\.0\.1:443.*reserves ports below 1024.*CAP_NET_BIND_SERVICE.*--port 8443 --domain-name localhost:8443/);
  });

  function options(...more) {
    return ['--invoke', lambda.address, '--route-response', '$default', ...more];
  }
});
