import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';

const PACKAGE_FIRST = 'run `mvn package` in the project folder and `npm run package` in e2e first';

/**
 * A CloudFormation template, as `osls package` makes it of a folder's serverless.yml: what CloudFormation makes of it,
 * so without the resources whose condition does not hold, and with the choices made.
 */
export class Template {
  constructor({ Resources: resources, Outputs: outputs, Conditions: conditions }) {
    const holds = (name) => equal(conditions?.[name], name);
    const present = (parts) =>
      Object.fromEntries(
        Object.entries(parts)
          .filter(([, part]) => !part.Condition || holds(part.Condition))
          .map(([id, part]) => [id, chosen(part, holds)]),
      );
    this.resources = present(resources);
    this.outputs = present(outputs ?? {});
  }

  /** The template of a folder, and never an old one: a test of last week's template proves nothing. */
  static of(folder, made = `${folder}/.serverless`) {
    const file = new URL(`${made}/cloudformation-template-update-stack.json`, import.meta.url);
    const settings = new URL(`${folder}/serverless.yml`, import.meta.url);
    const found = statSync(file, { throwIfNoEntry: false });
    assert.ok(found, `There is no template to test: ${PACKAGE_FIRST}.`);
    assert.ok(found.mtimeMs >= statSync(settings).mtimeMs, `The template is older than serverless.yml: ${PACKAGE_FIRST}.`);
    return new Template(JSON.parse(readFileSync(file, 'utf8')));
  }

  properties(id) {
    assert.ok(this.resources[id], `The template has no ${id}.`);
    return this.resources[id].Properties;
  }

  /** The resources of one type, by their logical ids. */
  named(type) {
    return Object.fromEntries(Object.entries(this.resources).filter(([, resource]) => resource.Type === type));
  }

  all(type) {
    return Object.values(this.named(type)).map((resource) => resource.Properties);
  }

  output(name) {
    assert.ok(this.outputs[name], `The template has no output ${name}.`);
    return text(this.outputs[name].Value);
  }
}

function equal(condition, name) {
  const [[kind, sides]] = Object.entries(condition ?? {});
  assert.equal(kind, 'Fn::Equals', `${name} is no condition this test knows`);
  assert.ok(sides.every((side) => typeof side === 'string'), `${name} is decided by CloudFormation, not by packaging`);
  return sides[0] === sides[1];
}

function chosen(value, holds) {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (value['Fn::If']) {
    const [condition, then, otherwise] = value['Fn::If'];
    return chosen(holds(condition) ? then : otherwise, holds);
  }
  const entries = Object.entries(value).map(([key, part]) => [key, chosen(part, holds)]);
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

/** What a role allows: the actions, by the resource they are allowed on. */
export function rights({ Policies: policies }) {
  const rights = {};
  for (const statement of policies.flatMap((policy) => policy.PolicyDocument.Statement)) {
    const { Sid, Effect, Action, Resource, ...unknown } = statement;
    assert.equal(Effect, 'Allow', Sid);
    assert.deepEqual(unknown, {}, `${Sid} says more than this test understands`);
    for (const resource of [Resource].flat().map(text)) {
      rights[resource] = [...(rights[resource] ?? []), ...[Action].flat()].sort();
    }
  }
  return rights;
}

/** CloudFormation's text functions, written as the one text they stand for. */
export function text(value) {
  if (typeof value === 'string') {
    return value;
  }
  const [[name, argument]] = Object.entries(value);
  switch (name) {
    case 'Ref':
      return `\${${argument}}`;
    case 'Fn::GetAtt':
      return `\${${argument.join('.')}}`;
    case 'Fn::Sub':
      return argument;
    case 'Fn::Join':
      return argument[1].map(text).join(argument[0]);
    default:
      throw new Error(`${name} is not a text function this test knows`);
  }
}

/** A resource as docs/operations.md names it: without the parts of an ARN that all of the region have. */
export function shortened(resource) {
  return resource
    .replace(/^arn:\$\{AWS::Partition\}:[^:]+:\$\{AWS::Region\}:\$\{AWS::AccountId\}:/, '')
    .replace(/\$\{([^}]+?)(\.Arn)?\}/g, '$1');
}

export function ref(id) {
  return { Ref: id };
}

export function get(id, attribute) {
  return { 'Fn::GetAtt': [id, attribute] };
}
