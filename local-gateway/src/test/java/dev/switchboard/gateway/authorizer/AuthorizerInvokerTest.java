package dev.switchboard.gateway.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.Authorizer;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.WebSocketLimits;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A REQUEST authorizer before {@code $connect}. */
final class AuthorizerInvokerTest {

  private static final String ARN = "arn:aws:execute-api:us-east-1:000000000000:localapi00/dev/";

  private final ScriptedFunction function = new ScriptedFunction();
  private final ScriptedFunction authorizer = new ScriptedFunction();
  private final List<String> results = new CopyOnWriteArrayList<>();
  private LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void its_event_has_all_of_the_handshake() throws IOException {
    authorizer.on("CONNECT", _ -> allowing("*"));
    serve();

    upgrade("?token=t", "X-Tenant: a");

    JsonNode event = authorizer.first("CONNECT");
    assertThat(names(event))
        .containsExactly(
            "type",
            "methodArn",
            "headers",
            "multiValueHeaders",
            "queryStringParameters",
            "multiValueQueryStringParameters",
            "stageVariables",
            "requestContext");
    assertThat(event.at("/type").asText()).isEqualTo("REQUEST");
    assertThat(event.at("/methodArn").asText()).isEqualTo(ARN + "$connect");
    assertThat(names(event.at("/headers")))
        .contains("Connection", "content-length", "Upgrade", "X-Tenant", "X-Forwarded-For");
    assertThat(event.at("/queryStringParameters")).hasToString("{\"token\":\"t\"}");
    assertThat(event.at("/stageVariables")).hasToString("{}");
    assertThat(event.at("/requestContext/connectionId").asText())
        .isEqualTo(function.connectionId());
  }

