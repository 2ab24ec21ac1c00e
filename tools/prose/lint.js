// Checks the sentences and the words of Markdown files: `node lint.js FILE…`; without files, of those below. Ends with 1
// if there is something to change.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadLinterFormatter } from 'textlint';
import { linter } from './linter.js';

/** Pages that are not checked yet. */
const LEFT_OUT = ['scale.md'];

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

const files = process.argv.length > 2 ? process.argv.slice(2) : documents();
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
  const pages = readdirSync(`${PROJECT}docs`).filter((name) => name.endsWith('.md') && !LEFT_OUT.includes(name));
  return ['README.md', 'CONTRIBUTING.md', ...pages.map((name) => `docs/${name}`)].map((name) => PROJECT + name);
}
