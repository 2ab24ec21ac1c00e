// Runs in a network namespace of its own, where port 443 is free: examples.test.js starts it there.

import { describe } from 'node:test';
import { testEndpoint } from './endpoints.js';
import { ScriptedFunction } from './function.js';
import { Gateway } from './gateway.js';
import { homeOfSuite } from './home.js';

describe('on port 443', { timeout: 180_000 }, () => {
  const home = homeOfSuite();
  const lambda = ScriptedFunction.ofSuite();
  const gateway = Gateway.ofSuite(() => ['--invoke', lambda.address, '--route-response', '$default', '--tls', '--port', '443'], home.environment);
  testEndpoint('event', lambda, gateway);
});
