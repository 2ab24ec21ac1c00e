import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Program } from './program.js';

const SWITCHBOARD = fileURLToPath(new URL('../switchboard', import.meta.url));

/** `./switchboard gateway` on a free port, known by what it prints. */
export class Gateway {
  #program;

  /** One for all tests of a describe; its options are asked for once the functions have addresses. */
  static ofSuite(options) {
    const gateway = new Gateway();
    before(() => gateway.#start(options()));
    after(() => gateway.#program.end());
    return gateway;
  }

  async #start(options) {
    this.#program = new Program(SWITCHBOARD, ['gateway', '--port', '0', ...options]);
    await this.#program.printed(/Try it:/);
  }

  /** Where clients connect. */
  get address() {
    return this.#said(/WebSocket +(\S+)/);
  }

  /** What the gateway says that the function's SDK must be told. */
  get environment() {
    return { AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI: this.#said(/AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI=(\S+)/) };
  }

  /** All that it has printed. */
  get screen() {
    return this.#program.stdout;
  }

  /** Where a connection can be posted to, without an SDK. */
  connection(id) {
    return `${this.#said(/Management +(\S+)/)}/${encodeURIComponent(id)}`;
  }

  /** Where faults are set. */
  get faults() {
    return this.#said(/Control +(\S+)/);
  }

  /** Lets something go wrong, until the test ends. */
  async fault(t, name, value = '') {
    const address = `${this.faults}/${name}`;
    t.after(() => fetch(address, { method: 'DELETE' }));
    const { status } = await fetch(address, { method: 'PUT', body: value });
    if (status !== 204) {
      throw new Error(`${name} ${value} was answered ${status}`);
    }
  }

  #said(pattern) {
    return this.#program.stdout.match(pattern)[1];
  }
}
