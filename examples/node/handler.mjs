const CONNECTIONS = `${process.env.AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI}/@connections`;

export async function handler({ requestContext: { routeKey, connectionId }, body }) {
  if (routeKey === '$default') {
    await fetch(`${CONNECTIONS}/${encodeURIComponent(connectionId)}`, { method: 'POST', body: 'Hello from Node!' });
  }
  return { statusCode: 200, body };
}
