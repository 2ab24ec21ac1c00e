'use strict';

const TOKENS = /"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[^]*?\*\//g;
const COMMAS = /("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g;

/** What an access file lets any client do, with or without credentials: a phrase for each permission. */
function permissionsOfAnyone(text) {
  const json = text.replace(TOKENS, (token) => (token.startsWith('"') ? token : '')).replace(COMMAS, '$1');
  const { connect = [], namespaces = {} } = JSON.parse(json);
  const rules = Object.entries(namespaces).flatMap(([name, list]) =>
    list.map(({ channel = `/${name}`, ...rule }) => ({ channel, ...rule })),
  );
  const channels = (permission) =>
    rules.filter((rule) => (rule[permission] ?? []).includes('anyone')).map(({ channel }) => channel);
  return [
    ...(connect.includes('anyone') ? ['connect'] : []),
    ...['subscribe', 'publish'].flatMap((permission) =>
      channels(permission).length ? [`${permission} to ${channels(permission).join(', ')}`] : [],
    ),
  ];
}

module.exports = { permissionsOfAnyone };
