package dev.switchboard.domain.connection;

/** Has no end to what may be added. */
final class FrameUtils {}
