// `./switchboard access push`, as an operator types it: what it asks a server of S3's API, and what it prints.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Program } from './program.js';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const FILE = 'deploy/access.json';
// The launcher builds first what is missing.
const BUILD_TIME = 600_000;

describe('access push', { timeout: BUILD_TIME }, () => {
  const content = readFileSync(new URL(`../${FILE}`, import.meta.url), 'utf8');
  const digest = createHash('sha256').update(content).digest('hex');
  const requests = [];
  let object;
  let server;

  before(async () => {
    server = createServer(async (request, response) => {
      const { method, url, headers } = request;
      const body = (await request.toArray()).join('');
      requests.push({ method, url, headers, body });
      if (method === 'PUT') {
        object = { body, headers };
        response.end();
      } else if (object) {
        const { 'x-amz-meta-sha256': sha256, 'x-amz-meta-version': version } = object.headers;
        response.writeHead(200, { etag: '"first"', 'x-amz-meta-sha256': sha256, 'x-amz-meta-version': version });
        response.end(object.body);
      } else {
        response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
      }
    });
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  });

  after(() => server.close());

  function push(...args) {
    return Program.run('./switchboard', ['access', 'push', ...args], {
      cwd: PROJECT,
      env: {
        ...process.env,
        AWS_ACCESS_KEY_ID: 'AKID',
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_REGION: 'eu-central-1',
        AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${server.address().port}`,
      },
    });
  }

  test('uploads the file with digest and version, signed for S3, and replaces only what it has read', async () => {
    const first = await push('--to', 's3://bucket/access.json', FILE);
    assert.equal(first.code, 0, first.stdout + first.stderr);
    const version = Number(first.stdout.match(/Version +(\d+)/)[1]);
    assert.ok(Math.abs(version - Date.now() / 1000) < 60, first.stdout);
    assert.match(first.stdout, /^deploy\/access\.json is at s3:\/\/bucket\/access\.json\.$/m);
    assert.match(first.stdout, /Replaced +nothing/);
    assert.ok(first.stdout.includes(digest), first.stdout);

    const [, { headers, body, url }] = requests;
    assert.equal(url, '/bucket/access.json');
    assert.equal(body, content);
    assert.equal(headers['x-amz-meta-sha256'], digest);
    assert.equal(headers['x-amz-content-sha256'], digest);
    assert.equal(headers['if-none-match'], '*');
    assert.match(headers.authorization, /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-central-1\/s3\/aws4_request, /);

    const second = await push('--region', 'eu-west-1', '--to', 's3://bucket/access.json', FILE);
    assert.match(second.stdout, new RegExp(`Replaced +version ${version}`));
    assert.equal(requests.at(-1).headers['if-match'], '"first"');
    assert.ok(Number(requests.at(-1).headers['x-amz-meta-version']) > version);
    assert.match(requests.at(-1).headers.authorization, /\/eu-west-1\/s3\//);
  });

  test('says in one line why nothing was uploaded', async () => {
    const { code, stdout, stderr } = await push('--to', 'bucket', FILE);
    assert.equal(code, 2);
    assert.match(stdout + stderr, /--to: An object's address is s3:\/\/BUCKET\/KEY/);
  });
});
