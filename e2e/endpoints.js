// Functions with the real AWS SDKs, and the ways in which code sets the endpoint of its posts.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from './client.js';
import { Program } from './program.js';

const JARS = `${fileURLToPath(new URL('../app-local/target/lib/', import.meta.url))}*`;
const AWS = {
  AWS_REGION: 'eu-central-1',
  AWS_DEFAULT_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'nobody',
  AWS_SECRET_ACCESS_KEY: 'nothing',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

/** Each with its command, the variable that makes it trust a certificate, and why it cannot run here. */
const SDKS = [
  { name: 'the AWS SDK for JavaScript v3', command: [process.execPath, program('post.mjs')], trust: 'NODE_EXTRA_CA_CERTS', missing: () => false },
  { name: 'boto3', command: ['python3', program('post.py')], trust: 'AWS_CA_BUNDLE', missing: withoutBoto3 },
  { name: 'the AWS SDK for Java 2', command: ['java', '-XX:TieredStopAtLevel=1', '-cp', JARS, program('Post.java')], trust: 'JAVA_TOOL_OPTIONS', missing: withoutJava },
];

/**
 * Declares a test for each SDK: code that sets its endpoint this way reaches a client through the gateway.
 * The ways are `none` (the SDK reads the gateway's variable), `event` (https://${domainName}/${stage}) and `setting`.
 */
export function testEndpoint(way, lambda, gateway) {
  for (const sdk of SDKS) {
    test(`${sdk.name} posts to the client`, { skip: sdk.missing(way) }, async (t) => {
      const trust = gateway.certificate ? { ca: readFileSync(gateway.certificate) } : {};
      const client = await Client.connect(t, gateway.address, trust);
      client.send('Post, please.');
      const { requestContext } = await lambda.told('$default', lambda.connection);
      assert.deepEqual(await run(sdk, requestContext), { code: 0, stdout: '' });
      assert.equal(await client.next(), 'posted');
    });
  }

  /** Runs the code of a function with this event. A JVM starts slowly, so the gateway does not wait for it. */
  async function run(sdk, { domainName, stage, connectionId }) {
    const [command, ...args] = sdk.command;
    const { code, stdout, stderr } = await Program.run(command, [...args, way, domainName, stage, connectionId], { env: environment(sdk) });
    return { code, stdout: code === 0 ? stdout : stdout + stderr };
  }

  /** What the start screen names, and of the endpoint no more than this way needs. */
  function environment(sdk) {
    const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS_|NODE_|JAVA_TOOL_OPTIONS)/.test(name)));
    const endpoint = { none: gateway.environment, event: {}, setting: { CALLBACK_URL: gateway.management } }[way];
    const trust = gateway.certificate ? { [sdk.trust]: gateway.variable(sdk.trust) } : {};
    return { ...own, ...AWS, ...endpoint, ...trust };
  }
}

/** Why a test cannot have a network of its own; false if it can. */
export function withoutNamespace() {
  const { status } = spawnSync('unshare', ['-rn', 'ip', 'link', 'set', 'lo', 'up']);
  return status === 0 ? false : 'unshare -rn makes no network namespace here';
}

/** Runs a command to its end in a network namespace of its own, where every port is free. */
export function runInNamespace(...command) {
  const env = { ...process.env };
  delete env.NODE_TEST_CONTEXT; // of this test, not of those in the namespace
  return Program.run('unshare', ['-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...command], { env });
}

function program(name) {
  return fileURLToPath(new URL(`endpoints/${name}`, import.meta.url));
}

function withoutBoto3(way) {
  const { status, stdout } = spawnSync('python3', ['-c', 'import boto3; print(boto3.__version__)'], { encoding: 'utf8' });
  if (status !== 0) {
    return 'boto3 is not installed';
  }
  const [major, minor] = stdout.split('.').map(Number);
  return way === 'none' && (major < 1 || (major === 1 && minor < 28)) ? `boto3 ${stdout.trim()} does not read AWS_ENDPOINT_URL` : false;
}

function withoutJava() {
  const { status } = spawnSync('javac', ['-version']);
  return status === 0 ? false : 'there is no JDK on the PATH';
}
