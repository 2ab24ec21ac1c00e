import { ApiGatewayManagementApi } from '@aws-sdk/client-apigatewaymanagementapi';

/** The AWS SDK's client, which learns of the gateway from its environment alone, as in a function. */
export function managementOf(gateway) {
  Object.assign(process.env, gateway.environment, {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nothing',
    // Node 20 is old to the SDK, and enough for it.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
  // Once is enough to see what a call comes to.
  return new ApiGatewayManagementApi({ maxAttempts: 1 });
}
