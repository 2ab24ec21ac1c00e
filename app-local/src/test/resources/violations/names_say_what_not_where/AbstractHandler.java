package dev.switchboard.lambda;

/** Exists to share five lines. */
abstract class AbstractHandler {}
