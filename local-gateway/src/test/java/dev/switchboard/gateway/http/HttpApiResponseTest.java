package dev.switchboard.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApi;
import dev.switchboard.gateway.HttpApiLimits;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.Invocation;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.HttpApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The responses of an HTTP API, from the function and from the gateway. */
final class HttpApiResponseTest {

  private final Queue<Invocation> invocations = new ConcurrentLinkedQueue<>();
  private LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());
  private HttpApiClient web = new HttpApiClient(gateway);

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void status_headers_cookies_and_body_are_the_functions() throws Exception {
    serve(
        """
        {"statusCode":201,"headers":{"content-type":"text/html","X-Number":7,"X-Nothing":null},
         "cookies":["a=1; Secure","b=2"],"body":"<p>héllo</p>","isBase64Encoded":false}
        """);

    HttpResponse<String> response = web.post("/event", "{}");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("<p>héllo</p>");
    assertThat(response.headers().allValues("Content-Type")).containsExactly("text/html");
    assertThat(response.headers().allValues("X-Number")).containsExactly("7");
    assertThat(response.headers().map()).doesNotContainKey("X-Nothing");
    assertThat(response.headers().allValues("Set-Cookie")).containsExactly("a=1; Secure", "b=2");
  }

  @Test
  void a_body_in_base64_is_decoded() throws Exception {
    serve("{\"statusCode\":200,\"body\":\"aMOpbGxv\",\"isBase64Encoded\":true}");

    assertThat(web.post("/event", "{}").body()).isEqualTo("héllo");
  }

  @Test
  void a_body_without_a_type_is_plain_text() throws Exception {
    serve("{\"statusCode\":200,\"body\":\"hello\"}");

    assertThat(web.post("/event", "{}").headers().firstValue("Content-Type"))
        .hasValue("text/plain; charset=utf-8");
  }

  @Test
  void unknown_keys_are_ignored() throws Exception {
    serve(
        "{\"statusCode\":200,\"multiValueHeaders\":{\"a\":[\"b\"]},\"more\":1,\"body\":\"hello\"}");

    assertThat(web.post("/event", "{}").body()).isEqualTo("hello");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ \"message\": \"hi\" }|{ \"message\": \"hi\" }",
        "[1,2]|[1,2]",
        "\"Hello from Lambda!\"|Hello from Lambda!",
        "null|null",
        "7|7"
      })
  void json_without_a_status_is_the_body_itself(String functionResponse, String body)
      throws Exception {
    serve(functionResponse);

    HttpResponse<String> response = web.post("/event", "{}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(body);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "{\"statusCode\":200",
        "{\"statusCode\":200} {}",
        "{\"statusCode\":null}",
        "{\"statusCode\":200.5}",
        "{\"statusCode\":99}",
        "{\"statusCode\":101}",
        "{\"statusCode\":600}",
        "{\"statusCode\":99999999999}",
        "{\"statusCode\":200,\"body\":{}}",
        "{\"statusCode\":200,\"body\":\"%%%\",\"isBase64Encoded\":true}",
        "{\"statusCode\":200,\"isBase64Encoded\":\"true\"}",
        "{\"statusCode\":200,\"headers\":[]}",
        "{\"statusCode\":200,\"headers\":{\"a\":[\"b\"]}}",
        "{\"statusCode\":200,\"headers\":{\"a b\":\"c\"}}",
        "{\"statusCode\":200,\"headers\":{\"\":\"c\"}}",
        "{\"statusCode\":200,\"headers\":{\"a\":\"b\\r\\nSet-Cookie: c\"}}",
        "{\"statusCode\":200,\"cookies\":\"a=1\"}",
        "{\"statusCode\":200,\"cookies\":[\"a=1\\nX: y\"]}"
      })
  void a_malformed_response_is_an_internal_server_error(String response) throws Exception {
    serve(response);

    assertInternalServerError(web.post("/event", "{}"));
    assertThat(invocations.element().result()).startsWith("malformed answer: ");
  }

  @Test
  void a_status_may_be_text() throws Exception {
    serve("{\"statusCode\":\"201\"}");

    assertThat(web.post("/event", "{}").statusCode()).isEqualTo(201);
  }

  @Test
  void a_function_that_throws_is_an_internal_server_error() throws Exception {
    serve(
        _ -> {
          throw new IllegalStateException("broken");
        });

    assertInternalServerError(web.post("/event", "{}"));
    assertThat(invocations.element().result()).isEqualTo("failed: broken");
  }

  @Test
  void a_function_that_takes_too_long_is_unavailable() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    serve(
        HttpApi.of("POST /event")
            .withLimits(HttpApiLimits.OF_AWS.withIntegration(Duration.ofMillis(20))),
        _ -> awaits(end));

    HttpResponse<String> response = web.post("/event", "{}");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    assertThat(invocations.element().result()).isEqualTo("timed out");
    assertThat(invocations.element().took()).isLessThan(Duration.ofSeconds(2));
    end.countDown();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/event",
    "POST,/events",
    "POST,/event/",
    "POST,/",
    "DELETE,/prod",
    "HEAD,/event"
  })
  void a_request_without_a_matching_route_is_not_found(String method, String path)
      throws Exception {
    serve("{\"statusCode\":200}");

    HttpResponse<String> response = web.send(method, path, BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .isEqualTo(method.equals("HEAD") ? "" : "{\"message\":\"Not Found\"}");
    assertThat(invocations).isEmpty();
  }

  @Test
  void a_body_beyond_the_limit_is_too_large() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    serve(
        HttpApi.of("POST /event").withLimits(HttpApiLimits.OF_AWS.withSizes(1000, 1_000_000)),
        _ -> "{\"statusCode\":20" + calls.incrementAndGet() + "}");

    assertThat(web.post("/event", "x".repeat(1000)).statusCode()).isEqualTo(201);
    assertTooLarge(web.post("/event", "x".repeat(1001)));
    assertTooLarge(web.post("/event", "x".repeat(11 * 1024 * 1024)));
    assertThat(calls).hasValue(1);
  }

  @Test
  void a_body_that_makes_too_long_an_event_is_too_large() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    serve(HttpApi.of("POST /event"), _ -> "{\"statusCode\":20" + calls.incrementAndGet() + "}");
    String fits = "x".repeat(5 * 1024 * 1024);

    assertThat(web.post("/event", fits).statusCode()).isEqualTo(201);
    assertTooLarge(web.post("/event", "x".repeat(6 * 1024 * 1024)));
    // In base64, the body is a third longer.
    assertTooLarge(web.send("POST", "/event", BodyPublishers.ofString(fits)));
    assertThat(invocations).hasSize(1);
  }

  @Test
  void a_response_beyond_the_limit_is_an_internal_server_error() throws Exception {
    serve("{\"statusCode\":200,\"body\":\"" + "x".repeat(6 * 1024 * 1024) + "\"}");

    assertInternalServerError(web.post("/event", "{}"));
    assertThat(invocations.element().result()).isEqualTo("answer too large");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void a_response_that_must_not_have_a_body_has_none(int status) throws Exception {
    serve("{\"statusCode\":%d,\"body\":\"hello\"}".formatted(status));

    HttpResponse<String> response = web.post("/event", "{}");

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEmpty();
    assertThat(web.post("/event", "{}").statusCode()).isEqualTo(status);
  }

  @Test
  void headers_of_the_connection_are_the_gateways() throws Exception {
    serve(
        """
        {"statusCode":200,"body":"hello","headers":{"Content-Length":"1","Transfer-Encoding":"chunked",
         "Connection":"close","Apigw-Requestid":"mine"}}
        """);

    HttpResponse<String> response = web.post("/event", "{}");

    assertThat(response.body()).isEqualTo("hello");
    assertThat(response.headers().allValues("Content-Length")).containsExactly("5");
    assertThat(response.headers().allValues("Apigw-Requestid"))
        .containsExactly(invocations.element().about());
  }

  @Test
  void without_routes_there_is_no_http_api() throws Exception {
    serve(HttpApi.NONE, _ -> "{}");

    assertThat(web.post("/event", "{}").statusCode()).isEqualTo(403);
  }

  private void serve(String response) {
    serve(_ -> response);
  }

  private void serve(Integration function) {
    serve(HttpApi.of("POST /event"), function);
  }

  private void serve(HttpApi api, Integration function) {
    gateway.close();
    gateway = LocalGateway.bind(GatewaySettings.defaults().withHttpApi(api));
    gateway.serve(
        Functions.all(_ -> "{\"statusCode\":200}").with("POST /event", function), invocations::add);
    web = new HttpApiClient(gateway);
  }

  private static void assertInternalServerError(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
  }

  private static void assertTooLarge(HttpResponse<String> response) {
    assertThat(Map.of(response.statusCode(), response.body()))
        .isEqualTo(Map.of(413, "{\"message\":\"Request Entity Too Large\"}"));
  }

  private static String awaits(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
    return "{\"statusCode\":200}";
  }
}
