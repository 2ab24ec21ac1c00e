// A function's code with the AWS SDK for JavaScript v3: WAY DOMAIN_NAME STAGE CONNECTION_ID.
import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';

const [way, domainName, stage, ConnectionId] = process.argv.slice(2);
const ENDPOINTS = {
  none: {},
  event: { endpoint: `https://${domainName}/${stage}` },
  setting: { endpoint: process.env.CALLBACK_URL },
};
const client = new ApiGatewayManagementApiClient({ ...ENDPOINTS[way], maxAttempts: 1 });
await client.send(new PostToConnectionCommand({ ConnectionId, Data: 'posted' }));
