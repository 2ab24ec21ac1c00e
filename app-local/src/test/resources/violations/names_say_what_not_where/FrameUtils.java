package dev.switchboard.domain.connection;

/** A name without a limit to the class's content. */
final class FrameUtils {}
