package dev.switchboard.domain.fanout;

/** The recipients of a message. */
final class Audience {}
