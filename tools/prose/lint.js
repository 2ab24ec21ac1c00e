// Checks the sentences and the words of Markdown files: `node lint.js FILE…`; without files, of all documents. Ends with 1
// if there is something to change.

import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadLinterFormatter } from 'textlint';
import { linter } from './linter.js';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

const given = process.argv.slice(2);
const files = given.length ? given.map((file) => resolve(file)) : documents();
const results = await linter().lintFiles(files);
if (results.length !== files.length) {
  throw new Error(`Only ${results.length} of ${files.length} files could be checked.`);
}
const formatter = await loadLinterFormatter({ formatterName: 'unix' });
const problems = formatter.format(results);
if (problems.trim()) {
  console.log(problems);
  process.exitCode = 1;
}

function documents() {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: PROJECT, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)
    .map((file) => PROJECT + file);
}
