package dev.switchboard.local;

import dev.switchboard.gateway.Cors;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApi;
import java.time.Duration;
import java.util.Set;

/**
 * The endpoint for clients of AppSync Events: {@code /event} for a publish over HTTP, and {@code
 * /event/realtime} for the WebSocket. CloudFront provides the same paths in a deployment.
 */
final class EventEndpoint {

  /** The path that Amplify is configured with. */
  static final String PATH = "/event";

  private static final String PUBLISH = "POST " + PATH;
  private static final String REALTIME = PATH + "/realtime";

  /**
   * The CORS configuration. Any page may publish, because local pages have many ports; a publish
   * needs its key.
   */
  private static final Cors PAGES =
      Cors.allowing("*")
          .withAllowMethods("POST")
          .withAllowHeaders(
              "content-type",
              "authorization",
              "idempotency-key",
              "x-api-key",
              "x-amz-date",
              "x-amz-security-token",
              "x-amz-user-agent")
          .withExposeHeaders("x-amzn-errortype")
          .withMaxAge(Duration.ofMinutes(5));

  private EventEndpoint() {}

  /** Returns gateway settings with this endpoint. */
  static GatewaySettings in(GatewaySettings settings) {
    return settings.withAliases(Set.of(REALTIME)).withHttpApi(HttpApi.of(PUBLISH).withCors(PAGES));
  }

  /** Returns the functions behind the endpoint. */
  static Functions functions(ServiceBackend backend) {
    return Functions.all(backend.gatewayFunction()).with(PUBLISH, backend.publishFunction());
  }
}
