package dev.switchboard.gateway.authorizer;

/** The claim of a token: the same name with another meaning. */
final class Audience {}
