// What `osls package` refuses before it packages, and what it says of the deployment: deploy/packaging.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Program } from './program.js';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const OSLS = fileURLToPath(new URL('node_modules/.bin/osls', import.meta.url));

const require = createRequire(import.meta.url);
const { problemOfOrigins } = require('../deploy/packaging/origins.cjs');
const { problemsOfSettings } = require('../deploy/packaging/settings.cjs');
const { permissionsOfAnyone } = require('../deploy/packaging/access.cjs');

describe('a setting with which a function would not start', () => {
  for (const [, name, value, answer] of table('app-lambda/src/test/resources/settings.csv')) {
    test(`is refused, and no other: ${name} '${value}'`, () => {
      agrees(answer === 'ok', problemsOfSettings({ [name]: value })[0], answer);
    });
  }

  for (const [list, , answer] of table('domain/src/test/resources/allowed-origins.csv')) {
    test(`is refused, and no other: the origins '${list}'`, () => {
      agrees(['allowed', 'forbidden'].includes(answer), problemOfOrigins(list), answer);
    });
  }

  test('may depend on another, and may be a number', () => {
    assert.deepEqual(problemsOfSettings({ KEEP_ALIVE_SECONDS: 60, CONNECTION_TIMEOUT_SECONDS: 61 }), []);
    assert.match(problemsOfSettings({ KEEP_ALIVE_SECONDS: 60, CONNECTION_TIMEOUT_SECONDS: 60 })[0], /from 61 to 7800/);
    assert.deepEqual(problemsOfSettings({ TRACK_PRINCIPALS: true, MAX_CONNECTIONS_PER_PRINCIPAL: 5 }), []);
  });

  test('is not one that CloudFormation fills in, or that is not ours', () => {
    assert.deepEqual(problemsOfSettings({ CONNECTIONS_TABLE: { Ref: 'ConnectionsTable' }, JAVA_TOOL_OPTIONS: '-X' }), []);
  });
});

describe('osls package', { timeout: 60_000, concurrency: true }, () => {
  test('refuses them by function, variable and value, and a param that does not exist', async (t) => {
    const { code, output } = await osls(t, '--param=keepAliveSeconds=1000', '--param=allowedOrigin=x', '--param=allowedOrigins=https://a.example/');
    assert.notEqual(code, 0);
    for (const reason of [
      /There is no param allowedOrigin; the params are plainMode, /,
      /^gateway: ALLOWED_ORIGINS has 'https:\/\/a\.example\/': .*write https:\/\/a\.example\.$/m,
      /^gateway: KEEP_ALIVE_SECONDS is '1000'; expected a whole number from 1 to 900\.$/m,
      /^reminders: KEEP_ALIVE_SECONDS is '1000'/m,
    ]) {
      assert.match(output, reason);
    }
    assert.doesNotMatch(output, /\n +at /);
  });

  test('says where the deployment goes, what anyone may do there, and that the zip has older rules', async (t) => {
    const { code, output } = await osls(t, '--region=eu-central-1', '--stage=prod');
    assert.equal(code, 0, output);
    assert.match(output, /Region eu-central-1 \(--region\), stage prod \(--stage\)\./);
    assert.match(output, /anyone on the internet may connect, subscribe to \/broadcast, publish to \/broadcast/);
    assert.match(output, /deploy\/access\.json is newer than app-lambda\/target\/switchboard-lambda\.zip: run mvn package/);
  });
});

describe('what anyone may do', () => {
  test('is read from an access file with comments and trailing commas', () => {
    const file = `// "connect": ["anyone"]
      {"connect": ["keys"], /* , */ "namespaces": {
        "a//b": [{"publish": ["anyone",]}, {"channel": "/a//b/c", "publish": ["keys", "anyone"], "subscribe": ["tokens"]}],
      },}`;
    assert.deepEqual(permissionsOfAnyone(file), ['publish to /a//b, /a//b/c']);
    assert.deepEqual(permissionsOfAnyone('{}'), []);
  });
});

function agrees(accepted, problem, answer) {
  if (accepted) {
    assert.equal(problem, undefined);
  } else {
    assert.ok(problem?.includes(answer), `${problem} does not say ${answer}`);
  }
}

/** The rows of a table whose cells are separated by bars; quotes keep the blanks of a cell. */
function table(file) {
  const lines = readFileSync(join(PROJECT, file), 'utf8').split('\n');
  return lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split('|').map((cell) => cell.replace(/^"(.*)"$/, '$1')));
}

/** Packages in a folder of its own: osls empties that of the service, which other tests read. */
async function osls(t, ...args) {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-packaging-'));
  t.after(() => rm(folder, { recursive: true }));
  for (const part of ['serverless.yml', 'deploy/access.json', 'deploy/packaging']) {
    await cp(join(PROJECT, part), join(folder, part), { recursive: true });
  }
  await mkdir(join(folder, 'app-lambda/target'), { recursive: true });
  await writeFile(join(folder, 'app-lambda/target/switchboard-lambda.zip'), 'a zip');
  const later = Date.now() / 1000 + 60;
  await utimes(join(folder, 'deploy/access.json'), later, later);
  const { code, stdout, stderr } = await Program.run(OSLS, ['package', ...args], { cwd: folder });
  return { code, output: stdout + stderr };
}
