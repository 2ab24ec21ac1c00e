package dev.switchboard.gateway.template;

/** What is behind a route. */
sealed interface RouteBackend {

  /** A Lambda function with its name, for messages. */
  record Function(String name) implements RouteBackend {}

  /** API Gateway itself answers. */
  record Mock(MockIntegration mock) implements RouteBackend {}

  /** Something that does not run here, with a short text that names it. */
  record Unserved(String reason) implements RouteBackend {}
}
