// `./switchboard conformance` over the real probe, a Node function with AWS's SDK behind `./switchboard gateway`: all is
// as docs/gateway.md says, and what is assumed to be otherwise shows where that document says it does.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Program } from './program.js';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const BUILD_TIME = 600_000;
const RUN_TIME = 180_000;

// Short enough to wait for, and long enough for a busy machine.
const TIMES = ['--integration-timeout', '2s', '--idle', '3s', '--duration', '6s'];
const ROUTES = ['$connect', '$disconnect', '$default', 'answer'].flatMap((route) => ['--route', route]);

const OTHERWISE = {
  order: 'serial',
  pings: 'activity',
  'refusal-body': 'none',
  'connect-timeout': '503',
  'connect-malformed': '500',
  'answer-forms': 'exact',
  'missing-status': 'error',
  'null-answer': 'error',
  'empty-answer': 'sent',
  'message-json': 'lenient',
  'lifecycle-keys': 'matched',
  'repeated-fields': 'first',
  'stage-variables': 'always',
  'close-text': 'No.',
  'duration-text': 'Enough.',
  'long-posts': 'whole',
  'connect-headers': 'sent',
  'unknown-path': '404',
  'refused-disconnect': 'told',
  'last-active': 'received',
  'invalid-text': '1008',
  'header-bytes': '16000',
};

// Stage variables are in every event, and headers repeat as parameters of the query do.
const ALSO = ['event-message', 'event-disconnect', 'header-repeated'];

before(
  async () => {
    const { code, stderr } = await Program.run('./switchboard', ['--version'], { cwd: PROJECT });
    assert.equal(code, 0, stderr);
  },
  { timeout: BUILD_TIME },
);

test('every row of the document holds of our gateway', { timeout: RUN_TIME }, async (t) => {
  const { code, stdout, stderr } = await conformance(await gateway(t));
  const { asExpected, others } = found(stdout);
  assert.deepEqual([code, stderr, others], [0, '', []], stdout);
  assert.deepEqual(asExpected, sorted(lines().map((line) => line.check)));
});

test('what is assumed to be otherwise differs, and nothing else does', { timeout: RUN_TIME }, async (t) => {
  const points = lines().filter((line) => line['--assume']);
  assert.deepEqual(sorted(points.map((line) => line['--assume'])), sorted(Object.keys(OTHERWISE)));

  const assumed = Object.entries(OTHERWISE).flatMap(([point, value]) => ['--assume', `${point}=${value}`]);
  const { code, stdout } = await conformance(await gateway(t, ...assumed));
  assert.deepEqual(found(stdout).others, sorted([...points.map((line) => line.check), ...ALSO]), stdout);
  assert.equal(code, 1);
});

test('rows that take long are named, and left out unless asked for', { timeout: RUN_TIME }, async (t) => {
  const url = await gateway(t);
  const { code, stdout } = await switchboard('conformance', '--url', url, '--only', 'close-old', '--only', 'post');
  assert.equal(code, 0);
  assert.match(stdout, /^close-old +not checked: .*add --slow: takes 2h/m);
  assert.match(stdout, /^post +as expected: /m);
  assert.match(stdout, /^2 rows: 1 as expected, 0 differ, 1 not checked$/m);
});

/** Starts our gateway with the probe behind it, until the test ends. */
async function gateway(t, ...args) {
  const port = await freePort();
  const invoke = ['--invoke', `http://127.0.0.1:${port}`];
  const program = start(t, './switchboard', 'gateway', '--port', '0', ...invoke, ...ROUTES, '--route-response', 'answer', ...TIMES, ...args);
  const [url] = await program.printed(/\bws:\/\/\S+/);
  const probe = start(t, 'env', `CALLBACK_URL=${url.replace('ws', 'http')}`, 'node', 'deploy/conformance/serve.mjs', port);
  await probe.printed(/^http:/m);
  return url;
}

function start(t, command, ...args) {
  const program = new Program(command, args, { cwd: PROJECT });
  t.after(() => program.end());
  return program;
}

function conformance(url) {
  return switchboard('conformance', '--url', url, '--callback', url.replace('ws', 'http'), ...TIMES);
}

function switchboard(...args) {
  return Program.run('./switchboard', args, { cwd: PROJECT });
}

/** The names of the rows that are as expected, and of all others. */
function found(stdout) {
  const rows = [...stdout.matchAll(/^(\S+) +(as expected|expected|not checked): /gm)];
  const [asExpected, others] = [true, false].map((fine) => rows.filter(([, , how]) => (how === 'as expected') === fine));
  return { asExpected: sorted(asExpected.map(([, name]) => name)), others: sorted(others.map(([, name]) => name)) };
}

/** The lines of the document's tables that can be checked, by the heads of their columns. */
function lines() {
  let head = [];
  return readFileSync(new URL('../docs/gateway.md', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.replaceAll('`', '').trim()))
    .map((cells) => {
      head = cells.includes('test') ? cells : head;
      return Object.fromEntries(cells.map((cell, column) => [head[column], cell]));
    })
    .filter((line) => line.check && line.test.includes('.'));
}

function sorted(names) {
  return [...new Set(names)].sort();
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
