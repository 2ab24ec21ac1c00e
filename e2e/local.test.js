// `./switchboard local` as a newcomer meets it: no JDK 25 by default, no AWS account, any WebSocket client.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, refusal } from './client.js';
import { Program } from './program.js';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const BUILD_TIME = 600_000;
const SUITE_TIME = 180_000;
const KB = 1024;

let box, env;

before(
  async () => {
    box = await mkdtemp(join(tmpdir(), 'switchboard-local-'));
    env = await newcomer();
    // Builds what is missing, so that no test below waits for Maven or reads its line.
    const { code, stderr } = await switchboard('--version');
    assert.equal(code, 0, stderr);
  },
  { timeout: BUILD_TIME },
);

after(() => rm(box, { recursive: true }));

describe('the command line', { timeout: SUITE_TIME }, () => {
  test('--help lists the commands, local --help the options', async () => {
    const [general, local] = [await switchboard('--help'), await switchboard('local', '--help')];
    assert.deepEqual([general.code, general.stderr, local.code, local.stderr], [0, '', 0, '']);
    for (const command of ['local', 'access', 'key']) {
      assert.match(general.stdout, new RegExp(`^ +${command} `, 'm'));
    }
    for (const option of ['--port', '--stage', '--plain', '--store', '--help']) {
      assert.ok(local.stdout.includes(option), `${option} is missing in:\n${local.stdout}`);
    }
  });

  test('--version says which', async () => {
    const { code, stdout, stderr } = await switchboard('--version');
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /\d+\.\d+\.\d+/);
  });

  for (const [args, ...said] of [
    [['local', '--prot', '8080'], '--prot'],
    [['locla'], 'locla', 'did you mean local?'],
    [['local', '--prto', '8080'], '--prto', 'did you mean --port?'],
    [['local', '--access', 'nowhere.json'], 'nowhere.json: there is no such file. see'],
    [['local', '--store', 'postgres'], 'postgres', 'memory', 'dynamodb'],
    [['local', '--plain', 'loud'], 'loud', 'broadcast', 'echo', 'off'],
    [['local', '--port', 'eighty'], '--port', 'eighty'],
    [['local', '--port', '70000'], '70000', '65535'],
  ]) {
    test(`${args.join(' ')} is refused in one line`, async () => {
      refused(await switchboard(...args), said);
    });
  }

  test('a new key is let in by the line printed with it, in a file that is checked where one stands', async () => {
    const { code, stdout } = await switchboard('key', '--name', 'backend');
    assert.equal(code, 0);
    const [, line] = stdout.match(/^ +("backend": .*)$/m);
    const hash = createHash('sha256').update(stdout.match(/\bsb-\S+/)[0]).digest('hex');
    assert.ok(line.includes(hash), `${line} has not ${hash}`);

    await writeFile(join(box, 'access.json'), `{"keys": {${line}}, "connect": ["key:backend", "key:other"]}`);
    const mistaken = await switchboard('access', 'check', 'access.json');
    assert.deepEqual([mistaken.code, mistaken.stderr], [1, '']);
    assert.match(mistaken.stdout, /^access\.json:1:\d+: There is no key "other" among "keys"\.\n$/);

    await writeFile(join(box, 'access.json'), `{"keys": {${line}}, "connect": ["key:backend"]}`);
    const usable = await switchboard('access', 'check', 'access.json');
    assert.deepEqual([usable.code, usable.stderr], [0, '']);
    assert.match(usable.stdout, /^ +Connect +key backend$/m);
  });

  test('--tls in a home that cannot be written is refused in one sentence', async () => {
    const unwritable = { ...env, JAVA_TOOL_OPTIONS: '-Duser.home=/dev/null/home' };
    const { code, stderr } = await Program.run(join(PROJECT, 'switchboard'), ['local', '--port', '0', '--tls'], { env: unwritable, cwd: box });
    assert.equal(code, 2);
    assert.match(stderr, /^--tls has to store its certificate, but cannot write to \/dev\/null\/home\/\.switchboard; [^\n]+\n$/m);
    assert.doesNotMatch(stderr, /Exception|^\tat /m);
  });

  test('a taken port is refused in one line', async (t) => {
    const { port } = new URL((await start(t)).address);
    refused(await switchboard('local', '--port', port), [port]);
  });
});

