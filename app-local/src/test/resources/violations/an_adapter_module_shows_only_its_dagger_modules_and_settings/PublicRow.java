package dev.switchboard.aws;

import java.util.Map;

/** A record need not be a setting. */
public record PublicRow(Map<String, String> attributes) {}
