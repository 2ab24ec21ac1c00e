package dev.switchboard.aws.queue;

import dev.switchboard.lambda.GatewayHandler;

/** A subpackage is checked like its parent package. */
record QueuedFrame(GatewayHandler reader) {}