  @Test
  void its_event_has_query_maps_without_a_query() throws IOException {
    authorizer.on("CONNECT", _ -> allowing("*"));
    serve();

    upgrade("");

    assertThat(authorizer.first("CONNECT").at("/queryStringParameters")).hasToString("{}");
    assertThat(function.first("CONNECT").has("queryStringParameters")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", ARN + "$connect", ARN + "*", "arn:aws:execute-api:*:*:*/dev/$con?ect"})
  void a_policy_that_allows_the_route_accepts_the_client(String resource) throws IOException {
    authorizer.on("CONNECT", _ -> allowing(resource));
    serve();

    assertThat(upgrade("")).startsWith("HTTP/1.1 101 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {ARN + "*/*", ARN + "$default", "", "arn:aws:s3:::*"})
  void a_policy_for_another_resource_forbids(String resource) throws IOException {
    authorizer.on("CONNECT", _ -> allowing(resource));
    serve();

    assertThat(upgrade("")).startsWith("HTTP/1.1 403 ").contains("ForbiddenException");
    assertThat(function.events("CONNECT")).isEmpty();
  }

  @Test
  void a_deny_wins_over_every_allow() throws IOException {
    authorizer.on(
        "CONNECT",
        _ ->
            policy(
                statement("Allow", "\"*\"", "\"*\""),
                statement("Deny", "[\"execute-api:*\"]", "[\"x\",\"*$connect\"]")));
    serve();

    assertThat(upgrade("")).startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @CsvSource({"Unauthorized,401", "unauthorized,500", "Unauthorized!,500", "broken,500"})
  void only_the_exact_message_unauthorized_gives_401(String message, int status)
      throws IOException {
    authorizer.on(
        "CONNECT",
        _ -> {
          throw new IllegalStateException(message);
        });
    serve();

    assertThat(upgrade("")).startsWith("HTTP/1.1 " + status);
    assertThat(function.events("CONNECT")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "no JSON",
        "{\"statusCode\":401}",
        "{\"policyDocument\":{\"Statement\":[]}}",
        "{\"principalId\":\"a\"}",
        "{\"principalId\":[7],\"policyDocument\":{\"Statement\":[]}}",
        "{\"principalId\":\"a\",\"policyDocument\":{\"Statement\":[]},\"context\":{\"a\":[]}}",
        "{\"principalId\":\"a\",\"policyDocument\":{\"Statement\":[]},\"context\":\"a\"}"
      })
  void a_response_without_a_policy_is_an_error(String answer) throws IOException {
    authorizer.on("CONNECT", _ -> answer);
    serve();

    assertThat(upgrade("")).startsWith("HTTP/1.1 500 ");
  }

  @ParameterizedTest
  @CsvSource({"42,42", "42.5,42.5", "true,true", "'\"\"',''"})
  void a_principal_may_be_a_number_or_a_boolean(String principal, String text) throws IOException {
    authorizer.on("CONNECT", _ -> allowing("*").replace("\"ada\"", principal));
    serve();

    assertThat(upgrade("")).startsWith("HTTP/1.1 101 ");
    assertThat(function.first("CONNECT").at("/requestContext/authorizer/principalId").textValue())
        .isEqualTo(text);
  }

  @Test
  void a_principal_is_text_alone_if_that_is_assumed() throws IOException {
    authorizer.on("CONNECT", _ -> allowing("*").replace("\"ada\"", "42"));
    assume(Assumption.PRINCIPAL_FORMS, "text");
    serve();

    assertThat(upgrade("")).startsWith("HTTP/1.1 500 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"principalId\":null,", ""})
  void a_missing_principal_is_an_error(String principal) throws IOException {
    authorizer.on("CONNECT", _ -> allowing("*").replace("\"principalId\":\"ada\",", principal));
    serve();

    assertThat(upgrade("")).startsWith("HTTP/1.1 500 ");
    assertThat(function.events("CONNECT")).isEmpty();
  }

  @Test
  void a_missing_principal_is_accepted_if_that_is_assumed() throws IOException {
    authorizer.on("CONNECT", _ -> allowing("*").replace("\"principalId\":\"ada\",", ""));
    assume(Assumption.MISSING_PRINCIPAL, "accepted");
    serve();

    assertThat(upgrade("")).startsWith("HTTP/1.1 101 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "null | refused with 500: The authorizer returned a malformed answer: it is null: expected principalId",
        "<html> | refused with 500: The authorizer returned a malformed answer: it is not JSON: <html>",
        "{\"isAuthorized\":true} | refused with 500: The authorizer returned a malformed answer: it has isAuthorized",
        "{\"principalId\":[]} | refused with 500: The authorizer returned a malformed answer: principalId is an array",
        "{\"principalId\":\"a\"} | refused with 500: The authorizer returned a malformed answer: policyDocument is missing",
        "{\"principalId\":\"a\",\"policyDocument\":{\"Statement\":[]}} | refused with 403: The authorizer's policy does not allow execute-api:Invoke on arn:"
      })
  void the_log_has_the_reason_of_a_refusal(String answer, String reason) throws IOException {
    authorizer.on("CONNECT", _ -> answer);
    serve();

    upgrade("");

    assertThat(results).singleElement().asString().startsWith(reason);
  }

  @Test
  void the_log_has_the_message_of_an_authorizer_that_throws() throws IOException {
    authorizer.on(
        "CONNECT",
        _ -> {
          throw new IllegalStateException("JWKS_URL is not set");
        });
    serve();

    upgrade("");

    assertThat(results)
        .containsExactly("refused with 500: The authorizer failed: JWKS_URL is not set");
  }

  @Test
  void an_authorizer_timeout_is_an_error() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    authorizer.on("CONNECT", _ -> awaits(end));
    gateway.close();
    gateway =
        LocalGateway.bind(
            GatewaySettings.defaults()
                .withLimits(WebSocketLimits.OF_AWS.withIntegration(Duration.ofMillis(20))));
    serve();

    assertThat(upgrade("")).startsWith("HTTP/1.1 500 ");
    end.countDown();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "route.request.header.Auth | ?a=b | X-Other: a",
        "route.request.header.Auth | ?Auth=b | Auth:",
        "route.request.querystring.token | ?token= | token: a",
        "route.request.querystring.token | ?Token=a | token: a",
        "stageVariables.missing | ?a=b | a: a",
        "context.missing | ?a=b | a: a"
      })
  void an_empty_identity_source_gives_401_without_an_invocation(
      String source, String query, String header) throws IOException {
    authorizer.on("CONNECT", _ -> allowing("*"));
    serve("route.request.header.Host", source);

    assertThat(upgrade(query, header))
        .startsWith("HTTP/1.1 401 ")
        .contains("UnauthorizedException");
    assertThat(authorizer.events("CONNECT")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "route.request.header.Auth | ?a=b | aUTH: a",
        "route.request.querystring.token | ?token=a | a: b",
        "stageVariables.colour | ?a=b | a: b",
        "context.identity.sourceIp | ?a=b | a: b"
      })
  void a_present_identity_source_invokes_the_authorizer(String source, String query, String header)
      throws IOException {
    authorizer.on("CONNECT", _ -> allowing("*"));
    gateway.close();
    gateway =
        LocalGateway.bind(
            GatewaySettings.defaults()
                .withApi(WebSocketApi.PLAIN.withStageVariables(Map.of("colour", "blue"))));
    serve(source);

    assertThat(upgrade(query, header)).startsWith("HTTP/1.1 101 ");
  }

  @Test
  void every_later_event_has_its_context() throws IOException {
    authorizer.on("CONNECT", _ -> allowing("*"));
    serve();
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    client.send("hello");
    function.first("MESSAGE");
    client.socket().sendClose(1000, "").join();

    for (String type : List.of("CONNECT", "MESSAGE", "DISCONNECT")) {
      JsonNode context = function.first(type).at("/requestContext/authorizer");
      assertThat(context.at("/tenant")).hasToString("\"a\"");
      assertThat(context.at("/level")).hasToString("\"7\"");
      assertThat(context.at("/admin")).hasToString("\"true\"");
      assertThat(context.at("/principalId")).hasToString("\"ada\"");
      assertThat(context.at("/integrationLatency").isNumber()).isTrue();
    }
  }

  @Test
  void its_context_keeps_its_types_if_that_is_assumed() throws IOException {
    authorizer.on("CONNECT", _ -> allowing("*"));
    gateway.close();
    gateway =
        LocalGateway.bind(
            GatewaySettings.defaults()
                .withAssumptions(Assumptions.LIKELY.with(Assumption.AUTHORIZER_VALUES, "typed")));
    serve();

    upgrade("");

    assertThat(function.first("CONNECT").at("/requestContext/authorizer/level")).hasToString("7");
  }

  @Test
  void it_is_invoked_for_every_handshake() throws IOException {
    authorizer.on("CONNECT", _ -> allowing("*"));
    serve("route.request.querystring.token");

    upgrade("?token=same");
    upgrade("?token=same");

    assertThat(authorizer.events("CONNECT")).hasSize(2);
  }

  private void serve(String... identitySources) {
    List<IdentitySource> sources = Stream.of(identitySources).map(IdentitySource::of).toList();
    gateway.serve(
        Functions.all(function).authorizedBy(new Authorizer(authorizer, sources)),
        invocation -> results.add(invocation.result()));
  }

  private void assume(Assumption assumption, String value) {
    gateway.close();
    gateway =
        LocalGateway.bind(
            GatewaySettings.defaults().withAssumptions(Assumptions.LIKELY.with(assumption, value)));
  }

  private String upgrade(String query, String... headers) throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      return client.upgrade(URI.create(gateway.webSocketUrl() + query), headers);
    }
  }

  private static String allowing(String resource) {
    return policy(statement("Allow", "\"execute-api:Invoke\"", "\"" + resource + "\""));
  }

  private static String policy(String... statements) {
    return """
        {"principalId":"ada","policyDocument":{"Version":"2012-10-17","Statement":[%s]},
         "context":{"tenant":"a","level":7,"admin":true}}
        """
        .formatted(String.join(",", statements));
  }

  private static String statement(String effect, String action, String resource) {
    return "{\"Effect\":\"%s\",\"Action\":%s,\"Resource\":%s}".formatted(effect, action, resource);
  }

  private static String awaits(CountDownLatch end) {
    try {
      end.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
    return "{}";
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
