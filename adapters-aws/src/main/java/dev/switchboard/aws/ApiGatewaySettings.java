package dev.switchboard.aws;

import java.net.URI;

/**
 * Where connections are reached.
 *
 * @param callbackUrl the address below which {@code /@connections} lies: scheme, host and stage
 */
public record ApiGatewaySettings(URI callbackUrl, AwsAccess access) {}
