import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const CONSOLE = /^```console\n([^]*?)^```$/gm;
const PROMPT = /^\$ ((?:.*\\\n)*.*)\n?((?:(?!\$ ).*\n)*)/gm;
const BLOCK = /^```[^]*?^```$/gm;
const SPAN = /`([^`\n]+)`/g;

export const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'deploy/conformance/README.md',
  'examples/README.md',
  ...readdirSync(`${PROJECT}docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** The commands behind a prompt, each with its page, its comment and the output that the page shows. */
export function commands(pages = PAGES) {
  return pages.flatMap((page) =>
    [...text(page).matchAll(CONSOLE)].flatMap(([, block]) =>
      [...block.matchAll(PROMPT)].map(([, typed, output]) => ({ page, ...parts(typed), output })),
    ),
  );
}

/** The output that a page shows below a command. */
export function output(page, command) {
  const found = commands([page]).find((each) => each.command === command);
  if (!found) {
    throw new Error(`${page} does not show ${command}`);
  }
  return found.output;
}

/** The code within sentences. */
export function spans(pages = PAGES) {
  return pages.flatMap((page) => [...text(page).replace(BLOCK, '').matchAll(SPAN)].map(([, span]) => ({ page, span })));
}

/** The words of a command, without the quotes around them. */
export function words(command) {
  return [...command.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)].map(([word]) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'));
}

function parts(typed) {
  const [, command, comment = ''] = typed.replace(/\\\n\s*/g, '').match(/^(.*?)(?:\s+# (.*))?$/);
  return { command: command.replace(/\s*&$/, '').trim(), comment };
}

function text(page) {
  return readFileSync(PROJECT + page, 'utf8');
}
