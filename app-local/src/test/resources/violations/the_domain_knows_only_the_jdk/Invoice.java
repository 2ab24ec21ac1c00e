package dev.switchboard.domain.billing;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;

/** A concept that is new is of the domain too. */
record Invoice(ApiGatewaySettings recipient) {}
