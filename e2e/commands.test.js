// Every command that README and the documents show exists, with the options that they show; those that are quick print what is shown.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from './client.js';
import { commands, output, spans, words } from './documented.js';
import { Program } from './program.js';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const BUILD_TIME = 600_000;
const SUITE_TIME = 120_000;

// What has no --help of its own.
const WITHOUT_HELP = ['./switchboard format'];
// Options of programs that are not ours.
const FOREIGN = /^--(?:param|stage|region|verbose|prefix)\b/;

const helps = new Map();

before(
  async () => {
    // Builds what is missing, so that no test below waits for Maven.
    for (const program of ['./switchboard', './benchmarks/run']) {
      await help(program, []);
    }
  },
  { timeout: BUILD_TIME },
);

describe('what the documents show', { timeout: SUITE_TIME }, () => {
  const typed = [...commands(), ...spans().map(({ page, span }) => ({ page, command: span }))];

  for (const program of ['./switchboard', './benchmarks/run']) {
    test(`of ${program} is a command with these options`, async () => {
      const shown = typed.filter(({ command }) => command.startsWith(`${program} `) && !WITHOUT_HELP.includes(command));
      assert.ok(shown.length > 5, `${shown.length} commands`);
      const wrong = await Promise.all(
        shown.map(async ({ page, command }) => ((await unknown(program, words(command).slice(1))).length ? `${page}: ${command}` : '')),
      );
      assert.deepEqual(wrong.filter(Boolean), []);
    });
  }

  test('as an option alone is one of some command', async () => {
    const shown = spans().filter(({ span }) => /^--[a-z]/.test(span) && !FOREIGN.test(span));
    assert.ok(shown.length > 20, `${shown.length} options`);
    const all = [...(await allHelp('./switchboard')), ...(await allHelp('./benchmarks/run'))];
    const wrong = shown.filter(({ span }) => !options([span]).every((option) => all.some((text) => accepts(text, option))));
    assert.deepEqual(wrong, []);
  });

  test('of other programs names what exists', () => {
    const known = {
      mvn: mistakesOfMaven,
      npm: mistakesOfNpm,
      npx: mistakesOfNpx,
      node: mistakesOfFile,
      python3: mistakesOfFile,
      cd: () => [],
      curl: () => [], // played below
      printf: () => [], // played below
      aws: mistakesOfAws,
      export: () => [],
    };
    const wrong = commands()
      .filter(({ command }) => !command.startsWith('./'))
      .flatMap(({ page, command }) => {
        const [program, ...args] = words(command).filter((word) => !/^[A-Z_]+=/.test(word));
        const mistakes = known[program] ?? (() => ['is not checked here']);
        return mistakes(args, page).map((mistake) => `${page}: ${command}: ${mistake}`);
      });
    assert.deepEqual(wrong, []);
  });
});

