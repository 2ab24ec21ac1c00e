'use strict';

// Which settings a function refuses at its start, so that they are refused when it is packaged. app-lambda/…/Settings.java decides;
// one table tests both: app-lambda/src/test/resources/settings.csv.

const { problemOfOrigins } = require('./origins.cjs');

const LONGEST_CONNECTION_SECONDS = 7_800;
const KEEP_ALIVE_SECONDS = 480;
const ACCESS_MAX_AGE = 60;
const LONGEST_ADDRESS = 1_000;
const OBJECT =
  /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/(?!\.{1,2}(\/|$))[A-Za-z0-9_!.*'()-]+)+$/;

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
  ACCESS_MAX_AGE: [1, 3_600],
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
  if (name === 'ACCESS_OBJECT') {
    return OBJECT.test(value) && value.length <= LONGEST_ADDRESS ? undefined : "an object's address, as s3://BUCKET/KEY";
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

function range(name, variables) {
  switch (name) {
    case 'CONNECTION_TIMEOUT_SECONDS':
      return [numberOf(variables.KEEP_ALIVE_SECONDS, KEEP_ALIVE_SECONDS) + 1, LONGEST_CONNECTION_SECONDS];
    case 'ACCESS_MAX_STALE':
      return [Math.max(1, numberOf(variables.ACCESS_MAX_AGE, ACCESS_MAX_AGE)), 86_400];
    default:
      return RANGES[name] ?? [];
  }
}

/** The number that a function takes a variable for; 0 for an invalid one, which is a problem of its own. */
function numberOf(given = '', usual) {
  const number = String(given).trim() === '' ? usual : Number(given);
  return Number.isInteger(number) ? number : 0;
}

module.exports = { problemsOfSettings };
