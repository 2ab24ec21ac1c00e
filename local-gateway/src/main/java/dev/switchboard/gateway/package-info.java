/**
 * API Gateway on a laptop: a WebSocket API with its {@code @connections}, and an HTTP API, in front
 * of any Lambda handler.
 *
 * <p>It contains the module's public API and the settings that the packages below share. Only
 * {@link dev.switchboard.gateway.LocalGateway}, {@code RequestRouter}, {@code JettyServer} and its
 * HTTP connections depend on those packages. Nothing here depends on the product behind the
 * gateway.
 */
@NullMarked
package dev.switchboard.gateway;

import org.jspecify.annotations.NullMarked;
