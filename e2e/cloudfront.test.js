// What `osls package` makes of serverless.yml for another stage, with every param set: CloudFront in front of both APIs.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { circle, unfilled, unresolved } from './references.js';
import { Template, get, ref, rights, text } from './template.js';

const NO_CACHING = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'; // CachingDisabled
const ALL_BUT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac'; // AllViewerExceptHostHeader

const without = Template.of('..');
const template = Template.of('..', './.serverless/prod');

describe('the distribution', () => {
  const { DistributionConfig: distribution } = template.properties('Distribution');
  const [realtime, event, ...others] = distribution.CacheBehaviors;

  test('is in front of the two APIs, over TLS alone', () => {
    assert.equal(distribution.Enabled, true);
    const origins = distribution.Origins.map((origin) => [origin.Id, text(origin.DomainName)]);
    assert.deepEqual(Object.fromEntries(origins), {
      realtime: '${WebsocketsApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}',
      publish: '${HttpApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}',
    });
    for (const origin of distribution.Origins) {
      assert.deepEqual(origin.CustomOriginConfig, { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] });
      assert.equal(origin.OriginPath, undefined);
    }
  });

  test('leads /event/realtime to the WebSocket API and /event to the HTTP API, in this order', () => {
    assert.deepEqual(others, []);
    assert.deepEqual([realtime.PathPattern, realtime.TargetOriginId], ['/event/realtime', 'realtime']);
    assert.deepEqual([event.PathPattern, event.TargetOriginId], ['/event', 'publish']);
    assert.deepEqual(realtime.AllowedMethods, ['GET', 'HEAD']);
    assert.ok(event.AllowedMethods.includes('POST') && event.AllowedMethods.includes('OPTIONS'));
    assert.equal(distribution.DefaultCacheBehavior.TargetOriginId, 'publish');
  });

  test('hands on every header but Host, so Sec-WebSocket-Protocol too, and caches nothing', () => {
    for (const behavior of [realtime, event, distribution.DefaultCacheBehavior]) {
      assert.equal(behavior.OriginRequestPolicyId, ALL_BUT_HOST);
      assert.equal(behavior.CachePolicyId, NO_CACHING);
      assert.equal(behavior.ViewerProtocolPolicy, 'https-only');
    }
  });

  test("has a function that makes the path the WebSocket API's stage, and touches nothing else", () => {
    assert.deepEqual(realtime.FunctionAssociations, [
      { EventType: 'viewer-request', FunctionARN: get('RealtimePath', 'FunctionARN') },
    ]);
    assert.equal(event.FunctionAssociations, undefined);
    const { FunctionCode, FunctionConfig, AutoPublish } = template.properties('RealtimePath');
    assert.equal(FunctionConfig.Runtime, 'cloudfront-js-2.0');
    assert.equal(AutoPublish, true);
    const handler = new Function(`${FunctionCode}; return handler;`)();
    const request = (uri) => ({
      method: 'GET',
      uri,
      querystring: { a: { value: '1' } },
      headers: { 'sec-websocket-protocol': { value: 'aws-appsync-event-ws' } },
    });
    assert.deepEqual(handler({ request: request('/event/realtime') }), request('/realtime'));
    assert.equal(template.properties('WebsocketsDeploymentStage').StageName, 'realtime');
  });

  test('is the only thing that it adds, with that function', () => {
    const added = Object.keys(template.resources).filter((id) => !(id in without.resources));
    const others = added.filter((id) => !/^(WebsocketsDeployment|Access)/.test(id));
    assert.deepEqual(others, ['Distribution', 'RealtimePath']);
  });

  test("tells Amplify's endpoint, for everything that Amplify does", () => {
    assert.equal(template.output('EventsEndpoint'), 'https://${Distribution.DomainName}/event');
  });
});

describe('the object with access rules', () => {
  const OBJECT = 's3://${AccessBucket}/access.json';

  test('is in a bucket that outlives the stack, is encrypted and versioned, and never public', () => {
    const bucket = template.resources.AccessBucket;
    assert.deepEqual([bucket.DeletionPolicy, bucket.UpdateReplacePolicy], ['Retain', 'Retain']);
    assert.deepEqual(bucket.Properties, {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    const [{ Sid, ...statement }, ...others] = template.properties('AccessBucketPolicy').PolicyDocument.Statement;
    assert.equal(Sid, 'TlsOnly');
    assert.deepEqual(others, []);
    assert.deepEqual(
      { ...statement, Resource: statement.Resource.map(text) },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: ['${AccessBucket.Arn}', '${AccessBucket.Arn}/*'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    );
  });

  test('may be read by the two functions that need it, and by nothing else', () => {
    const { PolicyName, Roles, PolicyDocument } = template.properties('AccessObjectPolicy');
    assert.deepEqual(rights({ Policies: [{ PolicyName, PolicyDocument }] }), {
      '${AccessBucket.Arn}/access.json': ['s3:GetObject'],
    });
    assert.deepEqual(Roles, [ref('GatewayRole'), ref('PublishRole')]);
    const policies = Object.values(template.resources).map(({ Type }) => Type).filter((type) => type === 'AWS::IAM::Policy');
    assert.equal(policies.length, 1);
  });

  test('is named to those functions, and to whoever deploys', () => {
    for (const id of ['GatewayLambdaFunction', 'PublishLambdaFunction']) {
      assert.equal(text(template.properties(id).Environment.Variables.ACCESS_OBJECT), OBJECT);
      assert.equal(without.properties(id).Environment.Variables.ACCESS_OBJECT, '');
    }
    assert.equal(template.output('AccessObject'), OBJECT);
  });
});

describe('another stage', () => {
  test('names nothing that is not there, waits for nothing in a circle, and leaves no placeholder', () => {
    assert.deepEqual(unresolved(template), []);
    assert.deepEqual(circle(template), []);
    assert.deepEqual(unfilled(template), []);
  });

  test('names tables, queues and functions after itself, but not the stage of the WebSocket API', () => {
    const names = ['TableName', 'QueueName', 'FunctionName', 'LogGroupName']
      .flatMap((key) => Object.values(template.resources).map((resource) => resource.Properties[key]))
      .filter((name) => typeof name === 'string');
    assert.equal(names.length, 3 + 3 + 4 + 4);
    for (const name of names) {
      assert.match(name, /^(\/aws\/lambda\/)?switchboard-prod-/);
    }
    assert.match(text(template.properties('RealtimePath').Name), /^switchboard-prod-\$\{AWS::Region\}-/);
    assert.match(template.output('ServiceEndpointWebsocket'), /\/realtime$/);
    assert.doesNotMatch(JSON.stringify(template.resources), /\bdev\b(?!\.switchboard\.lambda)/);
  });

  test('tells its functions what its params say', () => {
    const gateway = template.properties('GatewayLambdaFunction').Environment.Variables;
    assert.equal(gateway.PLAIN_MODE, 'off');
    assert.equal(gateway.ALLOWED_ORIGINS, 'https://a.example,https://b.example');
    assert.equal(gateway.UNKNOWN_SUBPROTOCOLS, 'plain');
    assert.equal(gateway.REFUSED_AT, 'handshake');
    assert.equal(gateway.KEEP_ALIVE_SECONDS, '240');
    assert.equal(gateway.CONNECTION_TIMEOUT_SECONDS, '600');
    assert.equal(template.properties('RemindersLambdaFunction').Environment.Variables.KEEP_ALIVE_SECONDS, '240');
  });
});
