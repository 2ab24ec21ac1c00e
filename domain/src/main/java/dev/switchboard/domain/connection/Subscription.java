package dev.switchboard.domain.connection;

/** One connection's registration for the events of a pattern. It expires with its connection. */
public record Subscription(Connection connection, SubscriptionId id, ChannelPattern pattern) {}
