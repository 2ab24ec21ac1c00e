package dev.switchboard.domain.connection;

/**
 * One connection's wish to hear what is published to a pattern. It expires when its connection
 * does, however late it was made.
 */
public record Subscription(Connection connection, SubscriptionId id, ChannelPattern pattern) {}
