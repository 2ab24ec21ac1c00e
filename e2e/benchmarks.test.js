// The benchmarks of docs/performance.md, only shorter: they measure to their end and print the rows that are shown there. How
// fast anything is, is not tested.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { output } from './documented.js';
import { Program } from './program.js';

const BENCHMARKS = fileURLToPath(new URL('../benchmarks/run', import.meta.url));
const BUILD_TIME = 600_000;
const RUN_TIME = 300_000;

const TIMES = String.raw` +[\d,]+( +[\d,]+ … [\d,]+)? +`;

describe('the benchmark of the service', { timeout: RUN_TIME }, () => {
  before(
    async () => {
      // Builds what is missing, so that the test does not wait for Maven.
      const { code, stderr } = await Program.run(BENCHMARKS, ['--help']);
      assert.equal(code, 0, stderr);
    },
    { timeout: BUILD_TIME },
  );

  test('runs to its end and prints a row for each of the four that it measures', async () => {
    const options = ['--starts', '1', '--warm-up', '0', '--rounds', '2', '--clients', '5'];
    const { code, stdout, stderr } = await Program.run(BENCHMARKS, ['local', ...options]);
    assert.equal(code, 0, stderr);
    for (const row of [
      String.raw`Milliseconds +median +min … max +ratio +target`,
      String.raw`Start, until it says it is ready`,
      String.raw`  \./switchboard local${TIMES}\d+\.\d\d +≤ 1,000 ms +(not )?met`,
      String.raw`  an empty Java program${TIMES}1\.00`,
      String.raw`Broadcast to 5 clients, until the last one has it`,
      String.raw`  what one client says${TIMES}\d+\.\d\d +≤ 1\.50 +(not )?met`,
      String.raw`  5 bare java\.net\.http posts${TIMES}1\.00`,
    ]) {
      assert.match(stdout, new RegExp(`^${row}`, 'm'));
    }
    assert.deepEqual(rows(stdout), rows(output('docs/performance.md', './benchmarks/run local')));
  });

  test('events prints the rows that docs/performance.md shows', async () => {
    const { code, stdout, stderr } = await Program.run(BENCHMARKS, ['events', '--warm-up', '0', '--rounds', '2']);
    assert.equal(code, 0, stderr);
    assert.deepEqual(rows(stdout), rows(output('docs/performance.md', './benchmarks/run events')));
  });

  test('refuses to measure nothing', async () => {
    const { code, stderr } = await Program.run(BENCHMARKS, ['local', '--clients', '0']);
    assert.equal(code, 2);
    assert.match(stderr, /at least 1 start, 1 round and 1 client/);
  });
});

/** The first column of a table, from its head on, without figures. */
function rows(text) {
  const lines = text.split('\n');
  return lines
    .slice(lines.findIndex((line) => /median +min … max/.test(line)))
    .map((line) => line.trimEnd().split(/(?<=\S) {2,}/)[0].replace(/\d[\d,.]*/g, 'N'))
    .filter(Boolean);
}
