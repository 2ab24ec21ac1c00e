// What `osls package` makes of serverless.yml: the routes, tables and rights that a deployment would get.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Template, get, ref, rights, text } from './template.js';

const API = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${WebsocketsApi}';
const LOG = 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${GatewayLogGroup}';

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
    assert.deepEqual(Object.keys(template.named('AWS::Lambda::Function')), ['GatewayLambdaFunction']);
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
      JAVA_TOOL_OPTIONS: '-Dhttp.maxConnections=64',
    });
  });

  test('logs to its own group, which forgets in time', () => {
    assert.deepEqual(template.all('AWS::Logs::LogGroup'), [
      { LogGroupName: `/aws/lambda/${gateway.FunctionName}`, RetentionInDays: 14 },
    ]);
    assert.ok(template.resources.GatewayLambdaFunction.DependsOn.includes('GatewayLogGroup'));
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
  const role = template.properties('GatewayRole');

  test('come from one role, which the function uses and only Lambda takes on', () => {
    assert.deepEqual(Object.keys(template.named('AWS::IAM::Role')), ['GatewayRole']);
    assert.deepEqual(template.properties('GatewayLambdaFunction').Role, get('GatewayRole', 'Arn'));
    assert.deepEqual(role.AssumeRolePolicyDocument.Statement, [
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]);
  });

  test('come from that role alone', () => {
    assert.deepEqual(Object.keys(role).sort(), ['AssumeRolePolicyDocument', 'Policies']);
    const elsewhere = Object.values(template.resources)
      .map((resource) => resource.Type)
      .filter((type) => type.startsWith('AWS::IAM::') && type !== 'AWS::IAM::Role');
    assert.deepEqual(elsewhere, []);
  });

  test('are these actions on these resources', () => {
    assert.deepEqual(rights(role), {
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
      [`${LOG}:*`]: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    });
  });

  test('never scan, and have a * only at the end of a named API or log group', () => {
    const granted = Object.entries(rights(role));
    assert.notEqual(granted.length, 0);
    for (const [resource, actions] of granted) {
      assert.doesNotMatch(actions.join(), /Scan|\*/);
      assert.doesNotMatch(resource.slice(0, -1), /\*/);
      if (resource.endsWith('*')) {
        assert.match(resource, /:\$\{WebsocketsApi\}\/dev\/POST\/@connections\/\*$|:log-group:\$\{GatewayLogGroup\}:\*$/);
      }
    }
  });
});
