package dev.switchboard.domain.connection;

/** Text ready to send. API Gateway carries at most 128 KB of UTF-8 in one. */
public record Frame(String text) {}
