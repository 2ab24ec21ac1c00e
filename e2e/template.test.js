// What `osls package` makes of serverless.yml: the routes, tables and rights that a deployment would get.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Template, get, ref, rights, text } from './template.js';

const API = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${WebsocketsApi}';
const LOGS = 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:';

const template = Template.of('..');

describe('the routes', () => {
  test('are $connect, $disconnect and $default, open to all, and answer nothing', () => {
    const routes = template.all('AWS::ApiGatewayV2::Route');
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
      'WorkerLambdaFunction',
    ]);
    const [integration, ...others] = template.all('AWS::ApiGatewayV2::Integration');
    assert.deepEqual(others, []);
    assert.deepEqual(integration.ApiId, ref('WebsocketsApi'));
    assert.equal(integration.IntegrationType, 'AWS_PROXY');
    assert.equal(
      text(integration.IntegrationUri),
      'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${GatewayLambdaFunction.Arn}/invocations',
    );
  });

  test('belong to one WebSocket API with one stage', () => {
    assert.deepEqual(template.all('AWS::ApiGatewayV2::Api').map((api) => api.ProtocolType), ['WEBSOCKET']);
    assert.deepEqual(template.all('AWS::ApiGatewayV2::Stage').map((stage) => stage.StageName), ['dev']);
  });

  test('may invoke the function from this API only', () => {
    assert.deepEqual(template.all('AWS::Lambda::Permission'), [
      {
        FunctionName: get('GatewayLambdaFunction', 'Arn'),
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Sub': `${API}/dev/*` },
      },
    ]);
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
      CALLBACK_URL: { 'Fn::Sub': 'https://${WebsocketsApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/dev' },
      PLAIN_MODE: 'broadcast',
      FAN_OUT_QUEUE_URL: ref('FanOutQueue'),
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
      CALLBACK_URL: { 'Fn::Sub': 'https://${WebsocketsApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/dev' },
      FAN_OUT_QUEUE_URL: ref('FanOutQueue'),
      FAN_OUT_DEAD_LETTER_QUEUE_URL: ref('FanOutDeadLetterQueue'),
      JAVA_TOOL_OPTIONS: '-Dhttp.maxConnections=64',
    });
    const [mapping] = template.all('AWS::Lambda::EventSourceMapping');
    assert.equal(Number(FAN_OUT_WORKERS), mapping.ScalingConfig.MaximumConcurrency);
    assert.equal(Number(MAX_RECEIVES), template.properties('FanOutQueue').RedrivePolicy.maxReceiveCount);
  });

  test('takes one job at a time off the queue, and so many at once', () => {
    const [{ FunctionName, ...mapping }, ...others] = template.all('AWS::Lambda::EventSourceMapping');
    assert.deepEqual(others, []);
    assert.match(text(FunctionName), /^\$\{WorkerLambdaFunction\.Arn\}$/);
    assert.deepEqual(mapping, {
      BatchSize: 1,
      Enabled: true,
      EventSourceArn: get('FanOutQueue', 'Arn'),
      ScalingConfig: { MaximumConcurrency: 5 },
    });
  });
});

describe('the logs', () => {
  for (const name of ['Gateway', 'Worker']) {
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
    assert.equal(template.all('AWS::Logs::LogGroup').length, 2);
  });
});

describe('the queues', () => {
  test('are two, encrypted', () => {
    const queues = template.named('AWS::SQS::Queue');
    assert.deepEqual(Object.keys(queues).sort(), ['FanOutDeadLetterQueue', 'FanOutQueue']);
    assert.deepEqual(template.properties('FanOutDeadLetterQueue'), {
      QueueName: 'switchboard-dev-fan-out-dead-letters',
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
    });
  });

  test('hide a job for 6 times as long as a worker may take, and give up after 5 deliveries', () => {
    assert.deepEqual(template.properties('FanOutQueue'), {
      QueueName: 'switchboard-dev-fan-out',
      SqsManagedSseEnabled: true,
      VisibilityTimeout: 6 * template.properties('WorkerLambdaFunction').Timeout,
      RedrivePolicy: { deadLetterTargetArn: get('FanOutDeadLetterQueue', 'Arn'), maxReceiveCount: 5 },
    });
  });
});

describe('the tables', () => {
  const tables = {
    ConnectionsTable: { name: 'switchboard-dev-connections', keys: { HASH: 'connectionId' } },
    SubscriptionsTable: { name: 'switchboard-dev-subscriptions', keys: { HASH: 'collection', RANGE: 'member' } },
  };

  test('are two', () => {
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

describe('the rights', () => {
  const gateway = template.properties('GatewayRole');
  const worker = template.properties('WorkerRole');

  test('come from a role for each function, which only Lambda takes on', () => {
    assert.deepEqual(Object.keys(template.named('AWS::IAM::Role')).sort(), ['GatewayRole', 'WorkerRole']);
    assert.deepEqual(template.properties('GatewayLambdaFunction').Role, get('GatewayRole', 'Arn'));
    assert.deepEqual(template.properties('WorkerLambdaFunction').Role, get('WorkerRole', 'Arn'));
    for (const role of [gateway, worker]) {
      assert.deepEqual(role.AssumeRolePolicyDocument.Statement, [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ]);
    }
  });

  test('come from those roles alone', () => {
    for (const role of [gateway, worker]) {
      assert.deepEqual(Object.keys(role).sort(), ['AssumeRolePolicyDocument', 'Policies']);
    }
    const elsewhere = Object.values(template.resources)
      .map((resource) => resource.Type)
      .filter((type) => type.startsWith('AWS::IAM::') && type !== 'AWS::IAM::Role');
    assert.deepEqual(elsewhere, []);
  });

  test('of the gateway are these actions on these resources', () => {
    assert.deepEqual(rights(gateway), {
      '${ConnectionsTable.Arn}': [
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
      ],
      '${SubscriptionsTable.Arn}': [
        'dynamodb:BatchWriteItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
      ],
      [`${API}/dev/POST/@connections/*`]: ['execute-api:ManageConnections'],
      '${FanOutQueue.Arn}': ['sqs:SendMessage'],
      [`${LOGS}\${GatewayLogGroup}:*`]: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    });
  });

  test('of the worker are these actions on these resources', () => {
    assert.deepEqual(rights(worker), {
      '${ConnectionsTable.Arn}': ['dynamodb:DeleteItem'],
      '${SubscriptionsTable.Arn}': ['dynamodb:BatchWriteItem', 'dynamodb:Query'],
      [`${API}/dev/POST/@connections/*`]: ['execute-api:ManageConnections'],
      '${FanOutQueue.Arn}': [
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
        'sqs:SendMessage',
      ],
      '${FanOutDeadLetterQueue.Arn}': ['sqs:SendMessage'],
      [`${LOGS}\${WorkerLogGroup}:*`]: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    });
  });

  test('never scan, and have a * only at the end of a named API or log group', () => {
    const granted = [gateway, worker].flatMap((role) => Object.entries(rights(role)));
    assert.notEqual(granted.length, 0);
    for (const [resource, actions] of granted) {
      assert.doesNotMatch(actions.join(), /Scan|\*/);
      assert.doesNotMatch(resource.slice(0, -1), /\*/);
      if (resource.endsWith('*')) {
        assert.match(resource, /:\$\{WebsocketsApi\}\/dev\/POST\/@connections\/\*$|:log-group:\$\{(Gateway|Worker)LogGroup\}:\*$/);
      }
    }
  });
});
