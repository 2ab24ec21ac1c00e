package dev.switchboard.domain.lifecycle;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.domain.connection.ConnectionId;

/** Where a connection is reached is the transport's business. */
record Callback(ConnectionId connection, ApiGatewaySettings gateway) {}
