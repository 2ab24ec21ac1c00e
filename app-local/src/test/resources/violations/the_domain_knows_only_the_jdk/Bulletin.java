package dev.switchboard.domain.fanout;

import java.net.URI;

/**
 * A part of the JDK that the domain must not use: how something is reached is an adapter's
 * business.
 */
record Bulletin(URI origin) {}
