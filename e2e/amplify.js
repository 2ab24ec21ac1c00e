// One scenario of the unmodified aws-amplify in a process of its own, as it keeps one socket for a process:
//   node amplify.js SCENARIO ENDPOINT
// Each thing that happens is a line of JSON.

import { createRequire } from 'node:module';
import WS from 'ws';

const [scenario, endpoint] = process.argv.slice(2);

// Node 20 has no WebSocket. Amplify makes wss of http, which nothing serves here; https and ws it leaves as they are.
globalThis.WebSocket = class extends WS {
  constructor(url, protocols) {
    super(endpoint.startsWith('http:') ? String(url).replace(/^wss:/, 'ws:') : url, protocols);
  }
};

const require = createRequire(import.meta.url);
const { Amplify } = require('aws-amplify');
const { events } = require('aws-amplify/data');

const tell = (what) => console.log(JSON.stringify(what));
const heard = (name) => ({
  next: ({ event }) => tell({ [name]: event }),
  error: ({ errors }) => tell({ refused: errors?.[0]?.message ?? 'unknown' }),
});

function configure(apiKey) {
  Amplify.configure({ API: { Events: { endpoint, region: 'eu-central-1', defaultAuthMode: 'apiKey', apiKey } } });
}

async function listen(channel, name) {
  const connected = await events.connect(channel);
  const subscription = connected.subscribe(heard(name));
  await subscription.ready;
  return connected;
}

/** Until the test says what to do next, which is to end. */
const told = () => new Promise((resolve) => process.stdin.once('data', resolve));

const scenarios = {
  async talk() {
    const room = await listen('/default/room', 'exact');
    await listen('default/*', 'wild');
    await room.publish({ over: 'WebSocket' });
    tell({ published: true });
    await told();
  },
  async post() {
    await listen('/default/room', 'heard');
    await events.post('/default/room', { over: 'HTTP' });
    await events.post('default/room', [1, 'two', null]);
    tell({ posted: true });
    await told();
  },
  async stranger() {
    configure('a-wrong-key');
    const begun = performance.now();
    await events.connect('/default/room').catch(({ message }) => tell({ connect: message }));
    tell({ soon: performance.now() - begun < 5_000 });
    await events.post('/default/room', 1).catch((error) => tell({ post: String(error) }));
  },
  async forbidden() {
    const room = await listen('/default/room', 'heard');
    const secret = await events.connect('/secret/room');
    const subscription = secret.subscribe({ next() {}, error() {} });
    await subscription.ready.catch(({ message }) => tell({ ready: message }));
    await room.publish('still here');
    await told();
  },
  async stay() {
    await listen('/default/room', 'heard');
    tell({ ready: true });
    await told();
  },
  /** A page that was opened long before it connects. */
  async late() {
    await told();
    await scenarios.stay();
  },
};

configure('local-key');
await scenarios[scenario]();
process.exit();
