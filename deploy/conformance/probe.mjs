// A function that does as it is told, and keeps nothing: what API Gateway makes of that is what `./switchboard
// conformance` looks at. The query parameter `wish` tells it at $connect, the message itself later:
//
//   { "sleep": ms, "throw": "words", "answer": any response, "whoami": true }
//
// A client that calls itself `probe-for:ID` has each of its events posted to the connection ID, as it came.

import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_BODY = 1_000; // characters; so that every report fits into a message
const connections = new ApiGatewayManagementApiClient({ endpoint: process.env.CALLBACK_URL });

export async function handler(event) {
  await report(event);
  const wish = wishOf(event);
  if (wish.sleep) {
    await sleep(wish.sleep);
  }
  if (wish.throw) {
    throw new Error(wish.throw);
  }
  if (wish.whoami) {
    return { statusCode: 200, body: event.requestContext.connectionId };
  }
  return 'answer' in wish ? wish.answer : { statusCode: 200 };
}

async function report(event) {
  const [, watcher] = /^probe-for:(.+)$/.exec(event.requestContext.identity.userAgent ?? '') ?? [];
  if (watcher) {
    const body = event.body?.length > LONGEST_BODY ? event.body.length : event.body;
    const post = new PostToConnectionCommand({ ConnectionId: watcher, Data: JSON.stringify({ ...event, body }) });
    // A watcher that has seen enough is gone.
    await connections.send(post).catch((failure) => console.warn(`${watcher} hears nothing: ${failure.name}`));
  }
}

function wishOf({ queryStringParameters, body }) {
  try {
    return Object(JSON.parse(queryStringParameters?.wish ?? body ?? '{}'));
  } catch {
    return {}; // words that are no JSON wish for nothing
  }
}
