// What `osls package` makes of deploy/conformance/serverless.yml: the probe, its routes and its rights.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Template, get, ref, rights } from './template.js';

const API = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${WebsocketsApi}';
const LOG = 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${ProbeLogGroup}';

const template = Template.of('../deploy/conformance');

describe("the probe's template", () => {
  test('has the routes that the rows ask for, of which one answers', () => {
    const answers = template.all('AWS::ApiGatewayV2::Route').map((route) => [route.RouteKey, route.RouteResponseSelectionExpression]);
    assert.deepEqual(Object.fromEntries(answers), {
      $connect: undefined,
      $disconnect: undefined,
      $default: undefined,
      answer: '$default',
    });
    assert.deepEqual(template.all('AWS::ApiGatewayV2::RouteResponse').map((response) => response.RouteResponseKey), ['$default']);
  });

  test('has one function, which may take longer than API Gateway waits', () => {
    assert.deepEqual(Object.keys(template.named('AWS::Lambda::Function')), ['ProbeLambdaFunction']);
    const probe = template.properties('ProbeLambdaFunction');
    assert.equal(probe.Handler, 'probe.handler');
    assert.equal(probe.Runtime, 'nodejs22.x');
    assert.ok(probe.Timeout > 29);
    assert.deepEqual(probe.Environment.Variables, {
      CALLBACK_URL: { 'Fn::Sub': 'https://${WebsocketsApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/dev' },
    });
  });

  test('lets it post to its own stage and write its log, and do nothing else', () => {
    assert.deepEqual(Object.keys(template.named('AWS::IAM::Role')), ['ProbeRole']);
    assert.deepEqual(template.properties('ProbeLambdaFunction').Role, get('ProbeRole', 'Arn'));
    const role = template.properties('ProbeRole');
    assert.deepEqual(Object.keys(role).sort(), ['AssumeRolePolicyDocument', 'Policies']);
    assert.deepEqual(rights(role), {
      [`${API}/dev/POST/@connections/*`]: ['execute-api:ManageConnections'],
      [`${LOG}:*`]: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    });
  });

  test('lets nobody but its API invoke it, and keeps no data', () => {
    assert.deepEqual(
      template.all('AWS::Lambda::Permission').map((permission) => permission.SourceArn),
      [{ 'Fn::Sub': `${API}/dev/*` }],
    );
    assert.deepEqual(template.all('AWS::Logs::LogGroup').map((group) => group.RetentionInDays), [3]);
    const kinds = Object.values(template.resources).map((resource) => resource.Type.split('::')[1]);
    assert.deepEqual([...new Set(kinds)].sort(), ['ApiGatewayV2', 'IAM', 'Lambda', 'Logs', 'S3']);
    assert.deepEqual(template.all('AWS::ApiGatewayV2::Stage').map((stage) => stage.ApiId), [ref('WebsocketsApi')]);
  });
});
