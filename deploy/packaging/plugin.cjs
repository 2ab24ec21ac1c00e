'use strict';

const { readFileSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { permissionsOfAnyone } = require('./access.cjs');
const { problemsOfSettings } = require('./settings.cjs');

const ACCESS = 'deploy/access.json';

/**
 * Part of `osls package` and `osls deploy`: refuses settings with which a function would not start, and params that do not exist.
 * Says where the deployment goes, and what anyone on the internet may do there.
 */
class Packaging {
  constructor(serverless, options, { log }) {
    this.hooks = {
      'before:package:cleanup': () => {
        const problems = [
          ...unknownParams(serverless, options),
          ...problemsOfFunctions(serverless),
          ...problemsOfAccess(serverless),
        ];
        if (problems.length) {
          throw new serverless.classes.Error(problems.join('\n'));
        }
      },
      'after:package:finalize': () => {
        const provider = serverless.getProvider('aws');
        log.notice(`Region ${provider.getRegion()} (--region), stage ${provider.getStage()} (--stage).`);
        warnings(serverless).forEach((warning) => log.warning(warning));
      },
    };
  }
}

function unknownParams(serverless, { param = [] }) {
  const known = Object.keys(serverless.configurationInput.params.default);
  return param
    .map((each) => each.split('=')[0])
    .filter((name) => !known.includes(name))
    .map((name) => `There is no param ${name}; the params are ${known.join(', ')}.`);
}

function problemsOfFunctions({ service }) {
  return service
    .getAllFunctions()
    .flatMap((name) => problemsOfSettings(service.getFunction(name).environment ?? {}).map((each) => `${name}: ${each}`));
}

/** The whole check is `./switchboard access check`, which the tests of `mvn package` run. */
function problemsOfAccess({ serviceDir }) {
  try {
    permissionsOfAnyone(readFileSync(join(serviceDir, ACCESS), 'utf8'));
    return [];
  } catch (unreadable) {
    return [`${ACCESS} cannot be read (${unreadable.message}). Its mistakes: ./switchboard access check ${ACCESS}`];
  }
}

function warnings({ serviceDir, service }) {
  const file = join(serviceDir, ACCESS);
  const anyone = permissionsOfAnyone(readFileSync(file, 'utf8'));
  const artifact = statSync(join(serviceDir, service.package.artifact), { throwIfNoEntry: false });
  return [
    ...(anyone.length ? [`By ${ACCESS}, anyone on the internet may ${anyone.join(', ')}: docs/access.md.`] : []),
    ...(artifact && artifact.mtimeMs < statSync(file).mtimeMs
      ? [`${ACCESS} is newer than ${service.package.artifact}: run mvn package, or the older rules are deployed.`]
      : []),
  ];
}

module.exports = Packaging;
