package dev.switchboard.aws;

/** The domain's record, once more. */
record ConnectionEntity(String id) {}
