// What the check of a template's references would find, were it there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { circle, unfilled, unresolved } from './references.js';
import { Template, get, ref } from './template.js';

const queue = { Type: 'AWS::SQS::Queue', Properties: {} };

function template(resources, rest = {}) {
  return new Template({ Resources: resources, ...rest });
}

test('a name that nothing has is found, however it is written and wherever', () => {
  const broken = template(
    {
      A: { ...queue, DependsOn: 'Gone', Properties: { Name: ref('Gone'), To: [get('Gone', 'Arn')] } },
      B: { ...queue, DependsOn: ['A'], Properties: { 'Fn::Sub': 'x-${AWS::Region}-${A.Arn}-${Gone}-${AWS::Regoin}' } },
    },
    { Outputs: { Address: { Value: ref('Gone') } } },
  );
  assert.deepEqual(unresolved(broken).sort(), [
    'A: Gone',
    'A: Gone',
    'A: Gone.Arn',
    'Address: Gone',
    'B: AWS::Regoin',
    'B: Gone',
  ]);
});

test('an attribute that its type does not have is found', () => {
  assert.deepEqual(unresolved(template({ A: queue, B: { ...queue, Properties: { To: get('A', 'Url') } } })), ['B: A.Url']);
});

test('what names a resource whose condition does not hold is found, unless it is under the same one', () => {
  const Conditions = { Wanted: { 'Fn::Equals': ['false', 'true'] } };
  const optional = { ...queue, Condition: 'Wanted' };
  assert.deepEqual(unresolved(template({ A: optional, B: { ...queue, Properties: { To: ref('A') } } }, { Conditions })), ['B: A']);
  assert.deepEqual(unresolved(template({ A: optional, B: { ...optional, Properties: { To: ref('A') } } }, { Conditions })), []);
  const choice = { 'Fn::If': ['Wanted', ref('A'), 'none'] };
  assert.deepEqual(unresolved(template({ A: optional, B: { ...queue, Properties: { To: choice } } }, { Conditions })), []);
});

test('a circle is found, and not what merely waits for another', () => {
  const waits = (id) => ({ ...queue, Properties: { To: get(id, 'Arn') } });
  assert.deepEqual(circle(template({ A: queue, B: waits('A'), C: waits('D'), D: waits('C') })), ['C', 'D']);
});

test('a placeholder that nothing fills in is found', () => {
  const text = '${A}/*';
  assert.deepEqual(unfilled(template({ A: { ...queue, Properties: { Filled: { 'Fn::Sub': text }, Left: text } } })), [text]);
});
