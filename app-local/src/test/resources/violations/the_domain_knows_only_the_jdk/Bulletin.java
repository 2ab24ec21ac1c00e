package dev.switchboard.domain.fanout;

import java.net.URI;

/** Not all of the JDK is the domain's: how something is reached is an adapter's business. */
record Bulletin(URI origin) {}
