'use strict';

// Which settings a function refuses at its start, so that they are refused when it is packaged. app-lambda/…/Settings.java decides;
// one table tests both: app-lambda/src/test/resources/settings.csv.

const { problemOfOrigins } = require('./origins.cjs');

const LONGEST_CONNECTION_SECONDS = 7_800;
const KEEP_ALIVE_SECONDS = 480;

const CHOICES = {
  PLAIN_MODE: ['broadcast', 'echo', 'off'],
  REFUSED_AT: ['message', 'handshake'],
  UNKNOWN_SUBPROTOCOLS: ['refuse', 'plain'],
  TRACK_PRINCIPALS: ['true', 'false'],
};
const RANGES = {
  KEEP_ALIVE_SECONDS: [1, 900],
  EVENTS_PER_PUBLISH: [1, 100],
  SUBSCRIPTIONS_PER_CONNECTION: [1, 10_000],
  MAX_CONNECTIONS_PER_PRINCIPAL: [0, 1_000],
  FAN_OUT_INLINE_MAX: [1, 1_000_000],
  FAN_OUT_POSTS_PER_SECOND: [1, 1_000_000],
  FAN_OUT_WORKERS: [2, 1_000],
  REMINDER_WORKERS: [2, 1_000],
  MAX_RECEIVES: [1, 1_000],
};
const TABLES = ['CONNECTIONS_TABLE', 'SUBSCRIPTIONS_TABLE', 'PUBLICATIONS_TABLE'];
const ADDRESSES = ['CALLBACK_URL', 'FAN_OUT_QUEUE_URL', 'FAN_OUT_DEAD_LETTER_QUEUE_URL', 'REMINDER_QUEUE_URL'];

/** Why a function with these variables would not start, one sentence each. What only CloudFormation knows is not checked. */
function problemsOfSettings(variables) {
  return Object.entries(variables)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .flatMap(([name, value]) => problemOf(name, String(value), variables) ?? []);
}

function problemOf(name, value, variables) {
  if (name === 'ALLOWED_ORIGINS') {
    const reason = problemOfOrigins(value);
    return reason && `${name} has ${reason}.`;
  }
  const expected = value.trim() === '' ? ofMissing(name) : ofPresent(name, value, variables);
  return expected && `${name} is '${value}'; expected ${expected}.`;
}

/** What is expected of a required variable. Every other one has a value of its own if it is empty. */
function ofMissing(name) {
  return name === 'PLAIN_MODE' ? oneOf(name) : undefined;
}

/** What is expected instead of a value; undefined if the function takes it. */
function ofPresent(name, value, variables) {
  if (CHOICES[name]) {
    return CHOICES[name].includes(value.toLowerCase()) ? undefined : oneOf(name);
  }
  if (TABLES.includes(name)) {
    return /^[a-zA-Z0-9_.-]{3,255}$/.test(value) ? undefined : "a DynamoDB table's name: 3 to 255 of a-z, A-Z, 0-9, _, - and .";
  }
  if (ADDRESSES.includes(name)) {
    return /^https?:\/\/[^/?#\s@]+(\/[^/?#\s]+)*\/?$/.test(value) ? undefined : 'an address, such as https://host/path';
  }
  const [least, most] = range(name, variables);
  return least === undefined || (/^[0-9]{1,9}$/.test(value) && value >= least && value <= most)
    ? ofOthers(name, value, variables)
    : `a whole number from ${least} to ${most}`;
}

/** What another variable must be for a value. */
function ofOthers(name, value, { TRACK_PRINCIPALS: tracked = '' }) {
  return name === 'MAX_CONNECTIONS_PER_PRINCIPAL' && value > 0 && String(tracked).toLowerCase() !== 'true'
    ? 'TRACK_PRINCIPALS to be true with it'
    : undefined;
}

function oneOf(name) {
  return `one of ${CHOICES[name].join(', ')}`;
}

function range(name, { KEEP_ALIVE_SECONDS: given = '' }) {
  if (name !== 'CONNECTION_TIMEOUT_SECONDS') {
    return RANGES[name] ?? [];
  }
  const keepAlive = String(given).trim() === '' ? KEEP_ALIVE_SECONDS : Number(given);
  return [Number.isInteger(keepAlive) ? keepAlive + 1 : 1, LONGEST_CONNECTION_SECONDS];
}

module.exports = { problemsOfSettings };
