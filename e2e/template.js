import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';

const PACKAGE_FIRST = 'run `mvn package` in the project folder and `npm run package` in e2e first';

/** A CloudFormation template, as `osls package` makes it of a folder's serverless.yml. */
export class Template {
  constructor(resources) {
    this.resources = resources;
  }

  /** The template of a folder, and never an old one: a test of last week's template proves nothing. */
  static of(folder) {
    const file = new URL(`${folder}/.serverless/cloudformation-template-update-stack.json`, import.meta.url);
    const settings = new URL(`${folder}/serverless.yml`, import.meta.url);
    const made = statSync(file, { throwIfNoEntry: false });
    assert.ok(made, `There is no template to test: ${PACKAGE_FIRST}.`);
    assert.ok(made.mtimeMs >= statSync(settings).mtimeMs, `The template is older than serverless.yml: ${PACKAGE_FIRST}.`);
    return new Template(JSON.parse(readFileSync(file, 'utf8')).Resources);
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

export function ref(id) {
  return { Ref: id };
}

export function get(id, attribute) {
  return { 'Fn::GetAtt': [id, attribute] };
}
