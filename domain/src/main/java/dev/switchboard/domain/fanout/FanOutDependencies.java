package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.pacing.Pacer;
import dev.switchboard.domain.pacing.Pause;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.InstantSource;

/** The ports and limits that every run of a fan-out uses; shared by all runs of a process. */
record FanOutDependencies(
    ConnectionStore store,
    Transport transport,
    Codec codec,
    FanOutQueue queue,
    Pause pause,
    Pacer pacer,
    InstantSource clock,
    FanOutLimits limits) {}
