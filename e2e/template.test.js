// What `osls package` makes of serverless.yml: the routes, tables and rights that a deployment would get.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { circle, unfilled, unresolved } from './references.js';
import { Template, get, ref, text } from './template.js';

const API = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${WebsocketsApi}';

const HOST = '${WebsocketsApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}';
const CALLBACK = { 'Fn::Sub': `https://${HOST}/realtime` };

// SQS's own maximum, for a message and for a batch: that the functions send no more is tested beside them.
const LONGEST_MESSAGE = 1024 * 1024;

const FUNCTIONS = ['Gateway', 'Publish', 'Reminders', 'Worker'];

const template = Template.of('..');

function ofApi(id, type) {
  return template.all(type).filter((each) => each.ApiId.Ref === id);
}

describe('the template', () => {
  test('names nothing that is not there, waits for nothing in a circle, and leaves no placeholder', () => {
    assert.deepEqual(unresolved(template), []);
    assert.deepEqual(circle(template), []);
    assert.deepEqual(unfilled(template), []);
  });

  test('tells its functions nothing that docs/operations.md does not explain', () => {
    const explained = readFileSync(new URL('../docs/operations.md', import.meta.url), 'utf8');
    const told = template.all('AWS::Lambda::Function').flatMap((each) => Object.keys(each.Environment.Variables));
    assert.notEqual(told.length, 0);
    assert.deepEqual(told.filter((name) => !explained.includes(`\`${name}\``)), []);
  });

  test('holds nothing of CloudFront, unless it was asked for', () => {
    const kinds = Object.values(template.resources).map((resource) => resource.Type.split('::')[1]);
    assert.deepEqual([...new Set(kinds)].sort(), ['ApiGatewayV2', 'DynamoDB', 'IAM', 'Lambda', 'Logs', 'S3', 'SQS']);
  });

  test('has no object for access rules, unless it was asked for', () => {
    assert.deepEqual(Object.keys(template.named('AWS::S3::Bucket')), ['ServerlessDeploymentBucket']);
    assert.deepEqual(template.all('AWS::IAM::Policy'), []);
  });

  test('tells the addresses: a plain client\'s, and the one to which Amplify appends /realtime', () => {
    assert.equal(template.output('ServiceEndpointWebsocket'), `wss://${HOST}/realtime`);
    assert.equal(template.output('EventsEndpoint'), `https://${HOST}`);
    assert.equal(template.output('HttpApiUrl'), 'https://${HttpApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}');
  });
});

describe('the routes', () => {
  test('are $connect, $disconnect and $default, open to all, and answer nothing', () => {
    const routes = ofApi('WebsocketsApi', 'AWS::ApiGatewayV2::Route');
    assert.deepEqual(
      routes.map((route) => route.RouteKey).sort(),
      ['$connect', '$default', '$disconnect'],
    );
    for (const { RouteKey, ...route } of routes) {
      assert.deepEqual(
        route,
        {
          ApiId: ref('WebsocketsApi'),
          AuthorizationType: 'NONE',
          Target: { 'Fn::Join': ['/', ['integrations', ref('GatewayWebsocketsIntegration')]] },
        },
        RouteKey,
      );
    }
    assert.deepEqual(template.all('AWS::ApiGatewayV2::RouteResponse'), []);
  });

  test('lead to the one function', () => {
    assert.deepEqual(Object.keys(template.named('AWS::Lambda::Function')).sort(), [
      'GatewayLambdaFunction',
      'PublishLambdaFunction',
      'RemindersLambdaFunction',
      'WorkerLambdaFunction',
    ]);
    const [integration, ...others] = ofApi('WebsocketsApi', 'AWS::ApiGatewayV2::Integration');
    assert.deepEqual(others, []);
    assert.deepEqual(integration.ApiId, ref('WebsocketsApi'));
    assert.equal(integration.IntegrationType, 'AWS_PROXY');
    assert.equal(
      text(integration.IntegrationUri),
      'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${GatewayLambdaFunction.Arn}/invocations',
    );
  });

  test('belong to one WebSocket API, with one stage whose name Amplify appends to its endpoint', () => {
    assert.deepEqual(Object.keys(template.named('AWS::ApiGatewayV2::Api')).sort(), ['HttpApi', 'WebsocketsApi']);
    assert.equal(template.properties('WebsocketsApi').ProtocolType, 'WEBSOCKET');
    const stages = ofApi('WebsocketsApi', 'AWS::ApiGatewayV2::Stage');
    assert.deepEqual(stages.map((stage) => stage.StageName), ['realtime']);
    assert.match(stages[0].DeploymentId.Ref, /^WebsocketsDeployment/);
  });

  test('may invoke the function from this stage only', () => {
    assert.deepEqual(template.properties('GatewayLambdaPermissionWebsockets'), {
      FunctionName: get('GatewayLambdaFunction', 'Arn'),
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: { 'Fn::Sub': `${API}/realtime/*` },
    });
    assert.deepEqual(Object.keys(template.named('AWS::Lambda::Permission')).sort(), [
      'GatewayLambdaPermissionWebsockets',
      'PublishLambdaPermissionHttpApi',
    ]);
  });
});

