// What the functions of serverless.yml may do: these actions on these resources, and nothing else.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Template, get, rights } from './template.js';

const API = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${WebsocketsApi}';
const LOGS = 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:';
const POST = `${API}/realtime/POST/@connections/*`;
const DELETE = `${API}/realtime/DELETE/@connections/*`;

const template = Template.of('..');
const roles = template.named('AWS::IAM::Role');

function log(name) {
  return { [`${LOGS}\${${name}LogGroup}:*`]: ['logs:CreateLogStream', 'logs:PutLogEvents'] };
}

describe('the rights', () => {
  test('come from a role for each function, which only Lambda takes on', () => {
    assert.deepEqual(Object.keys(roles).sort(), ['GatewayRole', 'PublishRole', 'RemindersRole', 'WorkerRole']);
    for (const [id, role] of Object.entries(roles)) {
      const name = id.replace(/Role$/, '');
      assert.deepEqual(template.properties(`${name}LambdaFunction`).Role, get(id, 'Arn'));
      assert.deepEqual(role.Properties.AssumeRolePolicyDocument.Statement, [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ]);
    }
  });

  test('come from those roles alone', () => {
    for (const role of Object.values(roles)) {
      assert.deepEqual(Object.keys(role.Properties).sort(), ['AssumeRolePolicyDocument', 'Policies']);
    }
    const elsewhere = Object.values(template.resources)
      .map((resource) => resource.Type)
      .filter((type) => type.startsWith('AWS::IAM::') && type !== 'AWS::IAM::Role');
    assert.deepEqual(elsewhere, []);
  });

  test('of the gateway are these, with closing a connection, which no other function does', () => {
    assert.deepEqual(rights(template.properties('GatewayRole')), {
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
      [POST]: ['execute-api:ManageConnections'],
      [DELETE]: ['execute-api:ManageConnections'],
      '${FanOutQueue.Arn}': ['sqs:SendMessage'],
      '${ReminderQueue.Arn}': ['sqs:SendMessage'],
      ...log('Gateway'),
    });
  });

  test('of the worker are these', () => {
    assert.deepEqual(rights(template.properties('WorkerRole')), {
      '${ConnectionsTable.Arn}': ['dynamodb:DeleteItem'],
      '${SubscriptionsTable.Arn}': ['dynamodb:BatchWriteItem', 'dynamodb:Query'],
      [POST]: ['execute-api:ManageConnections'],
      '${FanOutQueue.Arn}': [
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
        'sqs:SendMessage',
      ],
      '${FanOutDeadLetterQueue.Arn}': ['sqs:SendMessage'],
      ...log('Worker'),
    });
  });

  test('of HTTP publish are these: it can take in nobody', () => {
    assert.deepEqual(rights(template.properties('PublishRole')), {
      '${ConnectionsTable.Arn}': ['dynamodb:DeleteItem'],
      '${SubscriptionsTable.Arn}': ['dynamodb:BatchWriteItem', 'dynamodb:Query'],
      '${PublicationsTable.Arn}': ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      [POST]: ['execute-api:ManageConnections'],
      '${FanOutQueue.Arn}': ['sqs:SendMessage'],
      ...log('Publish'),
    });
  });

  test('of reminders are these: on no queue but their own', () => {
    assert.deepEqual(rights(template.properties('RemindersRole')), {
      '${ConnectionsTable.Arn}': ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem'],
      '${SubscriptionsTable.Arn}': ['dynamodb:BatchWriteItem', 'dynamodb:Query'],
      [POST]: ['execute-api:ManageConnections'],
      '${ReminderQueue.Arn}': [
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
        'sqs:SendMessage',
      ],
      ...log('Reminders'),
    });
  });

  test('never scan, and have a * only at the end of a named API or log group', () => {
    const granted = Object.values(roles).flatMap((role) => Object.entries(rights(role.Properties)));
    assert.notEqual(granted.length, 0);
    for (const [resource, actions] of granted) {
      assert.doesNotMatch(actions.join(), /Scan|\*/);
      assert.doesNotMatch(resource.slice(0, -1), /\*/);
      if (resource.endsWith('*')) {
        assert.match(
          resource,
          /:\$\{WebsocketsApi\}\/realtime\/(POST|DELETE)\/@connections\/\*$|:log-group:\$\{\w+LogGroup\}:\*$/,
        );
      }
    }
  });
});
