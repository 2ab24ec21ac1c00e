'use strict';

// Which texts are lists of allowed origins. domain/…/PageOrigin.java decides at a function's start; one table tests both:
// domain/src/test/resources/allowed-origins.csv.

const FORM = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/s;
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._~-]+)(?::([0-9]{1,5}))?$/;
const WEB = ['http', 'https'];

/** Why a list of origins, separated by commas, cannot be used; undefined if it can. */
function problemOfOrigins(list) {
  const origins = new Set(list.split(',').map((each) => each.trim()).filter(Boolean));
  if (origins.size === 1 && origins.has('*')) {
    return undefined;
  }
  for (const origin of origins) {
    const reason = problemOf(origin.toLowerCase());
    if (reason) {
      return `'${origin}': ${reason}`;
    }
  }
  return undefined;
}

function problemOf(origin) {
  if (origin === 'null') {
    return undefined;
  }
  if (origin.includes('*')) {
    return '* stands alone, for all pages; list each origin';
  }
  if (/\s/.test(origin)) {
    return 'expected commas between origins';
  }
  const [, scheme, host] = origin.match(FORM) ?? [];
  if (scheme === undefined) {
    return 'expected an origin with its scheme: https://example.com';
  }
  if (scheme === 'ws' || scheme === 'wss') {
    return 'expected the origin of the page, such as https://example.com';
  }
  if (/[/?#\\]/.test(host)) {
    return `an origin ends after its host and port, so write ${scheme}://${host.split(/[/?#\\]/)[0]}`;
  }
  if (/[^\0-\x7f]/.test(host)) {
    return 'expected the host as browsers send it, in ASCII: xn--…';
  }
  return isHost(scheme, host) ? undefined : 'expected scheme://host or scheme://host:port, such as http://localhost:3000';
}

function isHost(scheme, host) {
  if (host === '') {
    return !WEB.includes(scheme);
  }
  const parts = host.match(HOST);
  const port = Number(parts?.[2] ?? 1);
  return parts !== null && port >= 1 && port <= 65_535;
}

module.exports = { problemOfOrigins };