describe('HTTP publish', () => {
  test('is POST /event of an HTTP API, at its root, in payload format 2.0', () => {
    const [{ Target, ...route }, ...others] = ofApi('HttpApi', 'AWS::ApiGatewayV2::Route');
    assert.deepEqual(others, []);
    assert.deepEqual(route, { ApiId: ref('HttpApi'), RouteKey: 'POST /event' });
    assert.equal(text(Target), 'integrations/${HttpApiIntegrationPublish}');
    assert.deepEqual(ofApi('HttpApi', 'AWS::ApiGatewayV2::Integration'), [
      {
        ApiId: ref('HttpApi'),
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: get('PublishLambdaFunction', 'Arn'),
        PayloadFormatVersion: '2.0',
        TimeoutInMillis: 30_000,
      },
    ]);
    assert.deepEqual(ofApi('HttpApi', 'AWS::ApiGatewayV2::Stage').map((stage) => stage.StageName), ['$default']);
  });

  test('is for pages of all origins, with the headers that Amplify sends and the one that it reads', () => {
    const { ProtocolType, CorsConfiguration } = template.properties('HttpApi');
    assert.equal(ProtocolType, 'HTTP');
    assert.deepEqual(CorsConfiguration, {
      AllowOrigins: ['*'],
      AllowMethods: ['POST'],
      AllowHeaders: [
        'content-type',
        'x-amz-user-agent',
        'x-api-key',
        'authorization',
        'x-amz-date',
        'x-amz-security-token',
        'idempotency-key',
      ],
      ExposeHeaders: ['x-amzn-errortype'],
      MaxAge: 2 * 60 * 60,
    });
  });

  test('may invoke its function from this API only', () => {
    const { SourceArn, ...permission } = template.properties('PublishLambdaPermissionHttpApi');
    assert.deepEqual(permission, {
      FunctionName: get('PublishLambdaFunction', 'Arn'),
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
    });
    assert.equal(text(SourceArn), 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${HttpApi}/*');
  });
});

describe('the function', () => {
  const gateway = template.properties('GatewayLambdaFunction');

  test('is the handler, on Java 25, and ends before API Gateway gives up', () => {
    assert.equal(gateway.Handler, 'dev.switchboard.lambda.GatewayHandler');
    assert.equal(gateway.Runtime, 'java25');
    assert.deepEqual(gateway.Architectures, ['arm64']);
    assert.equal(gateway.Timeout, 25);
    assert.equal(gateway.MemorySize, 1024);
  });

  test('is told what it needs, and no more', () => {
    assert.deepEqual(gateway.Environment.Variables, {
      CONNECTIONS_TABLE: ref('ConnectionsTable'),
      SUBSCRIPTIONS_TABLE: ref('SubscriptionsTable'),
      CALLBACK_URL: CALLBACK,
      PLAIN_MODE: 'broadcast',
      ALLOWED_ORIGINS: '*',
      UNKNOWN_SUBPROTOCOLS: 'refuse',
      REFUSED_AT: 'message',
      KEEP_ALIVE_SECONDS: '480',
      CONNECTION_TIMEOUT_SECONDS: '1200',
      TRACK_PRINCIPALS: 'false',
      MAX_CONNECTIONS_PER_PRINCIPAL: '0',
      FAN_OUT_QUEUE_URL: ref('FanOutQueue'),
      REMINDER_QUEUE_URL: ref('ReminderQueue'),
      ACCESS_OBJECT: '',
      JAVA_TOOL_OPTIONS: '-Dhttp.maxConnections=64',
    });
  });
});

describe('the function behind HTTP publish', () => {
  const publish = template.properties('PublishLambdaFunction');

  test('is the handler, on Java 25, and ends before API Gateway gives up', () => {
    assert.equal(publish.Handler, 'dev.switchboard.lambda.PublishHandler');
    assert.equal(publish.Runtime, 'java25');
    assert.deepEqual(publish.Architectures, ['arm64']);
    assert.equal(publish.Timeout, 25);
    assert.equal(publish.MemorySize, 1024);
  });

  test('is told what it needs, and no more', () => {
    assert.deepEqual(publish.Environment.Variables, {
      CONNECTIONS_TABLE: ref('ConnectionsTable'),
      SUBSCRIPTIONS_TABLE: ref('SubscriptionsTable'),
      PUBLICATIONS_TABLE: ref('PublicationsTable'),
      CALLBACK_URL: CALLBACK,
      FAN_OUT_QUEUE_URL: ref('FanOutQueue'),
      ACCESS_OBJECT: '',
      JAVA_TOOL_OPTIONS: '-Dhttp.maxConnections=64',
    });
  });
});

describe('the worker', () => {
  const worker = template.properties('WorkerLambdaFunction');

  test('is the handler, on Java 25, with a minute, and never with reserved concurrency', () => {
    assert.equal(worker.Handler, 'dev.switchboard.lambda.FanOutWorker');
    assert.equal(worker.Runtime, 'java25');
    assert.deepEqual(worker.Architectures, ['arm64']);
    assert.equal(worker.Timeout, 60);
    assert.equal(worker.MemorySize, 1024);
    assert.equal(worker.ReservedConcurrentExecutions, undefined);
  });

  test('is told what it needs, and no more', () => {
    const { FAN_OUT_WORKERS, MAX_RECEIVES, ...variables } = worker.Environment.Variables;
    assert.deepEqual(variables, {
      CONNECTIONS_TABLE: ref('ConnectionsTable'),
      SUBSCRIPTIONS_TABLE: ref('SubscriptionsTable'),
      CALLBACK_URL: CALLBACK,
      FAN_OUT_QUEUE_URL: ref('FanOutQueue'),
      FAN_OUT_DEAD_LETTER_QUEUE_URL: ref('FanOutDeadLetterQueue'),
      JAVA_TOOL_OPTIONS: '-Dhttp.maxConnections=64',
    });
    const mapping = template.properties('WorkerEventSourceMappingSQSFanOutQueue');
    assert.equal(Number(FAN_OUT_WORKERS), mapping.ScalingConfig.MaximumConcurrency);
    assert.equal(Number(MAX_RECEIVES), template.properties('FanOutQueue').RedrivePolicy.maxReceiveCount);
  });

  test('takes one job at a time off the queue, and so many at once', () => {
    assert.deepEqual(template.properties('WorkerEventSourceMappingSQSFanOutQueue'), {
      FunctionName: get('WorkerLambdaFunction', 'Arn'),
      BatchSize: 1,
      Enabled: true,
      EventSourceArn: get('FanOutQueue', 'Arn'),
      ScalingConfig: { MaximumConcurrency: 5 },
    });
  });
});

describe('the function of reminders', () => {
  const reminders = template.properties('RemindersLambdaFunction');
  const mapping = template.properties('RemindersEventSourceMappingSQSReminderQueue');

  test('is the handler, on Java 25, with a quarter of a minute, and never with reserved concurrency', () => {
    assert.equal(reminders.Handler, 'dev.switchboard.lambda.ReminderHandler');
    assert.equal(reminders.Runtime, 'java25');
    assert.deepEqual(reminders.Architectures, ['arm64']);
    assert.equal(reminders.Timeout, 15);
    assert.equal(reminders.MemorySize, 1024);
    assert.equal(reminders.ReservedConcurrentExecutions, undefined);
  });

  test('is told what it needs, and no more; the interval as the gateway is, and how many share the posts', () => {
    const { KEEP_ALIVE_SECONDS, REMINDER_WORKERS, ...variables } = reminders.Environment.Variables;
    assert.deepEqual(variables, {
      CONNECTIONS_TABLE: ref('ConnectionsTable'),
      SUBSCRIPTIONS_TABLE: ref('SubscriptionsTable'),
      CALLBACK_URL: CALLBACK,
      REMINDER_QUEUE_URL: ref('ReminderQueue'),
      JAVA_TOOL_OPTIONS: '-Dhttp.maxConnections=64',
    });
    const gateway = template.properties('GatewayLambdaFunction').Environment.Variables;
    assert.equal(KEEP_ALIVE_SECONDS, gateway.KEEP_ALIVE_SECONDS);
    assert.equal(Number(REMINDER_WORKERS), mapping.ScalingConfig.MaximumConcurrency);
  });

  test('takes many reminders off the queue at a time, and gives back those that are to come again', () => {
    assert.deepEqual(mapping, {
      FunctionName: get('RemindersLambdaFunction', 'Arn'),
      BatchSize: 1000,
      MaximumBatchingWindowInSeconds: 5,
      Enabled: true,
      EventSourceArn: get('ReminderQueue', 'Arn'),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    });
  });

  test('and the worker are the only ones that a queue calls', () => {
    assert.equal(template.all('AWS::Lambda::EventSourceMapping').length, 2);
  });
});

describe('the logs', () => {
  for (const name of FUNCTIONS) {
    test(`of ${name} go to its own group, which forgets in time`, () => {
      const { FunctionName } = template.properties(`${name}LambdaFunction`);
      assert.deepEqual(template.properties(`${name}LogGroup`), {
        LogGroupName: `/aws/lambda/${FunctionName}`,
        RetentionInDays: 14,
      });
      assert.ok(template.resources[`${name}LambdaFunction`].DependsOn.includes(`${name}LogGroup`));
    });
  }

  test('are no others', () => {
    assert.equal(template.all('AWS::Logs::LogGroup').length, FUNCTIONS.length);
  });
});

describe('the queues', () => {
  test('are three, encrypted', () => {
    const queues = template.named('AWS::SQS::Queue');
    assert.deepEqual(Object.keys(queues).sort(), ['FanOutDeadLetterQueue', 'FanOutQueue', 'ReminderQueue']);
    assert.deepEqual(template.properties('FanOutDeadLetterQueue'), {
      QueueName: 'switchboard-dev-fan-out-dead-letters',
      SqsManagedSseEnabled: true,
      MaximumMessageSize: LONGEST_MESSAGE,
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
    });
  });

  test('hide a job for 6 times as long as a worker may take, and give up after 5 deliveries', () => {
    assert.deepEqual(template.properties('FanOutQueue'), {
      QueueName: 'switchboard-dev-fan-out',
      SqsManagedSseEnabled: true,
      MaximumMessageSize: LONGEST_MESSAGE,
      VisibilityTimeout: 6 * template.properties('WorkerLambdaFunction').Timeout,
      RedrivePolicy: { deadLetterTargetArn: get('FanOutDeadLetterQueue', 'Arn'), maxReceiveCount: 5 },
    });
  });

  test('bring a reminder again for as long as a connection can be remembered, and never set it aside', () => {
    assert.deepEqual(template.properties('ReminderQueue'), {
      QueueName: 'switchboard-dev-reminders',
      SqsManagedSseEnabled: true,
      MaximumMessageSize: LONGEST_MESSAGE,
      VisibilityTimeout: 6 * template.properties('RemindersLambdaFunction').Timeout,
      MessageRetentionPeriod: (2 * 60 + 10) * 60,
    });
  });
});

describe('the tables', () => {
  const tables = {
    ConnectionsTable: { name: 'switchboard-dev-connections', keys: { HASH: 'connectionId' } },
    PublicationsTable: { name: 'switchboard-dev-publications', keys: { HASH: 'key' } },
    SubscriptionsTable: { name: 'switchboard-dev-subscriptions', keys: { HASH: 'collection', RANGE: 'member' } },
  };

  test('are three', () => {
    assert.deepEqual(Object.keys(template.named('AWS::DynamoDB::Table')).sort(), Object.keys(tables));
  });

  for (const [id, { name, keys }] of Object.entries(tables)) {
    test(`${name} has its keys, expiry and price, and no index`, () => {
      assert.deepEqual(template.properties(id), {
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: Object.values(keys).map((key) => ({ AttributeName: key, AttributeType: 'S' })),
        KeySchema: Object.entries(keys).map(([kind, key]) => ({ AttributeName: key, KeyType: kind })),
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      });
    });

    test(`${name} outlives the stack`, () => {
      assert.equal(template.resources[id].DeletionPolicy, 'Retain');
      assert.equal(template.resources[id].UpdateReplacePolicy, 'Retain');
    });
  }
});