describe('the output that the documents show', { timeout: SUITE_TIME }, () => {
  test('of access check is what it prints', async () => {
    const args = ['access', 'check', 'deploy/access.json'];
    const { code, stdout } = await run('./switchboard', args);
    assert.equal(code, 0);
    assert.equal(stdout.trimEnd(), output('README.md', ['./switchboard', ...args].join(' ')).trimEnd());
  });

  test('of the digest of a principal is the digest that the tables contain', () => {
    const shown = commands().find(({ command }) => command.startsWith('printf ')).command;
    const rows = readFileSync(join(PROJECT, 'adapters-aws/src/test/resources/stored-formats/principals.jsonl'), 'utf8');
    const { principal, tracked } = JSON.parse(rows.split('\n').find((row) => row.includes('"TOKEN"')));
    const { issuer, name } = principal.M;
    const typed = shown.replace('https://issuer.example ann', `'${issuer.S}' '${name.S}'`);
    assert.notEqual(typed, shown);
    assert.equal(`principal#${execFileSync('bash', ['-c', typed], { encoding: 'utf8' }).split(' ')[0]}`, tracked.S);
  });

  test('of key is a command that ends well', async () => {
    const { code, stdout } = await run('./switchboard', ['key', '--name', 'backend', '--days', '200']);
    assert.deepEqual([code, /sha256/.test(stdout)], [0, true]);
  });

  test('of local is what it prints, and what it logs and answers has these members', async (t) => {
    const shown = output('README.md', './switchboard local');
    const program = start(t, ['local', '--port', '0']);
    await program.printed(/Try it/);
    assert.equal(withoutPorts(program.stdout), withoutPorts(shown.slice(shown.indexOf('Switchboard is up'))));

    const [, events] = program.stdout.match(/Events +(\S+),/);
    const client = await Client.connect(t, program.stdout.match(/WebSocket +(\S+)/)[1]);
    client.send('Hello');
    await program.printed(/"MESSAGE"/);
    for (const [kind, documented] of logLines(readFileSync(join(PROJECT, 'README.md'), 'utf8'))) {
      assert.deepEqual(members(logLines(program.stdout).get(kind)), members(documented), kind);
    }

    const { command, output: answer } = commands(['README.md']).find((each) => each.command.startsWith('curl'));
    const answered = curl(t, command.replace('http://localhost:8080/event', events));
    assert.deepEqual(members(JSON.parse(answered)), members(JSON.parse(answer)));
  });

  test('of gateway is what it prints, and its control endpoint answers so', async (t) => {
    const shown = output('README.md', "./switchboard gateway --invoke http://127.0.0.1:9000 --route-response '$default'");
    const program = start(t, ['gateway', '--invoke', 'http://127.0.0.1:9000', '--route-response', '$default', '--port', '0']);
    await program.printed(/Try it/);
    assert.equal(withoutPorts(program.stdout), withoutPorts(shown.match(/^[^]*Try it.*$/m)[0]));

    const controlled = start(t, ['gateway', '--invoke', 'http://127.0.0.1:9000', '--route', '$default', '--port', '0', '--control', '0']);
    await controlled.printed(/Try it/);
    await Client.connect(t, controlled.stdout.match(/WebSocket +(\S+)/)[1]);
    const [, control] = controlled.stdout.match(/Control +http:\/\/(\S+)\/faults/);
    let id = 'ID';
    for (const { command, comment } of commands(['docs/gateway.md']).filter((each) => each.command.startsWith('curl'))) {
      const answer = curl(t, command.replace('127.0.0.1:8081', control).replace(/\bID$/, id));
      if (comment.startsWith('{')) {
        assert.deepEqual(members(JSON.parse(answer)), members(JSON.parse(comment)), command);
        id = JSON.parse(answer).connections?.[0] ?? id;
      }
    }
    assert.notEqual(id, 'ID');
  });
});

/** The words of a command line that its --help does not know. */
async function unknown(program, args) {
  const path = [];
  let text = await help(program, path);
  let rest = args;
  while (rest.length && subcommands(text).includes(rest[0])) {
    path.push(rest[0]);
    rest = rest.slice(1);
    text = await help(program, path);
  }
  const wrong = path.length || rest[0]?.startsWith('-') ? [] : [rest[0]];
  return [...wrong, ...options(rest).filter((option) => !accepts(text, option))];
}

function options(args) {
  return args.flatMap((arg) => arg.match(/^--[a-z][a-z-]*/) ?? []);
}

function accepts(text, option) {
  return new RegExp(String.raw`(?<![\w-])${option}(?![\w-])`).test(text);
}

/** The help of a program or of one of its commands, which is read once. */
function help(program, path) {
  const key = [program, ...path].join(' ');
  if (!helps.has(key)) {
    helps.set(key, readHelp(program, path));
  }
  return helps.get(key);
}

async function readHelp(program, path) {
  const { code, stdout, stderr } = await run(program, [...path, '--help']);
  assert.equal(code, 0, `${program} ${path.join(' ')}: ${stderr}`);
  return stdout;
}

/** The help of a program and of all its commands. */
async function allHelp(program, path = []) {
  const text = await help(program, path);
  const below = await Promise.all(subcommands(text).map((name) => allHelp(program, [...path, name])));
  return [text, ...below.flat()];
}

