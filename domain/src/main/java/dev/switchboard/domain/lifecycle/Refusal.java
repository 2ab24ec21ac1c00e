package dev.switchboard.domain.lifecycle;

/**
 * The refusal of a connect or a message.
 *
 * @param reason one sentence for the client
 */
public record Refusal(String reason) implements ConnectResult, MessageResult {}
