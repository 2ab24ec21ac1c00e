// What Amplify never sends, from a client that says whatever it is told, over each store: the same script, the same result.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { Client } from './client.js';
import { Service } from './service.js';

const SUITE_TIME = 120_000;
const KB = 1024;
const SUBSCRIPTIONS = 3;
const EVENTS = 'aws-appsync-event-ws';
const authorization = { 'x-api-key': 'local-key' };

for (const store of ['memory', 'dynamodb']) {
  describe(`a raw client of the Events protocol, with the store in ${store},`, { timeout: SUITE_TIME }, () => {
    let service;
    before(async () => (service = await Service.start('--store', store, '--subscriptions', `${SUBSCRIPTIONS}`)));
    after(() => service?.end());

    const enter = (t) => Speaker.connect(t, service.endpoint);

    test('may subscribe and publish before it says connection_init, and say that twice', async (t) => {
      const ada = await enter(t);
      assert.equal((await ada.subscribe('s', '/default/early')).type, 'subscribe_success');
      for (const time of ['once', 'twice']) {
        assert.equal((await ada.ask({ type: 'connection_init' })).type, 'connection_ack', time);
        assert.equal((await ada.next()).type, 'ka', time);
      }
      ada.send(publish('p', '/default/early', '1'));
      assert.deepEqual((await ada.both()).map(({ type }) => type), ['data', 'publish_success']);
    });

    test('may not unsubscribe before it subscribes', async (t) => {
      const ada = await enter(t);
      assert.equal(errorOf(await ada.ask({ type: 'unsubscribe', id: 's' }), 'unsubscribe_error'), 'UnknownOperationError');
      assert.equal((await ada.subscribe('s', '/default/room')).type, 'subscribe_success');
      assert.equal((await ada.ask({ type: 'unsubscribe', id: 's' })).type, 'unsubscribe_success');
      assert.equal(errorOf(await ada.ask({ type: 'unsubscribe', id: 's' }), 'unsubscribe_error'), 'UnknownOperationError');
    });

    test('is told of types nobody knows, and stays', async (t) => {
      const ada = await enter(t);
      for (const type of ['dance', 'data', 'ka', '', 7, null, ['subscribe']]) {
        assert.equal(errorOf(await ada.ask({ type, id: '7' }), 'error'), 'UnsupportedOperation', `${type}`);
      }
      await ada.isAlive();
    });

    test('is told of what is no message, and stays', async (t) => {
      const ada = await enter(t);
      for (const text of ['hello', '{', '[]', '"subscribe"', 'null', '{}{}', '{"type":"subscribe","id":"s",}', '\u0000', '[['.repeat(5_000)]) {
        const { type, errors } = await ada.askText(text);
        assert.deepEqual([type, errors[0].errorType], ['error', 'BadRequestException'], text.slice(0, 20));
      }
      await ada.isAlive();
    });

    test('may subscribe again under an id to the same channel alone, and publish again under any', async (t) => {
      const ada = await enter(t);
      assert.equal((await ada.subscribe('s', '/default/twice')).type, 'subscribe_success');
      assert.equal((await ada.subscribe('s', '/default/twice')).type, 'subscribe_success');
      assert.equal(errorOf(await ada.subscribe('s', '/default/other'), 'subscribe_error'), 'BadRequestException');
      for (const event of ['1', '2']) {
        ada.send(publish('p', '/default/twice', event));
        const [data, answer] = await ada.both();
        assert.deepEqual([data, answer.type], [{ type: 'data', id: 's', event }, 'publish_success']);
      }
    });

    test('with another client’s id neither reads nor ends what that one subscribed to', async (t) => {
      const [ada, eve] = [await enter(t), await enter(t)];
      await ada.subscribe('s', '/default/hers');
      assert.equal(errorOf(await eve.ask({ type: 'unsubscribe', id: 's' }), 'unsubscribe_error'), 'UnknownOperationError');
      assert.equal((await eve.ask(publish('p', '/default/hers', '1'))).type, 'publish_success');
      assert.deepEqual(await ada.next(), { type: 'data', id: 's', event: '1' });
    });

    test('is refused six events, none, and what is no list of strings', async (t) => {
      const ada = await enter(t);
      for (const events of [['1', '2', '3', '4', '5', '6'], [], '1', null, {}, [1], [null], ['1', {}]]) {
        const answer = await ada.ask({ type: 'publish', id: 'p', channel: '/default/room', events, authorization });
        assert.equal(answer.type, 'publish_error', JSON.stringify(events));
      }
      await ada.isAlive();
    });

    test('learns which events are not JSON, and the others are published', async (t) => {
      const ada = await enter(t);
      await ada.subscribe('s', '/default/mixed');
      ada.send(publish('p', '/default/mixed', '{', '[1]', '', 'NaN', '"é"'));
      const frames = [await ada.next(), await ada.next(), await ada.next()];
      assert.deepEqual(frames.filter(({ type }) => type === 'data').map(({ event }) => event), ['[1]', '"é"']);
      const { successful, failed } = frames.find(({ type }) => type === 'publish_success');
      assert.deepEqual([successful, failed].map((list) => list.map(({ index }) => index)), [[1, 4], [0, 2, 3]]);
    });

    test('is refused a channel with a segment of 51 characters, a sixth segment, or a wildcard to publish to', async (t) => {
      const ada = await enter(t);
      const most = `/default/${'a'.repeat(50)}`;
      assert.equal((await ada.subscribe('s', most)).type, 'subscribe_success');
      for (const channel of [`${most}a`, '/default/a/b/c/d/e', '/default//a', '/default/-a', '/default/é', '', '/', '/*', '/default/*/a', '/de*']) {
        assert.equal(errorOf(await ada.subscribe('t', channel), 'subscribe_error'), 'BadRequestException', channel);
        assert.equal(errorOf(await ada.ask(publish('p', channel, '1')), 'publish_error'), 'BadRequestException', channel);
      }
      assert.equal(errorOf(await ada.ask(publish('p', '/default/*', '1')), 'publish_error'), 'BadRequestException');
    });

    test('sends 32 KB in a frame and 128 KB in four; the byte beyond ends the connection with 1009', async (t) => {
      const ada = await enter(t);
      assert.equal((await ada.ask(filled(32 * KB))).type, 'publish_success');
      const pieces = JSON.stringify(filled(128 * KB)).match(/.{32768}/gs);
      assert.equal(pieces.length, 4);
      assert.equal((await ada.askText(...pieces)).type, 'publish_success');
      ada.send(filled(32 * KB + 1));
      assert.equal(await ada.closed, 1009);
    });

    test('that subscribes twice at the limit is let in once', async (t) => {
      const ada = await enter(t);
      for (let i = 1; i < SUBSCRIPTIONS; i++) {
        await ada.subscribe(`s${i}`, '/default/limit');
      }
      ['x', 'y'].forEach((id) => ada.send({ type: 'subscribe', id, channel: '/default/limit', authorization }));
      const answers = await ada.both();
      assert.deepEqual(answers.map(({ type }) => type).sort(), ['subscribe_error', 'subscribe_success']);
      assert.equal(errorOf(answers.find(({ errors }) => errors), 'subscribe_error'), 'MaxSubscriptionsReachedError');
    });

    test('that leaves while it subscribes is nobody’s recipient afterwards', async (t) => {
      const leaving = await Promise.all(Array.from({ length: 10 }, () => enter(t)));
      const left = leaving.map(({ closed }) => closed);
      leaving.forEach((client) => {
        client.send({ type: 'subscribe', id: 's', channel: '/default/leaving', authorization });
        client.close();
      });
      await Promise.all(left);
      const bob = await enter(t);
      const answer = await bob.ask(publish('p', '/default/leaving', '1'));
      assert.deepEqual([answer.type, answer.failed], ['publish_success', []]);
    });

    test('whose first message comes with its handshake is answered once it is connected', async (t) => {
      const { hostname, port, pathname, host } = new URL(service.endpoint);
      const socket = connect(port, hostname);
      t.after(() => socket.destroy());
      const heard = [];
      socket.on('data', (data) => heard.push(data));
      await once(socket, 'connect');
      socket.write(
        Buffer.concat([
          Buffer.from(
            [
              `GET ${pathname}/realtime HTTP/1.1`,
              `Host: ${host}`,
              'Connection: Upgrade',
              'Upgrade: websocket',
              'Sec-WebSocket-Version: 13',
              'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
              `Sec-WebSocket-Protocol: ${EVENTS}, ${credentials()}`,
              '\r\n',
            ].join('\r\n'),
          ),
          masked({ type: 'subscribe', id: 's', channel: '/default/at-once', authorization }),
        ]),
      );
      const text = () => Buffer.concat(heard).toString('latin1');
      while (!text().includes('subscribe_')) {
        await once(socket, 'data');
      }
      assert.match(text(), /^HTTP\/1\.1 101 [^]*\{"type":"subscribe_success","id":"s"\}$/);
    });
  });
}

