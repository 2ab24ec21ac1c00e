// Links, paths and class names in the documents lead somewhere.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: PROJECT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file && existsSync(join(PROJECT, file)));
const PAGES = FILES.filter((file) => file.endsWith('.md') && !file.startsWith('.github/'));
const CLASSES = new Set(FILES.filter((file) => file.endsWith('.java')).map((file) => basename(file, '.java')));

const LINK = /\]\((?!https?:)([^)\s]+)\)/g;
const HEADING = /^#+ (.+)$/gm;
const CODE_BLOCK = /^```[^]*?^```$/gm;
const CLASS = /`([A-Z][a-z]+(?:[A-Z][a-zA-Z]*)+)`/g;
const PATH = /`((?:[\w.-]+\/)+[\w.-]*)`/g;

function prose(page) {
  return readFileSync(join(PROJECT, page), 'utf8').replace(CODE_BLOCK, '');
}

function found(pattern, text) {
  return [...text.matchAll(pattern)].map(([, one]) => one);
}

/** The anchor that a code host makes of a heading. */
function anchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

function leadsSomewhere(page, link) {
  const [path, fragment] = link.split('#');
  const target = path ? join(dirname(page), path) : page;
  if (!existsSync(join(PROJECT, target)) || relative('.', target).startsWith('..')) {
    return false;
  }
  return !fragment || found(HEADING, prose(target)).map(anchor).includes(fragment);
}

describe('the documents', () => {
  test('link only to files and headings that exist', () => {
    const links = PAGES.flatMap((page) => found(LINK, prose(page)).map((link) => ({ page, link })));
    assert.ok(links.length > 50, `${links.length} links`);
    assert.deepEqual(links.filter(({ page, link }) => !leadsSomewhere(page, link)), []);
  });

  test('send contributors only to classes and files that exist', () => {
    const text = prose('CONTRIBUTING.md');
    const classes = found(CLASS, text);
    assert.ok(classes.length > 50, `${classes.length} classes`);
    assert.deepEqual(classes.filter((name) => !CLASSES.has(name)), []);
    assert.deepEqual(found(PATH, text).filter((path) => !existsSync(join(PROJECT, path))), []);
  });
});
