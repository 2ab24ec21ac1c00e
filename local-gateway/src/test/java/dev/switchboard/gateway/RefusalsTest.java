package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refused request is reported once, with its reason and without credentials. */
final class RefusalsTest {

  private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
  private static final String POST = "POST /dev/@connections/";
  private static final String SECRET = "sesame";

  private final ScriptedFunction function = new ScriptedFunction();
  private final ScriptedFunction authorizer = new ScriptedFunction();
  private final Queue<RefusedRequest> refused = new ConcurrentLinkedQueue<>();
  private LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());

  @AfterEach
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "/dev?k=sesame @ Sec-WebSocket-Key: c2VzYW1l @ 400 @ one Sec-WebSocket-Key of 16 bytes",
        "/dev?k=sesame|a @ X-Key: sesame @ 400 @ character |, which must be percent-encoded",
        "/dev?k=sesame%zz @ X-Key: sesame @ 400 @ % without two hexadecimal digits",
        "/dev?k=sesame%FF @ X-Key: sesame @ 400 @ malformed",
        "/dev?k=sesame @ Content-Length: 5 @ 400 @ must not have a body",
        "/prod?k=sesame @ X-Key: sesame @ 403 @ stage, which is /dev"
      })
  void a_refused_handshake_is_reported(String target, String header, int status, String reason)
      throws IOException {
    serve();

    assertThat(upgrade(target, header)).startsWith("HTTP/1.1 " + status);

    assertReported("GET", target.split("\\?", 2)[0], status, reason);
  }

  @Test
  void a_request_without_upgrade_is_reported() throws IOException {
    serve();

    request("GET /dev?k=sesame", "Host: localhost", "X-Key: sesame");

    assertReported("GET", "/dev", 426, "no WebSocket handshake");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "GET /dev#sesame HTTP/1.1%r%nHost: localhost%r%n%r%n @ 400 @ /dev",
        "GET /dev?k=sesame HTTP/1.1%r%nHost: localhost%r%nsesame%r%n%r%n @ 400 @ /dev",
        "GET /dev?a= b HTTP/1.1%r%nHost: localhost%r%n%r%n @ 400 @ ?",
        "GET http://sesame/dev#a HTTP/1.1%r%nHost: localhost%r%n%r%n @ 400 @ ?",
        "GET /dev?k=sesame HTTP/1.1%r%n%r%n @ 400 @ /dev",
        "GET //dev?k=sesame HTTP/1.1%r%nHost: localhost%r%n%r%n @ 400 @ //dev"
      })
  void a_malformed_request_is_reported(String raw, int status, String path) throws IOException {
    serve();
    try (RawClient client = new RawClient(gateway)) {
      client.write(raw.replace("%r", "\r").replace("%n", "\n").getBytes(UTF_8));
      assertThat(client.readToEnd()).startsWith("HTTP/1.1 " + status);
    }

    assertThat(refused).hasSize(1);
    assertThat(refused.element().status()).isEqualTo(status);
    assertThat(refused.element().path()).isEqualTo(path);
    assertThat(refused.element().reason()).contains("malformed");
    assertThat(refused.toString()).doesNotContain(SECRET);
  }

  @Test
  void headers_that_are_too_large_are_reported() throws IOException {
    serve();

    try (RawClient client = new RawClient(gateway)) {
      String head = "GET /dev HTTP/1.1\r\nHost: localhost\r\nX-Large: " + SECRET.repeat(10_000);
      client.write(head.getBytes(UTF_8));
      client.readToEnd();
    }

    assertThat(refused).hasSize(1);
    assertThat(refused.element().status()).isEqualTo(431);
    assertThat(refused.toString()).doesNotContain(SECRET);
  }

  @Test
  void a_missing_identity_source_is_reported() throws IOException {
    serve(Functions.all(function).authorizedBy(authorizer("route.request.querystring.token")));

    upgrade("/dev?k=sesame", "X-Key: sesame");

    assertReported("GET", "/dev", 401, "route.request.querystring.token is missing or empty");
  }

  @Test
  void the_message_of_an_authorizer_that_throws_is_reported() throws IOException {
    authorizer.on(
        "CONNECT",
        _ -> {
          throw new IllegalStateException("JWKS_URL is not set");
        });
    serve(Functions.all(function).authorizedBy(authorizer()));

    upgrade("/dev?k=sesame", "X-Key: sesame");

    assertReported("GET", "/dev", 500, "JWKS_URL is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"isAuthorized\":true}", "{}", "null", "no JSON"})
  void an_authorizer_without_a_policy_is_reported(String response) throws IOException {
    authorizer.on("CONNECT", _ -> response);
    serve(Functions.all(function).authorizedBy(authorizer()));

    upgrade("/dev?k=sesame", "X-Key: sesame");

    assertReported("GET", "/dev", 500, "The authorizer returned a malformed answer");
  }

  @Test
  void a_policy_that_does_not_cover_the_route_is_reported_with_its_arn() throws IOException {
    authorizer.on(
        "CONNECT",
        _ ->
            """
            {"principalId":"u","policyDocument":{"Statement":[{"Effect":"Allow",
             "Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:eu-central-1:1:a/*"}]}}
            """);
    serve(Functions.all(function).authorizedBy(authorizer()));

    upgrade("/dev?k=sesame", "X-Key: sesame");

    assertReported(
        "GET",
        "/dev",
        403,
        "arn:aws:execute-api:us-east-1:000000000000:localapi00/dev/$connect; --account, --region");
  }

  @Test
  void a_client_that_connect_refuses_is_reported() throws IOException {
    function.on("CONNECT", _ -> "{\"statusCode\":402}");
    serve();

    upgrade("/dev?k=sesame", "X-Key: sesame");

    assertReported("GET", "/dev", 402, "$connect answered 402");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "Host: switchboard:80 @ Host 'switchboard' does not name this machine: add --allowed-host"
            + " switchboard",
        "Origin: http://example.org @ web page of another origin"
      })
  void a_foreign_host_or_origin_is_reported_and_told(String header, String reason)
      throws IOException {
    serve();
    String host = header.startsWith("Host") ? header : "Host: localhost\r\n" + header;
    try (RawClient client = new RawClient(gateway)) {
      String target = POST + "L0SM9cOFvHcCIhw=?k=sesame";
      String head = target + " HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n";
      client.write(head.getBytes(UTF_8));
      assertThat(client.readToEnd()).startsWith("HTTP/1.1 403 ").contains(reason);
    }

    assertReported("POST", "/dev/@connections/L0SM9cOFvHcCIhw=", 403, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "POST /prod/%40connections/L0SM9cOFvHcCIhw= @ 403 @ below /dev/",
        "PUT /dev/%40connections/L0SM9cOFvHcCIhw= @ 403 @ POST, GET and DELETE",
        "POST /dev/%40connections/x @ 400 @ no connection id"
      })
  void a_refused_management_request_is_reported(String target, int status, String reason)
      throws IOException {
    serve();

    request(target, "Host: localhost");

    String[] methodAndPath = target.split(" ", 2);
    assertReported(methodAndPath[0], methodAndPath[1], status, reason);
  }

  @Test
  void a_request_without_a_route_of_the_http_api_is_reported() throws IOException {
    restart(GatewaySettings.defaults().withHttpApi(HttpApi.of("POST /event")));
    serve();

    request("GET /other?k=sesame", "Host: localhost", "X-Key: sesame");

    assertReported("GET", "/other", 404, "No route of the HTTP API");
  }

  @Test
  void a_message_without_a_route_is_reported() throws IOException {
    WebSocketApi api = WebSocketApi.PLAIN.withRoutes(Set.of("join"));
    restart(GatewaySettings.defaults().withApi(api));
    serve();
    try (RawClient client = RawClient.upgraded(gateway)) {
      client.send(RawClient.TEXT, true, "{\"action\":\"sesame\"}".getBytes(UTF_8));
      assertThat(client.read().text()).contains("Forbidden");
    }

    assertThat(refused).hasSize(1);
    assertThat(refused.element().method()).isEqualTo("MESSAGE");
    assertThat(refused.element().reason()).contains("no route of join");
    assertThat(refused.toString()).doesNotContain(SECRET);
  }

  @Test
  void a_report_is_one_short_line() {
    RefusedRequest report = new RefusedRequest("GET", "/", 500, "a\r\n\u001b[2J" + "b".repeat(999));

    assertThat(report.reason()).startsWith("a [2Jb").hasSizeLessThan(510);
  }

  private void serve() {
    serve(Functions.all(function));
  }

  private void serve(Functions functions) {
    gateway.serve(functions, _ -> {}, refused::add);
  }

  private void restart(GatewaySettings settings) {
    gateway.close();
    gateway = LocalGateway.bind(settings);
  }

  private Authorizer authorizer(String... sources) {
    return new Authorizer(authorizer, List.of(sources).stream().map(IdentitySource::of).toList());
  }

  private void assertReported(String method, String path, int status, String reason) {
    assertThat(refused).hasSize(1);
    RefusedRequest only = refused.element();
    assertThat(only.method()).isEqualTo(method);
    assertThat(only.path()).isEqualTo(path);
    assertThat(only.status()).isEqualTo(status);
    assertThat(only.reason()).contains(reason);
    assertThat(only.toString()).doesNotContain(SECRET);
  }

  private String upgrade(String target, String header) throws IOException {
    String key = header.startsWith("Sec-WebSocket-Key") ? header : KEY + "\r\n" + header;
    return request(
        "GET " + target,
        "Host: localhost",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        key);
  }

  private String request(String methodAndTarget, String... headers) throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      return client.request(methodAndTarget, List.of(), headers);
    }
  }
}
