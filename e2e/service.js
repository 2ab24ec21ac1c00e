import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { Program } from './program.js';

const LAUNCHER = fileURLToPath(new URL('../switchboard', import.meta.url));

/** `./switchboard local` as people start it, where clients of the Events protocol look for it. */
export class Service {
  /** Starts it with these options, the last of which may be an object of environment variables. */
  static async start(...args) {
    const env = typeof args.at(-1) === 'object' ? args.pop() : {};
    const program = new Program(LAUNCHER, ['local', '--port', '0', ...args], { env: { ...process.env, ...env } });
    const [, endpoint] = await program.printed(/Events +(\S+),/);
    const [, management] = await program.printed(/Management +(\S+)/);
    await program.printed(/Try it/);
    return Object.assign(new Service(), { program, endpoint, management });
  }

  /** Publishes over HTTP, as a backend does. */
  async publish(event) {
    const { status } = await fetch(this.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 'local-key' },
      body: JSON.stringify({ channel: '/default/room', events: [JSON.stringify(event)] }),
    });
    assert.equal(status, 200);
  }

  async end() {
    this.program.signal('SIGINT');
    await this.program.ended;
  }
}