/** The names in the list of commands that a help has. */
function subcommands(text) {
  const [, list = ''] = text.split(/^Commands:$/m);
  return [...list.matchAll(/^ {2}([a-z][a-z-]*)\b/gm)].map(([, name]) => name);
}

function mistakesOfMaven(args) {
  const modules = args.flatMap((arg, at) => (arg === '-pl' ? args[at + 1].split(',') : []));
  const tests = args.flatMap((arg) => arg.match(/^-Dtest=(.*)$/)?.[1].split(',') ?? []).map((name) => name.split('#')[0]);
  const sources = execFileSync('git', ['ls-files'], { cwd: PROJECT, encoding: 'utf8' });
  return [
    ...modules.filter((module) => !existsSync(join(PROJECT, module, 'pom.xml'))),
    ...tests.filter((name) => !new RegExp(String.raw`/${name.replaceAll('*', '\\w*')}\.java$`, 'm').test(sources)),
  ];
}

function mistakesOfNpm(args, page) {
  const prefix = args.includes('--prefix') ? args[args.indexOf('--prefix') + 1] : join(page, '..');
  const file = join(PROJECT, prefix, 'package.json');
  if (!existsSync(file)) {
    return [`${prefix} has no package.json`];
  }
  const script = args.includes('run') ? args[args.indexOf('run') + 1] : args.find((arg) => arg === 'test');
  return script && !JSON.parse(readFileSync(file, 'utf8')).scripts?.[script] ? [`no script ${script}`] : [];
}

function mistakesOfNpx([name, ...args]) {
  if (name === 'wscat') {
    return [];
  }
  const { devDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
  const template = readFileSync(join(PROJECT, 'serverless.yml'), 'utf8');
  const params = args.flatMap((arg) => arg.match(/^--param=(\w+)=/)?.[1] ?? []);
  return [
    ...(name === `osls@${devDependencies.osls}` ? [] : [`the tests use osls ${devDependencies.osls}`]),
    ...params.filter((param) => !new RegExp(String.raw`^ +${param}:`, 'm').test(template)),
  ];
}

function mistakesOfFile([file], page) {
  return [file, join(page, '..', file)].some((path) => existsSync(join(PROJECT, path))) ? [] : [`there is no ${file}`];
}

/** A query must name a table of the template and a key of its own. */
function mistakesOfAws(args) {
  const template = readFileSync(join(PROJECT, 'serverless.yml'), 'utf8');
  const table = args[args.indexOf('--table-name') + 1].replace('switchboard-prod-', '');
  const key = args[args.indexOf('--key-condition-expression') + 1].split(' ')[0];
  return [
    ...(args.slice(0, 2).join(' ') === 'dynamodb query' ? [] : ['is not checked here']),
    ...(template.includes(`-${table}`) ? [] : [`there is no table ${table}`]),
    ...(template.includes(`AttributeName: ${key}`) ? [] : [`there is no key ${key}`]),
  ];
}

/** Each log line of a text, by its kind of event. */
function logLines(text) {
  return new Map([...text.matchAll(/^\{"event":"(\w+)".*\}$/gm)].map(([line, kind]) => [kind, JSON.parse(line)]));
}

/** A value with its names, and the kinds of its values. */
function members(value) {
  if (Array.isArray(value)) {
    return value.map(members);
  }
  return value && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, members(each)]))
    : typeof value;
}

function withoutPorts(text) {
  return text.replace(/(127\.0\.0\.1|localhost):\d+/g, '$1:PORT').trimEnd();
}

function curl(t, command) {
  const { status, stdout, stderr, error } = spawnSync('curl', ['-sS', '--fail', ...words(command).slice(1)], { encoding: 'utf8' });
  if (error) {
    t.diagnostic('curl is not installed');
    return '{}';
  }
  assert.equal(status, 0, `${command}: ${stderr}`);
  return stdout;
}

function start(t, args) {
  const program = new Program('./switchboard', args, { cwd: PROJECT });
  t.after(() => program.end());
  return program;
}

function run(program, args) {
  return Program.run(program, args, { cwd: PROJECT });
}
