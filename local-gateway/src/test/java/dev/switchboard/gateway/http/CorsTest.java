package dev.switchboard.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.Cors;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApi;
import dev.switchboard.gateway.Invocation;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.HttpApiClient;
import dev.switchboard.gateway.testkit.RawClient;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The CORS configuration of an HTTP API, with its preflight and other responses. */
final class CorsTest {

  private static final String PAGE = "https://app.example.org";
  private static final Cors CORS =
      Cors.allowing(PAGE, "http://localhost:3000")
          .withAllowMethods("POST", "GET")
          .withAllowHeaders("content-type", "x-api-key")
          .withExposeHeaders("x-amzn-errortype")
          .withMaxAge(Duration.ofMinutes(5));
  private static final String ANSWER =
      "{\"statusCode\":200,\"body\":\"hello\",\"headers\":{\"x-other\":\"1\","
          + "\"access-control-allow-origin\":\"https://evil.example\",\"Access-Control-Max-Age\":\"9\"}}";

  private final Queue<Invocation> invocations = new ConcurrentLinkedQueue<>();
  private LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());
  private HttpApiClient web = new HttpApiClient(gateway);

  @AfterEach
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/event", "/another"})
  void a_preflight_is_answered_without_the_function(String path) throws Exception {
    serve(CORS);

    HttpResponse<String> response = preflight(path, PAGE);

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(ofCors(response))
        .isEqualTo(
            Map.of(
                "access-control-allow-origin", PAGE,
                "access-control-allow-methods", "POST,GET",
                "access-control-allow-headers", "content-type,x-api-key",
                "access-control-max-age", "300"));
    assertThat(invocations).isEmpty();
  }

  @Test
  void a_preflight_of_another_origin_gets_no_headers() throws Exception {
    serve(CORS);

    HttpResponse<String> response = preflight("/event", "https://evil.example");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(ofCors(response)).isEmpty();
  }

  @Test
  void options_without_a_requested_method_gets_no_headers() throws Exception {
    serve(CORS);

    HttpResponse<String> response =
        web.send("OPTIONS", "/event", BodyPublishers.noBody(), "Origin", PAGE);

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(ofCors(response)).isEmpty();
    assertThat(invocations).isEmpty();
  }

  @Test
  void a_response_has_the_configured_headers_instead_of_the_functions() throws Exception {
    serve(CORS);

    HttpResponse<String> response = web.post("/event", "{}", "Origin", PAGE);

    assertThat(response.body()).isEqualTo("hello");
    assertThat(response.headers().firstValue("x-other")).hasValue("1");
    assertThat(ofCors(response))
        .isEqualTo(
            Map.of(
                "access-control-allow-origin",
                PAGE,
                "access-control-expose-headers",
                "x-amzn-errortype"));
  }

  @Test
  void a_response_to_a_request_without_origin_has_no_cors_headers() throws Exception {
    serve(CORS.withAllowMethods("*"));

    HttpResponse<String> response = web.post("/event", "{}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(ofCors(response)).isEmpty();
  }

  @Test
  void errors_of_the_gateway_have_cors_headers_too() throws Exception {
    serve(CORS);

    HttpResponse<String> response = web.post("/another", "{}", "Origin", PAGE);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(ofCors(response)).containsEntry("access-control-allow-origin", PAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "*,https://anyone.example,*",
    "*,null,*",
    "https://*,https://anyone.example,https://anyone.example",
    "http://*,http://localhost:3000,http://localhost:3000",
    "HTTPS://app.example.org,https://app.example.org,https://app.example.org"
  })
  void origins_may_be_all_or_all_of_a_scheme(String allowed, String origin, String expected)
      throws Exception {
    serve(Cors.allowing(allowed.toLowerCase(Locale.ROOT)));

    assertThat(ofCors(web.post("/event", "{}", "Origin", origin)))
        .isEqualTo(Map.of("access-control-allow-origin", expected));
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example.org,http://app.example.org",
    "https://app.example.org,https://app.example.org.evil.example",
    "https://app.example.org,https://app.example.org:8443",
    "https://app.example.org,null",
    "https://*,http://app.example.org",
    "https://*,x-https://app.example.org",
    "https://*,null"
  })
  void a_forbidden_origin_never_reaches_the_function(String allowed, String origin)
      throws Exception {
    serve(Cors.allowing(allowed));

    HttpResponse<String> response = web.post("/event", "{}", "Origin", origin);

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("Forbidden", "does not allow the page's origin");
    assertThat(ofCors(response)).isEmpty();
    assertThat(invocations).isEmpty();
  }

  @Test
  void a_page_of_the_gateway_itself_is_allowed() throws Exception {
    serve(CORS);

    HttpResponse<String> response = web.post("/event", "{}", "Origin", "" + gateway.httpUrl());

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void without_cors_the_function_decides_about_pages() throws Exception {
    serve(HttpApi.of("POST /event", "OPTIONS /event"));

    assertThat(preflight("/event", "https://evil.example").body()).isEqualTo("hello");
    HttpResponse<String> response = web.post("/event", "{}", "Origin", PAGE);
    assertThat(ofCors(response))
        .containsEntry("access-control-allow-origin", "https://evil.example");
    assertThat(invocations).hasSize(2);
  }

  @Test
  void without_cors_options_is_an_ordinary_method() throws Exception {
    serve(HttpApi.of("POST /event"));

    assertThat(preflight("/event", PAGE).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "OPTIONS"})
  void a_page_with_a_rebound_name_is_forbidden(String method) throws IOException {
    serve(Cors.allowing("*"));

    try (RawClient client = new RawClient(gateway)) {
      assertThat(
              client.request(
                  method + " /event",
                  List.of("Content-Length: 0", "Access-Control-Request-Method: POST"),
                  "Host: rebound.example:" + gateway.httpUrl().getPort(),
                  "Origin: http://rebound.example:" + gateway.httpUrl().getPort()))
          .startsWith("HTTP/1.1 403 ")
          .doesNotContainIgnoringCase("access-control");
    }
    assertThat(invocations).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "app.example.org", "https://app.example.org/", "https://*.example.org", "**"})
  void an_origin_that_api_gateway_would_refuse_is_refused(String origin) {
    assertThatThrownBy(() -> Cors.allowing(origin))
        .hasMessageStartingWith("The origin is '%s': expected".formatted(origin));
  }

  private HttpResponse<String> preflight(String path, String origin) throws Exception {
    return web.send(
        "OPTIONS",
        path,
        BodyPublishers.noBody(),
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "POST",
        "Access-Control-Request-Headers",
        "content-type,x-amz-user-agent,x-api-key");
  }

  private void serve(Cors cors) {
    serve(HttpApi.of("POST /event").withCors(cors));
  }

  private void serve(HttpApi api) {
    gateway.close();
    gateway = LocalGateway.bind(GatewaySettings.defaults().withHttpApi(api));
    gateway.serve(Functions.all(_ -> ANSWER), invocations::add);
    web = new HttpApiClient(gateway);
  }

  private static Map<String, String> ofCors(HttpResponse<String> response) {
    Map<String, String> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (name.startsWith("access-control-")) {
                headers.put(name, String.join("|", values));
              }
            });
    return headers;
  }
}
