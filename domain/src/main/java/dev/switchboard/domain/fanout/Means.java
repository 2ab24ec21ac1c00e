package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.protocol.Codec;
import java.time.InstantSource;

/** All that a fan-out needs of the world. */
record Means(
    ConnectionStore store,
    Transport transport,
    Codec codec,
    FanOutQueue queue,
    Pause pause,
    Pacer pacer,
    InstantSource clock,
    FanOutLimits limits) {}
