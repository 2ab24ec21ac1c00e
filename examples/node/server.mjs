// Runs a handler behind Lambda's Invoke API: what is posted is the event, what comes back is the response or the error.

import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspect, parseArgs } from 'node:util';

const USAGE = `Usage: node server.mjs [HANDLER] [--port N]

  HANDLER   the file and its export, as on Lambda: src/app.handler, with or without .mjs, .cjs, .js
            (default: handler.handler beside this server)
  --port N  where to listen; 0 picks a free port (default: $PORT, or 9000)

AWS_LAMBDA_FUNCTION_TIMEOUT is the time for an event in seconds (default: 30).`;
const OURS = join(dirname(fileURLToPath(import.meta.url)), 'handler.mjs');
const NAME = process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'function';
const SECONDS = Number(process.env.AWS_LAMBDA_FUNCTION_TIMEOUT ?? 30);

/** Finds "file.export"; the name of the file may have dots, and the export may be nested. */
async function load(spec) {
  const parts = basename(spec).split('.');
  for (let dots = parts.length; dots > 0; dots--) {
    const path = join(dirname(spec), parts.slice(0, dots).join('.'));
    const file = ['', '.mjs', '.cjs', '.js'].map((end) => path + end).find((each) => /\.[cm]?js$/.test(each) && existsSync(each));
    if (file) {
      return exported(file, parts.slice(dots).join('.') || 'handler');
    }
  }
  return refuse(`There is no file for the handler ${spec}: expected FILE.EXPORT, such as src/app.handler`);
}

async function exported(file, name) {
  const module = await import(pathToFileURL(file));
  const find = (from) => name.split('.').reduce((value, key) => value?.[key], from);
  const handler = find(module) ?? find(module.default);
  if (typeof handler !== 'function') {
    const names = Object.keys({ ...module.default, ...module }).filter((key) => !['default', 'module.exports'].includes(key));
    return refuse(`${file} exports no function ${name}; it exports: ${names.join(', ') || 'nothing'}`);
  }
  return handler;
}

/** Calls a handler that returns a promise, takes a callback, or ends by its context. */
async function call(handler, event) {
  let timer;
  const ended = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Task timed out after ${SECONDS.toFixed(2)} seconds`)), SECONDS * 1000);
    const callback = (error, response) => (error === null || error === undefined ? resolve(response) : reject(error));
    const active = process.getActiveResourcesInfo().length;
    const context = contextOf(Date.now() + SECONDS * 1000, callback);
    const result = invocation.run(reject, () => handler(event, context, callback));
    if (typeof result?.then === 'function') {
      result.then(resolve, reject);
    } else if (handler.length < 3 && process.getActiveResourcesInfo().length <= active) {
      setImmediate(resolve); // as on Lambda: without a promise or a callback, the response is null
    }
  });
  return ended.finally(() => clearTimeout(timer));
}

function contextOf(deadline, callback) {
  return {
    callbackWaitsForEmptyEventLoop: true, // the response does not wait here
    functionName: NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${NAME}`,
    memoryLimitInMB: '128',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${NAME}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: callback,
    succeed: (response) => callback(null, response),
    fail: (error) => callback(error ?? 'null'),
  };
}

/** What Lambda makes of anything that can be thrown. */
function failure(thrown) {
  if (thrown instanceof Error || (thrown?.name && thrown.message && thrown.stack)) {
    return { errorType: thrown.name, errorMessage: String(thrown.message), trace: String(thrown.stack).split('\n') };
  }
  return { errorType: typeof thrown, errorMessage: typeof thrown === 'string' ? thrown : inspect(thrown), trace: [] };
}

async function respond(handler, request, response) {
  try {
    const result = await call(handler, JSON.parse(await text(request)));
    response.end(JSON.stringify(result) ?? 'null');
  } catch (thrown) {
    console.error(thrown);
    response.setHeader('X-Amz-Function-Error', 'Unhandled');
    response.end(JSON.stringify(failure(thrown)));
  }
}

// What nobody awaits fails its own event if that still waits for a callback, and never the server.
const invocation = new AsyncLocalStorage();
for (const event of ['unhandledRejection', 'uncaughtException']) {
  process.on(event, (thrown) => {
    console.error(thrown);
    invocation.getStore()?.(thrown);
  });
}

function refuse(reason) {
  console.error(reason);
  process.exit(2);
}

try {
  const options = { port: { type: 'string', default: process.env.PORT ?? '9000' }, help: { type: 'boolean', short: 'h' } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    console.log(USAGE);
    process.exit();
  }
  if (positionals.length > 1 || !/^\d{1,5}$/.test(values.port) || !(SECONDS > 0)) {
    refuse(USAGE);
  }
  const handler = await load(positionals[0] ?? OURS);
  const server = createServer((request, response) => respond(handler, request, response));
  server.on('error', ({ message }) => refuse(`${message}; choose another port with --port`));
  server.listen(Number(values.port), '127.0.0.1', () => {
    console.log(`The function is at http://127.0.0.1:${server.address().port}`);
  });
} catch (error) {
  refuse(error.code?.startsWith('ERR_PARSE_ARGS') ? `${error.message}\n${USAGE}` : error);
}
