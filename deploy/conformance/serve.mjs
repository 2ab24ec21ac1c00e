// Serves the probe as Lambda's Invoke API would: `node serve.mjs [PORT]`, with CALLBACK_URL in the environment.

import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

// The local gateway looks at no signature, but the SDK does not go without.
Object.assign(process.env, { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' });
const { handler } = await import('./probe.mjs');

const server = createServer(async (request, response) => {
  try {
    response.end(JSON.stringify(await handler(await json(request))));
  } catch ({ name, message }) {
    response.setHeader('X-Amz-Function-Error', 'Unhandled');
    response.end(JSON.stringify({ errorType: name, errorMessage: message }));
  }
});
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
