// Lambda's Invoke API, for one handler: what is posted is the event, what comes back is the answer.

import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { handler } from './handler.mjs';

const server = createServer(async (request, response) => {
  try {
    response.end(JSON.stringify((await handler(await json(request))) ?? null));
  } catch ({ message }) {
    response.setHeader('X-Amz-Function-Error', 'Unhandled');
    response.end(JSON.stringify({ errorMessage: message }));
  }
});
server.listen(process.env.PORT ?? 9000, '127.0.0.1', () => {
  console.log(`The function is at http://127.0.0.1:${server.address().port}`);
});
