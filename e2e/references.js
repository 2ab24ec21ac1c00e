/** What the types that serverless.yml uses can be asked for. */
const ATTRIBUTES = {
  'AWS::CloudFront::Distribution': ['DomainName'],
  'AWS::CloudFront::Function': ['FunctionARN'],
  'AWS::DynamoDB::Table': ['Arn'],
  'AWS::IAM::Role': ['Arn'],
  'AWS::Lambda::Function': ['Arn'],
  'AWS::S3::Bucket': ['Arn'],
  'AWS::SQS::Queue': ['Arn'],
};

/** What a template names that CloudFormation could not resolve, each as `where: what`. */
export function unresolved({ resources, outputs }) {
  const parts = [...Object.entries(resources), ...Object.entries(outputs)];
  return parts.flatMap(([where, part]) =>
    references(part)
      .filter((name) => !resolves(name, resources))
      .map((name) => `${where}: ${name}`),
  );
}

/** The resources that wait for each other, of which CloudFormation could make none; empty if there are none. */
export function circle({ resources }) {
  const waiting = new Map(Object.entries(resources).map(([id, resource]) => [id, new Set(references(resource).map(idOf))]));
  for (let made = true; made; ) {
    made = [...waiting.keys()].find((id) => ![...waiting.get(id)].some((other) => waiting.has(other)));
    waiting.delete(made);
  }
  return [...waiting.keys()];
}

/** Every text that looks as if it were to be filled in, but is not told so by Fn::Sub. */
export function unfilled({ resources, outputs }) {
  return strings([resources, outputs]).filter((string) => string.includes('${'));
}

/** What Ref, Fn::GetAtt, Fn::Sub and DependsOn name, as `Id` or `Id.Attribute`. */
function references(value) {
  if (value === null || typeof value !== 'object') {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap(references);
  }
  return Object.entries(value).flatMap(([key, argument]) => {
    switch (key) {
      case 'Ref':
        return [argument];
      case 'DependsOn':
        return [argument].flat();
      case 'Fn::GetAtt':
        return [argument.join('.')];
      case 'Fn::Sub':
        return [...argument.matchAll(/\$\{([^}]*)\}/g)].map(([, name]) => name);
      default:
        return references(argument);
    }
  });
}

function resolves(name, resources) {
  const [id, attribute] = name.split('.');
  return (
    /^AWS::(AccountId|Partition|Region|StackName|URLSuffix)$/.test(name) ||
    (id in resources && (!attribute || (ATTRIBUTES[resources[id].Type] ?? []).includes(attribute)))
  );
}

function idOf(name) {
  return name.split('.')[0];
}

function strings(value) {
  if (typeof value === 'string') {
    return [value];
  }
  return Object.entries(value ?? {}).flatMap(([key, part]) => (key === 'Fn::Sub' ? [] : strings(part)));
}
