import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Program } from './program.js';

const SWITCHBOARD = fileURLToPath(new URL('../switchboard', import.meta.url));

/** `./switchboard gateway`, on a free port unless its options name one, known by what it prints. */
export class Gateway {
  #program;

  /** One for all tests of a describe; its options are asked for once the functions have addresses. */
  static ofSuite(options, environment = {}) {
    const gateway = new Gateway();
    before(() => gateway.#start(options(), environment));
    after(() => gateway.#program.end());
    return gateway;
  }

  async #start(options, environment) {
    const port = options.includes('--port') ? [] : ['--port', '0'];
    this.#program = new Program(SWITCHBOARD, ['gateway', ...port, ...options], { env: { ...process.env, ...environment } });
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

  /** Below which connections can be posted to. */
  get management() {
    return this.#said(/Management +(\S+)\/@connections/);
  }

  /** The file with its certificate; undefined without TLS. */
  get certificate() {
    return this.#program.stdout.match(/Certificate +(\S+)/)?.[1];
  }

  /** The options that its start screen names for an endpoint that is built from the event. */
  get missingOptions() {
    return this.#said(/leads here only with (.+)/).split(' ');
  }

  /** The value that its start screen names for a variable of the environment. */
  variable(name) {
    return this.#said(new RegExp(`${name}=(\\S+)`));
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
