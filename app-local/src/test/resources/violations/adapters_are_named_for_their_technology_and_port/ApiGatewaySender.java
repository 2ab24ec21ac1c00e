package dev.switchboard.aws;

import dev.switchboard.domain.connection.Transport;

/** A transport with a name that does not contain its port's. */
abstract class ApiGatewaySender implements Transport {}
