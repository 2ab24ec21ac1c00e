import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { after, before, beforeEach } from 'node:test';

const WELCOME = () => ({ statusCode: 200 });

/** A function in Node behind Lambda's Invoke API; a test scripts what it answers, and sees what it was told. */
export class ScriptedFunction {
  /** Every event, oldest first. */
  events = [];
  /** Makes an answer of an event; text is sent as it is, and what is thrown is the function's error. */
  answer = WELCOME;
  #news = new EventEmitter();
  #server = createServer((request, response) => this.#serve(request, response));

  /** One for all tests of a describe, which welcomes everybody unless a test says otherwise. */
  static ofSuite() {
    const scripted = new ScriptedFunction();
    before(() => once(scripted.#server.listen(0, '127.0.0.1'), 'listening'));
    beforeEach(() => (scripted.answer = WELCOME));
    after(() => scripted.end());
    return scripted;
  }

  get address() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** The id of the connection that was asked for last. */
  get connection() {
    return this.events.findLast((event) => event.requestContext.eventType === 'CONNECT').requestContext.connectionId;
  }

  /** The event of a route for a connection, once it is there. */
  async told(routeKey, connectionId) {
    for (;;) {
      const event = this.events.find(
        ({ requestContext: it }) => it.routeKey === routeKey && it.connectionId === connectionId,
      );
      if (event) {
        return event;
      }
      await once(this.#news, 'event');
    }
  }

  /** Is no longer there, whoever is waiting. */
  end() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(request, response) {
    const event = await json(request);
    this.events.push(event);
    this.#news.emit('event');
    try {
      const answer = await this.answer(event);
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? null));
    } catch ({ name, message }) {
      response.setHeader('X-Amz-Function-Error', 'Unhandled');
      response.end(JSON.stringify({ errorType: name, errorMessage: message }));
    }
  }
}
