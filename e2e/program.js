import { spawn } from 'node:child_process';

/** A program under test: what it prints, a line to wait for, and how it ends. */
export class Program {
  stdout = '';
  stderr = '';
  #child;
  #waiting = new Set();

  constructor(command, args, options = {}) {
    this.#child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    for (const stream of ['stdout', 'stderr']) {
      this.#child[stream].setEncoding('utf8').on('data', (text) => {
        this[stream] += text;
        this.#waiting.forEach((look) => look());
      });
    }
    /** Resolves, once all output has been read, to how the program ended. */
    this.ended = new Promise((resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.once('close', (code, signal) => resolve({ code, signal }));
    });
    this.ended.catch(() => {}); // told to whoever waits; nobody has to
  }

  /** Runs a program to its end. */
  static async run(command, args, options) {
    const program = new Program(command, args, options);
    const { code, signal } = await program.ended;
    return { code, signal, stdout: program.stdout, stderr: program.stderr };
  }

  /** Waits until the whole lines on standard output hold a match, and fails when the program ends without one. */
  async printed(pattern) {
    let look;
    const match = new Promise((resolve) => {
      look = () => {
        const found = this.stdout.slice(0, this.stdout.lastIndexOf('\n') + 1).match(pattern);
        if (found) {
          resolve(found);
        }
      };
    });
    const end = this.ended.then(({ code, signal }) => {
      throw new Error(`ended with ${code ?? signal} before it printed ${pattern}:\n${this.stdout}${this.stderr}`);
    });
    this.#waiting.add(look);
    look();
    return Promise.race([match, end]).finally(() => this.#waiting.delete(look));
  }

  get pid() {
    return this.#child.pid;
  }

  signal(name) {
    this.#child.kill(name);
  }

  /** Tells it to go on, on its standard input, which the options must open; one that has ended does not mind. */
  go() {
    this.#child.stdin.once('error', () => {}).write('go on\n');
  }

  /** Ends this very process, if it still runs. */
  async end() {
    this.#child.kill('SIGKILL');
    await this.ended;
  }
}