/** A connection that says objects, or any text, and hears objects. */
class Speaker {
  #client;

  constructor(client) {
    this.#client = client;
  }

  static async connect(t, endpoint) {
    const address = `${endpoint.replace('http', 'ws')}/realtime`;
    return new Speaker(await Client.connect(t, address, [EVENTS, credentials()]));
  }

  send(message) {
    this.#client.send(JSON.stringify(message));
  }

  async next() {
    return JSON.parse(await this.#client.next());
  }

  /** The next two, in the order of arrival. */
  both() {
    return Promise.all([this.next(), this.next()]);
  }

  /** Sends, and waits for the next that comes. */
  ask(message) {
    return this.askText(JSON.stringify(message));
  }

  /** The same with any text, in as many frames as it has pieces. */
  askText(...pieces) {
    this.#client.send(...pieces);
    return this.next();
  }

  subscribe(id, channel) {
    return this.ask({ type: 'subscribe', id, channel, authorization });
  }

  async isAlive() {
    assert.equal((await this.ask(publish('alive', '/default/alive', '1'))).type, 'publish_success');
  }

  close() {
    this.#client.close();
  }

  get closed() {
    return this.#client.closed;
  }
}

function publish(id, channel, ...events) {
  return { type: 'publish', id, channel, events, authorization };
}

/** A publish that is exactly so many bytes. */
function filled(bytes) {
  const sized = (length) => publish('p', '/default/large', `"${'x'.repeat(length)}"`);
  return sized(bytes - JSON.stringify(sized(0)).length);
}

/** What an error is of, of an answer that has to be of this type. */
function errorOf({ type, errors }, expected) {
  assert.equal(type, expected);
  return errors[0].errorType;
}

/** The key as a subprotocol, as the protocol has it. */
function credentials() {
  const shown = JSON.stringify({ host: 'localhost', ...authorization });
  return `header-${Buffer.from(shown).toString('base64url')}`;
}

/** A text frame of a client, by hand, whose mask changes nothing. */
function masked(message) {
  const text = Buffer.from(JSON.stringify(message));
  assert.ok(text.length < 126);
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]);
}
