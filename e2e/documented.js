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

/** What docs/operations.md says that a function may do, each as `action on resource`. */
export function documentedPermissions(name) {
  const rows = text('docs/operations.md')
    .split('\n')
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim().replace(/^`([^`]*)`$/, '$1')));
  const head = rows.findIndex(([first]) => first === 'permission');
  const column = rows[head].indexOf(name);
  if (column < 0) {
    throw new Error(`docs/operations.md has no column for ${name}`);
  }
  const end = rows.findIndex((row, index) => index > head && row.length === 0);
  return rows
    .slice(head + 2, end)
    .filter((row) => row[column])
    .map(([action, resource]) => `${action} on ${resource}`);
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
