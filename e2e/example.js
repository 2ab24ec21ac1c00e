// The servers under examples, as programs.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Program } from './program.js';

export const NODE = ['Node', 'node', 'node/server.mjs'];
export const PYTHON = ['Python', 'python3', 'python/server.py'];

/** Starts a server on a free port, until the test ends. */
export async function startServer(t, command, file, options, environment = {}) {
  const env = { ...process.env, ...environment, PORT: '0', PYTHONDONTWRITEBYTECODE: '1' };
  const program = new Program(command, [serverFile(file), ...options], { env });
  t.after(() => program.end());
  const [, address] = await program.printed(/The function is at (\S+)/);
  return address;
}

export function serverFile(file) {
  return fileURLToPath(new URL(`../examples/${file}`, import.meta.url));
}

export async function invoke(address, event) {
  return (await fetch(address, { method: 'POST', body: JSON.stringify(event) })).text();
}

/** Skips a test, and says why, where a language is not installed. */
export function skipWithout(command) {
  return { skip: spawnSync(command, ['--version']).error ? `${command} is not installed` : false };
}
