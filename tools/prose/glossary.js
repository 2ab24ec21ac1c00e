// The words to avoid are those of the table in docs/glossary.md, so that readers and the check share one list.

import { readFileSync } from 'node:fs';

const GLOSSARY = new URL('../../docs/glossary.md', import.meta.url);
const SECTION = /^## Words to avoid$([^]*?)(?=^## |$(?![^]))/m;
const ROW = /^\| `([^`]+)` \| (.+?) \|$/gm;

/** Each word to avoid, as a regular expression, with the words to write instead. */
export function wordsToAvoid() {
  const [, section] = readFileSync(GLOSSARY, 'utf8').match(SECTION) ?? [];
  const words = [...(section ?? '').matchAll(ROW)].map(([, avoid, write]) => [avoid.replaceAll('\\|', '|'), write]);
  if (words.length === 0) {
    throw new Error('docs/glossary.md has no table of words to avoid.');
  }
  return words;
}
