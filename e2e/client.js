import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A WebSocket client that keeps what it receives until somebody asks. */
export class Client {
  #socket;
  #received = [];
  #asking = [];

  constructor(socket) {
    this.#socket = socket;
    socket.on('error', () => {}); // the close event that follows says it
    socket.on('message', (data) => {
      this.#received.push(data.toString());
      this.#serve();
    });
    /** Resolves to the code that the connection was closed with. */
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    this.closed.then(() => this.#serve());
  }

  /** Connects, until the test ends. */
  static async connect(t, address) {
    const socket = new WebSocket(address);
    t.after(() => socket.terminate());
    const client = new Client(socket);
    await once(socket, 'open');
    return client;
  }

  send(data) {
    this.#socket.send(data);
  }

  close() {
    this.#socket.close(1000);
  }

  /** The next text, in the order of arrival. */
  next() {
    return new Promise((resolve, reject) => {
      this.#asking.push({ resolve, reject });
      this.#serve();
    });
  }

  #serve() {
    while (this.#asking.length > 0 && this.#received.length > 0) {
      this.#asking.shift().resolve(this.#received.shift());
    }
    if (this.#socket.readyState === WebSocket.CLOSED) {
      this.#asking.splice(0).forEach(({ reject }) => reject(new Error('The connection closed before a text came.')));
    }
  }
}

/** The HTTP status that a handshake is refused with. */
export function refusal(address) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.once('open', () => {
      socket.terminate();
      reject(new Error('The handshake was not refused.'));
    });
    socket.once('error', reject);
    socket.once('unexpected-response', (request, response) => {
      resolve(response.statusCode);
      request.destroy();
    });
  });
}
