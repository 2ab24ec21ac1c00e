package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.ChannelName;

/**
 * An event on its way to one channel.
 *
 * @param text as it was published; subscribers receive it unchanged
 */
public record Publication(ChannelName channel, String text) {}