for (const store of ['memory', 'dynamodb']) {
  describe(`local --store ${store}`, { timeout: SUITE_TIME }, () => {
    test('prints where it is, with what, and what to try', async (t) => {
      const { program, address } = await start(t, '--store', store);
      assert.equal(new URL(address).pathname, '/dev');
      await program.printed(new RegExp(`\\bhttp://\\S+:${new URL(address).port}\\b`));
      await program.printed(new RegExp(`\\b${store}\\b`, 'i'));
      await program.printed(/\bbroadcast\b/);
      // The line to try holds the address once more.
      await program.printed(new RegExp(`${address}[^]*${address}`));
      const [, dynamoDb] = program.stdout.match(/DynamoDB +(http:\S+),/) ?? [];
      assert.equal(dynamoDb !== undefined, store === 'dynamodb');
      assert.deepEqual(dynamoDb && (await tables(dynamoDb)), dynamoDb && ['switchboard-local-connections', 'switchboard-local-publications', 'switchboard-local-subscriptions']);
    });

    test('brings what one sends to all, unchanged', async (t) => {
      const { address } = await start(t, '--store', store);
      const clients = [await Client.connect(t, address), await Client.connect(t, address)];
      for (const text of ['hello', ' {"action": "no route of ours"}\n', 'Grüße, 𝄞 \u0000']) {
        clients[0].send(text);
        assert.deepEqual(await Promise.all(clients.map((client) => client.next())), [text, text]);
      }
    });

    test('forgets who left, and goes on', async (t) => {
      const { address } = await start(t, '--store', store);
      const clients = [await Client.connect(t, address), await Client.connect(t, address)];
      clients[0].close();
      await clients[0].closed;
      clients[1].send('still here');
      assert.equal(await clients[1].next(), 'still here');
    });
  });
}

describe('local', { timeout: SUITE_TIME }, () => {
  test('--stage names the stage in the address', async (t) => {
    const { address } = await start(t, '--stage', 'prod');
    assert.equal(new URL(address).pathname, '/prod');
    const client = await Client.connect(t, address);
    client.send('to prod');
    assert.equal(await client.next(), 'to prod');
  });

  test('--plain echo answers the sender only', async (t) => {
    const { address } = await start(t, '--plain', 'echo');
    const [one, other] = [await Client.connect(t, address), await Client.connect(t, address)];
    one.send('for one');
    assert.equal(await one.next(), 'for one');
    // Had the first text reached it too, it would come before this one.
    other.send('for the other');
    assert.equal(await other.next(), 'for the other');
  });

  test('--plain off refuses plain clients, and suggests what is not refused', async (t) => {
    const { program, address } = await start(t, '--plain', 'off');
    assert.equal(await refusal(address), 403);
    const [, command] = await program.printed(/Try it: +(curl .*)/);
    assert.doesNotMatch(program.stdout, /wscat/);
    const { status, stdout } = spawnSync('sh', ['-c', `${command} -sS --fail`], { encoding: 'utf8' });
    assert.equal(status, 0);
    assert.equal(JSON.parse(stdout).failed.length, 0);
  });

  test('--tls says how programs trust it, and suggests what works with it', async (t) => {
    const { program } = await start(t, '--tls', '--plain', 'off', { JAVA_TOOL_OPTIONS: `-Duser.home=${box}` });
    const [, command] = await program.printed(/Try it: +(curl .*)/);
    for (const variable of ['NODE_EXTRA_CA_CERTS', 'AWS_CA_BUNDLE', 'SSL_CERT_FILE', 'javax.net.ssl.trustStore', 'CURL_CA_BUNDLE']) {
      assert.ok(program.stdout.includes(`${variable}=${box}`), variable);
    }
    assert.match(program.stdout, /Amplify +https:\/\/\S+\/event\n/);
    assert.equal(spawnSync('sh', ['-c', `${command} -sS --fail`]).status, 0);
  });

  test('--unknown-subprotocols plain admits a device that always offers one', async (t) => {
    const { address } = await start(t, '--unknown-subprotocols', 'plain', '--allowed-origin', 'file://');
    const device = 'Sec-WebSocket-Protocol: arduino\r\nOrigin: file://';
    assert.match(await answer(address, device), /^HTTP\/1\.1 101 (?![^]*Sec-WebSocket-Protocol)/i);
    assert.match(await answer(address, 'Origin: https://theirs.example'), /^HTTP\/1\.1 403 /);
  });

  test('closes a binary frame with 1003 and a frame above 32 KB with 1009, and disturbs nobody', async (t) => {
    const { address } = await start(t);
    const [binary, large, bystander] = [
      await Client.connect(t, address),
      await Client.connect(t, address),
      await Client.connect(t, address),
    ];
    binary.send(Buffer.from('bytes'));
    assert.equal(await binary.closed, 1003);

    // ws sends a text as one single frame, however long.
    const longest = 'x'.repeat(32 * KB);
    large.send(longest);
    assert.equal(await large.next(), longest);
    large.send('x'.repeat(33 * KB));
    assert.equal(await large.closed, 1009);

    assert.equal(await bystander.next(), longest);
    bystander.send('undisturbed');
    assert.equal(await bystander.next(), 'undisturbed');
  });

  test('at Ctrl-C closes its clients with 1001 and ends at once', async (t) => {
    for (const store of ['memory', 'dynamodb']) {
      const { program, address } = await start(t, '--store', store);
      const clients = [await Client.connect(t, address), await Client.connect(t, address)];
      const pressed = performance.now();
      program.signal('SIGINT');
      for (const client of clients) {
        assert.equal(await client.closed, 1001, store);
      }
      // 130 is what shells expect of a program that Ctrl-C ended.
      assert.deepEqual(await program.ended, { code: 130, signal: null }, store);
      assert.ok(performance.now() - pressed < 5_000, `${store} took ${performance.now() - pressed} ms to end`);
      assert.equal(program.stderr, '', store);
    }
  });

  // Wherever in its start the signal meets it; the JVM itself may have one line to say while it boots.
  test('that is stopped while it starts ends at once and has nothing to say', async () => {
    const ends = [100, 250, 400, 550, 700, 900, 1200, 1500].map(async (after) => {
      const program = new Program(join(PROJECT, 'switchboard'), ['local', '--port', '0'], { env, cwd: box });
      await delay(after);
      const stopped = performance.now();
      program.signal('SIGTERM');
      const { code, signal } = await program.ended;
      assert.ok(code === 143 || signal === 'SIGTERM', `after ${after} ms: ${code ?? signal}`);
      assert.ok(performance.now() - stopped < 5_000, `after ${after} ms it took ${performance.now() - stopped} ms`);
      assert.doesNotMatch(program.stderr, /Exception|Shutdown in progress|^\tat /m, `after ${after} ms`);
    });
    await Promise.all(ends);
  });
});

