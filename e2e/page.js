import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { browser } from './browser.js';

const HTML = '<!doctype html><title>A page</title><script src="page.js"></script>';

// Amplify for a page, whose one line of ours lets its sockets be plain: it makes wss of any http.
const SCRIPT = `
  import { Amplify } from 'aws-amplify';
  import { events } from 'aws-amplify/data';
  const Plain = globalThis.WebSocket;
  globalThis.WebSocket = class extends Plain {
    constructor(url, protocols) { super(String(url).replace(/^wss:/, 'ws:'), protocols); }
  };
  const configure = (endpoint, apiKey) =>
    Amplify.configure({ API: { Events: { endpoint, region: 'eu-central-1', defaultAuthMode: 'apiKey', apiKey } } });
  globalThis.talk = async (endpoint) => {
    configure(endpoint, 'local-key');
    const room = await events.connect('/default/room');
    const heard = [];
    await new Promise((resolve, reject) => {
      const subscription = room.subscribe({
        next: ({ event }) => heard.push(event) === 2 && resolve(),
        error: ({ errors }) => reject(new Error(JSON.stringify(errors))),
      });
      subscription.ready
        .then(() => room.publish({ over: 'WebSocket' }))
        .then(() => events.post('/default/room', { over: 'HTTP' }))
        .catch(reject);
    });
    configure(endpoint, 'a-wrong-key');
    const refused = await events.post('/default/room', 1).catch(String);
    return { heard, refused };
  };`;

/** A page on which the unmodified aws-amplify runs, on a site of its own, in Chromium. */
export class Page {
  #chromium;
  #site;

  static async open() {
    const script = await bundled();
    const page = new Page();
    page.#chromium = await browser();
    page.#site = createServer(({ url }, response) => {
      response.setHeader('content-type', url === '/page.js' ? 'text/javascript' : 'text/html');
      response.end(url === '/page.js' ? script : HTML);
    });
    await once(page.#site.listen(0, '127.0.0.1'), 'listening');
    return page;
  }

  /** Loads it anew, as Amplify keeps one socket for a page; tells what it heard of what it said, and how a wrong key is refused. */
  async talk(endpoint) {
    const tab = await this.#chromium.newPage();
    await tab.goto(`http://127.0.0.1:${this.#site.address().port}/`);
    const said = await tab.evaluate((address) => globalThis.talk(address), endpoint);
    await tab.close();
    return said;
  }

  async close() {
    await this.#chromium.close();
    this.#site.close();
  }
}

async function bundled() {
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    format: 'iife',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0].text;
}
