// The functions under examples, each run as its README says, behind ./switchboard gateway.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Client } from './client.js';
import { invoke, NODE, PYTHON, skipWithout, startServer } from './example.js';
import { ScriptedFunction } from './function.js';
import { Gateway } from './gateway.js';

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