/** The environment of somebody whose `java` is 17, and who has no AWS account. */
async function newcomer() {
  const old = join(box, 'jdk-17');
  await mkdir(join(old, 'bin'), { recursive: true });
  await writeFile(join(old, 'release'), 'JAVA_VERSION="17.0.15"\n');
  for (const tool of ['java', 'javac']) {
    await writeFile(join(old, 'bin', tool), '#!/bin/sh\necho "this is Java 17" >&2\nexit 1\n');
    await chmod(join(old, 'bin', tool), 0o755);
  }
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS_|JAVA_|JDK_|_JAVA_|SWITCHBOARD_)/.test(name));
  return {
    ...Object.fromEntries(own),
    PATH: [join(old, 'bin'), process.env.PATH].join(delimiter),
    AWS_CONFIG_FILE: join(box, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: join(box, 'none'),
  };
}

function switchboard(...args) {
  return Program.run(join(PROJECT, 'switchboard'), args, { env, cwd: box });
}

/** Starts `./switchboard local` on a free port, until the test ends; the last option may be variables. */
async function start(t, ...args) {
  const more = typeof args.at(-1) === 'object' ? args.pop() : {};
  const program = new Program(join(PROJECT, 'switchboard'), ['local', '--port', '0', ...args], { env: { ...env, ...more }, cwd: box });
  t.after(() => program.end());
  const [address] = await program.printed(/\bwss?:\/\/[^\s'"]+/);
  return { program, address };
}

/** The names of the tables, as any client of DynamoDB asks for them. */
async function tables(dynamoDb) {
  const response = await fetch(dynamoDb, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.ListTables',
      authorization: 'AWS4-HMAC-SHA256 Credential=anybody/20260101/eu-west-3/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: '{}',
  });
  return (await response.json()).TableNames;
}

/** The head of the answer to a handshake with these header lines. */
async function answer(address, lines) {
  const { hostname, port, pathname } = new URL(address);
  const socket = connect(port, hostname);
  socket.write(
    `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${lines}\r\n\r\n`,
  );
  const [head] = await once(socket, 'data');
  socket.destroy();
  return head.toString();
}

function refused({ code, stdout, stderr }, said) {
  assert.deepEqual({ code, stdout }, { code: 2, stdout: '' }, stderr);
  assert.match(stderr, /^[^\n]+\n$/, 'one line');
  for (const word of said) {
    assert.ok(stderr.toLowerCase().includes(word), `does not say ${word}: ${stderr}`);
  }
}
