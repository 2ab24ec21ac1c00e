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
    /** Resolves to the code that the connection was closed with; from then on, `reason` holds the words beside it. */
    this.closed = new Promise((resolve) =>
      socket.once('close', (code, reason) => {
        this.reason = reason.toString();
        resolve(code);
      }),
    );
    this.closed.then(() => this.#serve());
  }

  /** Connects, until the test ends; protocols and headers are as ws takes them. */
  static async connect(t, address, ...protocolsAndOptions) {
    const socket = new WebSocket(address, ...protocolsAndOptions);
    t.after(() => socket.terminate());
    const client = new Client(socket);
    await once(socket, 'open');
    return client;
  }

  /** Sends one message, in as many frames as it has pieces. */
  send(...pieces) {
    const last = pieces.pop();
    pieces.forEach((piece) => this.#socket.send(piece, { fin: false }));
    this.#socket.send(last);
  }

  close(code = 1000, reason) {
    this.#socket.close(code, reason);
  }

  /** The subprotocol that was chosen; empty if none was. */
  get protocol() {
    return this.#socket.protocol;
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
export function refusal(address, ...protocolsAndOptions) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, ...protocolsAndOptions);
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
