// What ./switchboard decides before any Java of ours runs: which JDK, whether to build, how to start; and how
// ./benchmarks/run and ./fan-out-proof/run use its functions. The scripts are the real ones, in a project folder of its own; JDKs and Maven are stand-ins that say how they were called.

import assert from 'node:assert/strict';
import { accessSync, constants, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readFile, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { setTimeout as passes } from 'node:timers/promises';
import { Program } from './program.js';

const SCRIPTS = ['switchboard', 'benchmarks/run', 'fan-out-proof/run'];
const TOOLS = ['awk', 'bash', 'dirname', 'find', 'ln', 'mkdir', 'mv', 'readlink', 'rm', 'sleep', 'touch'];

let box, project, home, tools;

beforeEach(async () => {
  box = await realpath(await mkdtemp(join(tmpdir(), 'switchboard launcher ')));
  [project, home, tools] = ['my project', 'home', 'tools'].map((name) => join(box, name));

  await write(join(project, 'pom.xml'));
  await write(join(project, 'app-local/pom.xml'));
  await write(join(project, 'domain/pom.xml'));
  await write(join(project, 'domain/src/main/java/Kept.java'));
  await write(join(project, 'domain/src/main/java/Deleted.java'));
  await mkdir(join(project, 'benchmarks'));
  await mkdir(join(project, 'fan-out-proof'));
  for (const script of SCRIPTS) {
    await copyFile(new URL(`../${script}`, import.meta.url), join(project, script));
  }

  await mkdir(home);
  await mkdir(tools);
  for (const tool of TOOLS) {
    await symlink(onPath(tool), join(tools, tool));
  }
  await maven();
});

afterEach(() => rm(box, { recursive: true }));

describe('the JDK', () => {
  test('is the one of JAVA_HOME, if that is a 25', async () => {
    const chosen = await jdk('chosen', '25.0.1');
    const other = await jdk('other', '25.0.3');
    const run = await switchboard(['local'], { JAVA_HOME: chosen, PATH: path(other) });
    assert.equal(started(run).home, chosen);
  });

  test('is on the PATH, also behind another one and behind links', async () => {
    const old = await jdk('old', '17.0.15');
    const right = await jdk('right', '25');
    await mkdir(join(box, 'etc'));
    await mkdir(join(box, 'usr'));
    await symlink(join(right, 'bin/java'), join(box, 'etc/java'));
    await symlink('../etc/java', join(box, 'usr/java'));
    const run = await switchboard(['local'], { JAVA_HOME: old, PATH: [join(old, 'bin'), join(box, 'usr'), tools].join(delimiter) });
    assert.equal(started(run).home, right);
  });

  for (const folder of [
    '.sdkman/candidates/java/25.0.3-tem',
    '.jdks/temurin-25.0.3',
    '.asdf/installs/java/temurin-25.0.3',
    '.local/share/mise/installs/java/25',
    'Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home',
  ]) {
    test(`is found in ~/${folder}`, async () => {
      const old = await jdk('old', '17.0.15');
      const right = await jdk(join('home', folder), '25.0.3');
      const run = await switchboard(['local'], { PATH: path(old), SWITCHBOARD_JDK_FOLDERS: undefined });
      assert.equal(started(run).home, right);
    });
  }

  test('is found in a Homebrew formula', async () => {
    const right = await jdk('opt/openjdk@25/libexec/openjdk.jdk/Contents/Home', '25.0.3');
    const run = await switchboard(['local'], { SWITCHBOARD_JDK_FOLDERS: `${join(box, 'nowhere')}:${join(box, 'opt')}` });
    assert.equal(started(run).home, right);
  });

  test('is asked for in one sentence that says what was found', async () => {
    const old = await jdk('jvm/old', '17.0.15');
    const older = await jdk('jvm/older', '1.8.0_412');
    const newer = await jdk('jvm/newer', '26-ea');
    const runtime = await jdk('jvm/runtime', '25.0.3');
    await rm(join(runtime, 'bin/javac'));
    const run = await switchboard(['local'], { PATH: path(old), SWITCHBOARD_JDK_FOLDERS: join(box, 'jvm') });
    refused(run, /^switchboard: needs a JDK 25, but found /);
    for (const found of [`JDK 17 at ${old}`, `JDK 8 at ${older}`, `JDK 26 at ${newer}`, `JRE 25 at ${runtime}`]) {
      assert.equal(run.stderr.split(found).length, 2, `says once "${found}": ${run.stderr}`);
    }
    assert.match(run.stderr, /install one .* or set JAVA_HOME/);
  });

  test('is asked for when there is none at all', async () => {
    refused(await switchboard(['--help'], { JAVA_HOME: join(box, 'nowhere') }), /needs a JDK 25, but found no JDK at all/);
  });
});

describe('the build', () => {
  let right, env;

  beforeEach(async () => {
    right = await jdk('jvm/right', '25.0.3');
    env = { JAVA_HOME: right };
  });

  test('happens before the first start, on the JDK that was found, and says so', async () => {
    const run = await switchboard(['local'], { SWITCHBOARD_JDK_FOLDERS: join(box, 'jvm') });
    started(run);
    assert.match(run.stderr, /^Building Switchboard .*\n$/);
    assert.deepEqual(await builds(), [call(right, '-B -Dmaven.test.skip=true -pl app-local -am package')]);
  });

  test('happens once while nothing changes', async () => {
    await built();
    const run = await switchboard(['local'], env);
    started(run);
    assert.equal(run.stderr, '');
    assert.deepEqual(await builds(), []);
  });

  for (const [what, change] of Object.entries({
    'a source file changed': () => write(join(project, 'domain/src/main/java/Kept.java')),
    'a source file was deleted': () => rm(join(project, 'domain/src/main/java/Deleted.java')),
    'the pom.xml changed': () => write(join(project, 'pom.xml')),
    "a module's pom.xml changed": () => write(join(project, 'domain/pom.xml')),
    'nobody knows when it was built': () => rm(join(project, 'app-local/target/.built')),
    'the jar is missing': () => rm(join(project, 'app-local/target/switchboard.jar')),
    'something changed during the last build': async () => {
      await maven('until [ pom.xml -nt app-local/target/.built.begun ]; do touch pom.xml; done');
      await write(join(project, 'pom.xml'));
      await switchboard(['local'], env);
      await maven();
    },
  })) {
    test(`happens again when ${what}`, async () => {
      await built();
      await change();
      const before = (await builds()).length;
      started(await switchboard(['local'], env));
      assert.equal((await builds()).length, before + 1);
    });
  }

  test('shows what Maven says when it fails, and is tried again', async () => {
    await maven('echo "[ERROR] Kept.java does not compile"; exit 1');
    for (const attempt of ['first', 'second']) {
      const run = await switchboard(['local'], env);
      assert.equal(run.code, 1, attempt);
      assert.equal(run.stdout, '', attempt);
      assert.match(run.stderr, /^Building .*\n\[ERROR\] Kept\.java does not compile\n.*build failed.*\n$/, attempt);
    }
  });

  test('says which module it is at, and how many there are', async () => {
    await maven(String.raw`printf '\033[0m[INFO] Scanning\n[INFO] Building Switchboard 1-SNAPSHOT    [1/2]\n[INFO] Building Switchboard: domain 1-SNAPSHOT [2/2]\n'`);
    const run = await switchboard(['local'], env);
    started(run);
    assert.match(run.stderr, /^Building Switchboard \(.*\n {2}\[1\/2\] Switchboard\n {2}\[2\/2\] Switchboard: domain\n$/);
  });

  test('shows each error once, as Maven repeats them at its end', async () => {
    await write(join(box, 'said'), [
      '[INFO] Scanning for projects...',
      '[WARNING] COMPILATION WARNING : ',
      '[WARNING] Kept.java:[7,1] use parentheses',
      '[ERROR] COMPILATION ERROR : ',
      '[ERROR] Kept.java:[8,1] cannot find symbol',
      '  symbol:   class Gone',
      '[ERROR] Kept.java:[9,1] cannot find symbol',
      '  symbol:   class Gone',
      '[ERROR] Failed to execute goal compile on project domain: Compilation failure: Compilation failure: ',
      '[ERROR] Kept.java:[8,1] cannot find symbol',
      '[ERROR]   symbol:   class Gone',
      '[ERROR] only said here',
      '[ERROR] -> [Help 1]',
      '[ERROR] ',
      '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
      '[ERROR] [Help 1] http://cwiki.apache.org/confluence',
    ].join('\n') + '\n');
    await maven(`while IFS= read -r line; do printf '%s\\n' "$line"; done <'${join(box, 'said')}'; exit 1`);
    const { code, stderr } = await switchboard(['local'], env);
    assert.equal(code, 1);
    assert.deepEqual(stderr.split('\n').slice(1, -1), [
      '[WARNING] COMPILATION WARNING : ',
      '[WARNING] Kept.java:[7,1] use parentheses',
      '[ERROR] COMPILATION ERROR : ',
      '[ERROR] Kept.java:[8,1] cannot find symbol',
      '  symbol:   class Gone',
      '[ERROR] Kept.java:[9,1] cannot find symbol',
      '  symbol:   class Gone',
      '[ERROR] Failed to execute goal compile on project domain: Compilation failure: Compilation failure: ',
      '[ERROR] only said here',
      'switchboard: the build failed; above is what Maven says.',
    ]);
  });

  test('shows an error of one line without the advice of Maven', async () => {
    await maven('echo "[ERROR] Could not create local repository at /home/ann/.m2 -> [Help 1]"; echo "[ERROR] To see the full stack trace"; exit 1');
    const { stderr } = await switchboard(['local'], env);
    assert.match(stderr, /…\n\[ERROR\] Could not create local repository at \/home\/ann\/\.m2\nswitchboard: the build failed/);
  });

  test('of two starts at once happens once; the other waits and says so, and both start', async () => {
    // Maven ends once a second start waits for it.
    await maven(`until [ -f '${join(box, 'waits')}' ]; do sleep 0.05; done`);
    const first = new Program('./switchboard', ['local'], options(env));
    await reached(async () => (await builds()).length === 1);
    const second = new Program('./switchboard', ['local'], options(env));
    await reached(() => /\n/.test(second.stderr));
    await write(join(box, 'waits'));
    for (const program of [first, second]) {
      const end = await program.ended;
      started({ ...end, stdout: program.stdout, stderr: program.stderr });
    }
    assert.match(first.stderr, /^Building Switchboard .*\n$/);
    assert.match(second.stderr, new RegExp(`^Waiting until process ${first.pid} has built Switchboard …\\n$`));
    assert.deepEqual([(await builds()).length, (await trainings()).length], [1, 1]);
    assert.ok(!existsSync(join(project, 'app-local/target/.building')));
  });

  test('is not waited for when its process was killed, or failed', async () => {
    await mkdir(join(project, 'app-local/target'), { recursive: true });
    const { pid, ended } = new Program('sh', ['-c', 'exit']);
    await ended;
    await symlink(`${pid}`, join(project, 'app-local/target/.building'));
    await maven('exit 1');
    assert.equal((await switchboard(['local'], env)).code, 1);
    await maven();
    const run = await switchboard(['local'], env);
    started(run);
    assert.match(run.stderr, /^Building Switchboard .*\n$/);
  });

  test('in a folder that cannot be written is refused in one sentence', async () => {
    await write(join(project, 'app-local/target'), 'a file where a folder belongs, which root cannot write to either');
    refused(await switchboard(['local'], env), /has to build, but cannot write to .*app-local\/target; .*copy the project/);
    assert.deepEqual(await builds(), []);
  });

  test('needs Maven only when there is something to build', async () => {
    await rm(join(tools, 'mvn'));
    refused(await switchboard(['local'], env), /needs Maven .* found no mvn on the PATH; install/);
    await maven();
    await built();
    await rm(join(tools, 'mvn'));
    started(await switchboard(['local'], env));
  });
});

describe('the training', () => {
  test('happens once after a build, in the flags of the start', async () => {
    const env = { JAVA_HOME: await jdk('right', '25.0.3') };
    started(await switchboard(['local'], env));
    started(await switchboard(['local'], env));
    const made = join(project, 'app-local/target/switchboard.aot.new');
    assert.deepEqual(await trainings(), [
      `-XX:AOTCacheOutput=${made} -Dhttp.maxConnections=64 --enable-native-access=ALL-UNNAMED -Xlog:aot=off` +
        ` -jar ${join(project, 'app-local/target/switchboard.jar')} check`,
    ]);
  });

  test('happens again when Maven made the jars anew', async () => {
    const env = { JAVA_HOME: await jdk('right', '25.0.3') };
    started(await switchboard(['local'], env));
    const later = Date.now() / 1000 + 60;
    await utimes(join(project, 'app-local/target/switchboard.jar'), later, later);
    started(await switchboard(['local'], env));
    assert.equal((await trainings()).length, 2);
  });

  test('is left out in a folder that cannot be written, in which all is built', { skip: process.getuid?.() === 0 }, async () => {
    const env = { JAVA_HOME: await jdk('right', '25.0.3') };
    started(await switchboard(['local'], env));
    await rm(join(project, 'app-local/target/switchboard.aot'));
    await chmod(join(project, 'app-local/target'), 0o555);
    const run = await switchboard(['local'], env);
    await chmod(join(project, 'app-local/target'), 0o755);
    assert.deepEqual([run.stderr, started(run).args[0]], ['', '-Dhttp.maxConnections=64']);
  });

  test('is not repeated when it fails, and costs no start', async () => {
    const env = { JAVA_HOME: await jdk('right', '25.0.3', { training: 'exit 1' }) };
    started(await switchboard(['local'], env));
    const run = await switchboard(['local'], env);
    started(run);
    assert.equal(run.stderr, '');
    assert.equal((await trainings()).length, 1);
  });
});

describe('the start', () => {
  let env;

  beforeEach(async () => {
    env = { JAVA_HOME: await jdk('right', '25.0.3') };
    await built();
  });

  test('hands over every argument as it was given, and nothing else', async () => {
    const given = ['local', '--stage', 'two words', '', '*', '--port=0'];
    const { args, telemetry } = started(await switchboard(given, env));
    const jar = args.indexOf('-jar');
    assert.deepEqual(args.slice(0, jar), [
      `-XX:AOTCache=${join(project, 'app-local/target/switchboard.aot')}`,
      '-Dhttp.maxConnections=64',
      '--enable-native-access=ALL-UNNAMED',
      '-Xlog:aot=off',
    ]);
    assert.deepEqual(args.slice(jar + 1), [join(project, 'app-local/target/switchboard.jar'), ...given]);
    assert.equal(telemetry, '0');
    assert.deepEqual(started(await switchboard([], env)).args.slice(jar + 2), []);
  });

  test('leaves no shell between the terminal and Java, so that signals arrive', async () => {
    const program = new Program('./switchboard', ['local'], options(env));
    await program.ended;
    assert.equal(started({ code: 0, ...program }).pid, String(program.pid));
  });

  test('works from any folder, through links, and stays in that folder', async () => {
    const elsewhere = join(box, 'else where');
    await mkdir(join(elsewhere, 'bin'), { recursive: true });
    await symlink('../../my project', join(elsewhere, 'bin/project'));
    await symlink('project/switchboard', join(elsewhere, 'bin/switchboard'));
    await symlink(join(elsewhere, 'bin/switchboard'), join(elsewhere, 'sb'));
    for (const command of ['./sb', 'bin/switchboard', '../my project/switchboard', join(project, 'switchboard')]) {
      const run = started(await switchboard(['local'], { ...env, CDPATH: box }, command, elsewhere));
      assert.equal(run.args.at(-2), join(project, 'app-local/target/switchboard.jar'), command);
      assert.equal(run.folder, elsewhere, command);
    }
  });

  test('of format is the formatter, and no Java of ours', async () => {
    const run = await switchboard(['format'], env, '../my project/switchboard', home);
    assert.deepEqual([run.code, run.stdout, run.stderr], [0, '', '']);
    assert.deepEqual(await builds(), [call(env.JAVA_HOME, '-B -q -pl tools validate exec:exec@format-apply')]);
    refused(await switchboard(['format', '--all'], env), /format takes no options.*--all/);
  });
});

describe('a checkout', () => {
  test('starts where git writes CRLF by its own setting, as under Windows', { skip: !existsSync(new URL('../.git', import.meta.url)) }, async () => {
    const jdkHome = await jdk('chosen', '25.0.3');
    const checkout = join(box, 'checkout');
    const clone = ['-c', 'core.autocrlf=true', 'clone', '--quiet', '--depth', '1', new URL('..', import.meta.url).href, checkout];
    const { code, stderr } = await Program.run('git', clone);
    assert.equal(code, 0, stderr);
    const run = await switchboard(['--help'], { JAVA_HOME: jdkHome }, './switchboard', checkout);
    assert.deepEqual([started(run).home, started(run).args.at(-1)], [jdkHome, '--help']);
  });
});

describe('a benchmark', () => {
  let env;

  beforeEach(async () => {
    env = { JAVA_HOME: await jdk('right', '25.0.3') };
  });

  test('is built after the service, and given every argument', async () => {
    const run = await switchboard(['local', '--rounds', '1'], env, '../my project/benchmarks/run', home);
    const { args, folder } = started(run);
    assert.deepEqual(await builds(), [
      call(env.JAVA_HOME, '-B -Dmaven.test.skip=true -pl app-local -am package'),
      call(env.JAVA_HOME, '-B -Dmaven.test.skip=true -pl benchmarks -am package'),
    ]);
    assert.equal((await trainings()).length, 1);
    assert.deepEqual(args, ['-jar', join(project, 'benchmarks/target/benchmarks.jar'), 'local', '--rounds', '1']);
    assert.equal(folder, project);
  });

  test('that changes makes no service stale', async () => {
    await built();
    await write(join(project, 'benchmarks/src/main/java/Changed.java'));
    started(await switchboard(['local'], env));
    assert.deepEqual(await builds(), []);
  });
});

describe('the proof of the fan-out', () => {
  let env;

  beforeEach(async () => {
    env = { JAVA_HOME: await jdk('right', '25.0.3') };
  });

  const run = (...args) => switchboard(args, env, '../my project/fan-out-proof/run', home);

  for (const [args, tests] of [
    [[], 'LargeLoadProof,AllMixesProof'],
    [['mixes'], 'AllMixesProof'],
    [['recovery'], 'LargeLoadProof'],
  ]) {
    test(`runs ${tests} when it is given ${args.length ? args : 'nothing'}`, async () => {
      assert.equal((await run(...args)).code, 0);
      assert.deepEqual(await builds(), [
        call(env.JAVA_HOME, `-B -q -pl fan-out-proof -am test -Dtest=${tests} -Dsurefire.failIfNoSpecifiedTests=false`),
      ]);
    });
  }

  test('refuses anything else', async () => {
    refused(await run('all'), /takes mixes or recovery.*all/);
    refused(await run('mixes', 'recovery'), /takes mixes or recovery.*mixes recovery/);
    assert.deepEqual(await builds(), []);
  });
});

/** Runs a script where only what a test provides can be found. */
function switchboard(args, env, command = './switchboard', cwd = project) {
  return Program.run(command, args, options(env, cwd));
}

function options(env, cwd = project) {
  return { cwd, env: { HOME: home, PATH: tools, SWITCHBOARD_JDK_FOLDERS: '', ...env } };
}

function path(jdkHome) {
  return [join(jdkHome, 'bin'), tools].join(delimiter);
}

/** A JDK whose java says how it was started. */
async function jdk(name, version, { training = 'touch "${1#*=}"' } = {}) {
  const folder = join(box, name);
  await write(join(folder, 'release'), `IMPLEMENTOR="Nobody"\nJAVA_VERSION="${version}"\nJAVA_RUNTIME_VERSION="99+1"\n`);
  await program(join(folder, 'bin/javac'), 'exit 1');
  await program(
    join(folder, 'bin/java'),
    `case $1 in -XX:AOTCacheOutput=*) echo "$*" >>'${join(box, 'trainings')}'; ${training} ;; esac
    printf '%s\\0' '${folder}' $$ "$PWD" "\${DDB_LOCAL_TELEMETRY-}" "$@"`,
  );
  return folder;
}

/** What the stand-in for java was started with. */
function started({ code, stdout, stderr }) {
  assert.equal(code, 0, stderr);
  const [home, pid, folder, telemetry, ...args] = stdout.split('\0').slice(0, -1);
  return { home, pid, folder, telemetry, args };
}

function refused({ code, stdout, stderr }, pattern) {
  assert.deepEqual({ code, stdout }, { code: 2, stdout: '' }, stderr);
  assert.match(stderr, /^[^\n]+\n$/, 'one line');
  assert.match(stderr, pattern);
}

/** A Maven that notes each call and, unless told otherwise, makes the jar. */
async function maven(then = '') {
  const note = `echo "$PWD $JAVA_HOME $(command -v java) $*" >>'${join(box, 'builds')}'`;
  await program(join(tools, 'mvn'), `${note}\n${then}\nmkdir -p app-local/target/lib && touch app-local/target/switchboard.jar`);
}

/** The note of a call in the project folder, with the JDK also first on the PATH: Maven finds programs there. */
function call(jdkHome, args) {
  return `${project} ${jdkHome} ${join(jdkHome, 'bin/java')} ${args}`;
}

function builds() {
  return notes('builds');
}

function trainings() {
  return notes('trainings');
}

async function reached(condition) {
  while (!(await condition())) {
    await passes(20);
  }
}

async function notes(name) {
  const text = await readFile(join(box, name), 'utf8').catch(() => '');
  return text.split('\n').slice(0, -1);
}

/** Leaves the project built a minute ago, after its sources were written. */
async function built() {
  const jdkHome = await jdk('builder', '25.0.3');
  started(await switchboard(['local'], { JAVA_HOME: jdkHome }));
  await rm(join(box, 'builds'));
  const now = Date.now() / 1000;
  for (const file of ['pom.xml', 'app-local/pom.xml', 'domain/pom.xml']) {
    await utimes(join(project, file), now - 120, now - 120);
  }
  for (const file of ['', 'java', 'java/Kept.java', 'java/Deleted.java']) {
    await utimes(join(project, 'domain/src/main', file), now - 120, now - 120);
  }
  await utimes(join(project, 'app-local/target/.built'), now - 60, now - 60);
}

async function program(file, text) {
  await rm(file, { force: true });
  await write(file, `#!/bin/sh\n${text}\n`);
  await chmod(file, 0o755);
}

async function write(file, text = '') {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

function onPath(tool) {
  for (const folder of process.env.PATH.split(delimiter)) {
    const file = join(folder, tool);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not in this folder
    }
  }
  throw new Error(`${tool} is not on the PATH`);
}
