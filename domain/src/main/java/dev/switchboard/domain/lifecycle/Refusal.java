package dev.switchboard.domain.lifecycle;

/**
 * A no to a client.
 *
 * @param reason one sentence for the client
 */
public record Refusal(String reason) implements ConnectResult, MessageResult {}
