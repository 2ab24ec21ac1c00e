package dev.switchboard.aws.queue;

import dev.switchboard.lambda.GatewayHandler;

/** A package below is judged like the one it is in. */
record QueuedFrame(GatewayHandler reader) {}
