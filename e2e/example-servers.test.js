// The servers under examples run any handler: however it is written, answers and fails.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { invoke, NODE, PYTHON, serverFile, skipWithout, startServer } from './example.js';
import { Program } from './program.js';

const HANDLERS = fileURLToPath(new URL('./handlers/', import.meta.url));
const SUITE_TIME = 180_000;

describe('a server of an example', { timeout: SUITE_TIME }, () => {
  for (const [[language, command, file], handler, response] of [
    [NODE, 'styles.async', 'hello'],
    [NODE, 'common.handler', 'hello'],
    [NODE, 'common.cjs', 'hello'],
    [NODE, 'styles.nested.inner', 'hello'],
    [NODE, 'styles.callback', 'hello'],
    [NODE, 'styles.later', 'hello'],
    [NODE, 'styles.succeed', 'hello'],
    [NODE, 'styles.done', 'hello'],
    [NODE, 'styles.careless', 'hello'],
    [NODE, 'styles.nothing', null],
    [NODE, 'styles.unpromised', null],
    [NODE, 'styles.remembered', '36,function,true'],
    [PYTHON, 'styles.returns', 'hello'],
    [PYTHON, 'styles.remembers', '36,function,True'],
    [PYTHON, 'styles.counts', { whole: 1, part: 1.5 }],
  ]) {
    test(`in ${language} runs ${handler}`, skipWithout(command), async (t) => {
      const address = await startServer(t, command, file, [HANDLERS + handler]);
      for (const _ of ['once', 'again']) {
        assert.deepEqual(JSON.parse(await invoke(address, { say: 'hello' })), response);
      }
    });
  }

  for (const [[language, command, file], handler, message] of [
    [NODE, 'styles.throwsText', /^Unauthorized$/],
    [NODE, 'styles.throwsError', /^Unauthorized$/],
    [NODE, 'styles.throwsNow', /^Unauthorized$/],
    [NODE, 'styles.throwsNull', /^null$/],
    [NODE, 'styles.throwsUndefined', /^undefined$/],
    [NODE, 'styles.callsWithText', /^Unauthorized$/],
    [NODE, 'styles.callsWithError', /^Unauthorized$/],
    [NODE, 'styles.fails', /^Unauthorized$/],
    [NODE, 'styles.throwsLater', /^Unauthorized$/],
    [NODE, 'styles.rejectsLater', /^Unauthorized$/],
    [NODE, 'styles.big', /BigInt/],
    [NODE, 'styles.circular', /circular/],
    [PYTHON, 'styles.raises', /^Unauthorized$/],
    [PYTHON, 'styles.leaves', /^Unauthorized$/],
    [PYTHON, 'styles.dates', /datetime/],
  ]) {
    test(`in ${language} tells the error of ${handler}, and goes on`, skipWithout(command), async (t) => {
      const address = await startServer(t, command, file, [HANDLERS + handler]);
      for (const _ of ['once', 'again']) {
        const failure = await fetch(address, { method: 'POST', body: '{}' });
        assert.ok(failure.headers.has('X-Amz-Function-Error'));
        assert.match((await failure.json()).errorMessage, message);
      }
    });
  }

  for (const [[language, command, file], options, output] of [
    [NODE, ['missing.handler'], /no file for the handler missing\.handler/],
    [NODE, [`${HANDLERS}styles.missing`], /no function missing; it exports: async, big/],
    [NODE, ['--port', 'x'], /Usage/],
    [PYTHON, ['missing.handler'], /no file missing\.py/],
    [PYTHON, [`${HANDLERS}styles.missing`], /no function missing; it has: .*raises/],
    [PYTHON, ['--port', 'x'], /usage/],
  ]) {
    test(`in ${language} refuses ${options.join(' ').replace(HANDLERS, '')}`, skipWithout(command), async () => {
      const { code, stderr } = await Program.run(command, [serverFile(file), ...options]);
      assert.notEqual(code, 0);
      assert.match(stderr, output);
    });
  }
});
