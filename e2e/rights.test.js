// What the functions of serverless.yml may do: these actions on these resources, and nothing else.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { documentedPermissions } from './documented.js';
import { Template, get, rights, shortened } from './template.js';

const template = Template.of('..');
const roles = template.named('AWS::IAM::Role');

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

  test('come from no policy of a resource, but that its API may invoke a function; the bucket has one that denies', () => {
    const policies = Object.values(template.resources)
      .filter(({ Type, Properties }) => /Policy$|Permission$/.test(Type) || Properties.Policy || Properties.PolicyDocument)
      .map(({ Type, Properties }) => `${Type} ${Properties.PolicyDocument?.Statement.map(({ Effect }) => Effect) ?? Properties.Action}`);
    assert.deepEqual(policies.sort(), [
      'AWS::Lambda::Permission lambda:InvokeFunction',
      'AWS::Lambda::Permission lambda:InvokeFunction',
      'AWS::S3::BucketPolicy Deny',
    ]);
  });

  for (const [role, { Properties: properties }] of Object.entries(roles)) {
    const name = role.replace(/Role$/, '').toLowerCase();

    test(`of ${name} are those of docs/operations.md, each of which the packaged function was seen to use`, () => {
      const granted = Object.entries(rights(properties)).flatMap(([resource, actions]) =>
        actions.map((action) => `${action} on ${shortened(resource)}`),
      );
      assert.deepEqual(granted.sort(), documentedPermissions(name).sort());
    });
  }

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
