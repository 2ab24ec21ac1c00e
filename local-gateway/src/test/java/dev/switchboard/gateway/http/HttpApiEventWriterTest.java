package dev.switchboard.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApi;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.Invocation;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.HttpApiClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events in payload format 2.0: their fields, order and values. */
final class HttpApiEventWriterTest {

  private static final Instant NOW = Instant.parse("2024-09-09T18:23:28.941Z");

  private final List<JsonNode> events = new ArrayList<>();
  private final Queue<Invocation> invocations = new ConcurrentLinkedQueue<>();
  private final LocalGateway gateway =
      LocalGateway.bind(
          GatewaySettings.defaults()
              .at("localhost", 0)
              .withClock(() -> NOW)
              .withHttpApi(
                  HttpApi.of("POST /event", "GET /pets/{id}", "GET /files/{path+}", "$default")));
  private final HttpApiClient web = new HttpApiClient(gateway);

  @BeforeEach
  void serve() {
    Integration http = event -> answer(event);
    gateway.serve(
        Functions.all(_ -> "{\"statusCode\":200}")
            .with("POST /event", http)
            .with("GET /pets/{id}", http)
            .with("GET /files/{path+}", http)
            .with("$default", http),
        invocations::add);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void an_event_has_these_fields() throws Exception {
    HttpResponse<String> response =
        web.post(
            "/event?a=1",
            "{\"channel\":\"/default/room\"}",
            "User-Agent",
            "test",
            "x-API-key",
            "k");

    JsonNode event = events.getFirst();
    assertThat(names(event))
        .containsExactly(
            "version",
            "routeKey",
            "rawPath",
            "rawQueryString",
            "headers",
            "queryStringParameters",
            "requestContext",
            "body",
            "isBase64Encoded");
    assertThat(event.at("/version").asText()).isEqualTo("2.0");
    assertThat(event.at("/routeKey").asText()).isEqualTo("POST /event");
    assertThat(event.at("/rawPath").asText()).isEqualTo("/event");
    assertThat(event.at("/rawQueryString").asText()).isEqualTo("a=1");
    assertThat(event.at("/headers/content-type").asText())
        .isEqualTo("application/json; charset=UTF-8");
    assertThat(event.at("/body").asText()).isEqualTo("{\"channel\":\"/default/room\"}");
    assertThat(event.at("/isBase64Encoded")).hasToString("false");
    JsonNode context = event.at("/requestContext");
    assertThat(names(context))
        .containsExactly(
            "accountId",
            "apiId",
            "domainName",
            "domainPrefix",
            "http",
            "requestId",
            "routeKey",
            "stage",
            "time",
            "timeEpoch");
    assertThat(context.at("/accountId").asText()).matches("\\d{12}");
    assertThat(context.at("/apiId").asText()).matches("[a-z0-9]{10}");
    assertThat(context.at("/domainName").asText()).isEqualTo("localhost");
    assertThat(context.at("/domainPrefix").asText()).isEqualTo("localhost");
    assertThat(context.at("/http"))
        .hasToString(
            "{\"method\":\"POST\",\"path\":\"/event\",\"protocol\":\"HTTP/1.1\","
                + "\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"test\"}");
    assertThat(context.at("/requestId").asText()).matches("[A-Za-z0-9_-]{15}=");
    assertThat(context.at("/routeKey").asText()).isEqualTo("POST /event");
    assertThat(context.at("/stage").asText()).isEqualTo("$default");
    assertThat(context.at("/time").asText()).isEqualTo("09/Sep/2024:18:23:28 +0000");
    assertThat(context.at("/timeEpoch")).hasToString("1725906208941");
    assertThat(response.headers().firstValue("Apigw-Requestid"))
        .hasValue(context.at("/requestId").asText());
  }

  @Test
  void headers_are_in_lower_case_and_joined_by_commas() throws Exception {
    web.get("/any", "X-Twice", "a", "x-TWICE", "b, c", "Accept", "*/*", "X-Empty", "");

    JsonNode headers = events.getFirst().at("/headers");
    assertThat(names(headers))
        .containsExactly(
            "accept",
            "content-length",
            "host",
            "user-agent",
            "x-amzn-trace-id",
            "x-empty",
            "x-forwarded-for",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-twice");
    assertThat(headers.at("/x-empty").asText("?")).isEmpty();
    assertThat(headers.at("/x-twice").asText()).isEqualTo("a,b, c");
    assertThat(headers.at("/content-length").asText()).isEqualTo("0");
    assertThat(headers.at("/x-amzn-trace-id").asText()).matches("Root=1-66df3d20-[0-9a-f]{24}");
    assertThat(headers.at("/x-forwarded-for").asText()).isEqualTo("127.0.0.1");
    assertThat(headers.at("/x-forwarded-port").asText())
        .isEqualTo("" + gateway.httpUrl().getPort());
    assertThat(headers.at("/x-forwarded-proto").asText()).isEqualTo("http");
  }

  @Test
  void cookies_have_a_field_of_their_own() throws Exception {
    web.get("/any", "Cookie", "a=1; b=\"2, 3\";c", "cookie", "d=4");

    assertThat(events.getFirst().at("/cookies"))
        .hasToString("[\"a=1\",\"b=\\\"2, 3\\\"\",\"c\",\"d=4\"]");
    assertThat(names(events.getFirst().at("/headers"))).doesNotContain("cookie");
  }

  @Test
  void a_query_is_raw_and_decoded_with_many_values_joined() throws Exception {
    web.get("/any?token=a%2Fb%3D&room=1&room=two+words&flag");

    assertThat(events.getFirst().at("/rawQueryString").asText())
        .isEqualTo("token=a%2Fb%3D&room=1&room=two+words&flag");
    assertThat(events.getFirst().at("/queryStringParameters"))
        .hasToString("{\"token\":\"a/b=\",\"room\":\"1,two words\",\"flag\":\"\"}");
  }

  @Test
  void a_missing_part_has_no_field() throws Exception {
    web.get("/any");

    assertThat(names(events.getFirst()))
        .containsExactly(
            "version",
            "routeKey",
            "rawPath",
            "rawQueryString",
            "headers",
            "requestContext",
            "isBase64Encoded");
    assertThat(events.getFirst().at("/rawQueryString").asText()).isEmpty();
    assertThat(events.getFirst().at("/routeKey").asText()).isEqualTo("$default");
  }

  @Test
  void the_path_and_its_variables_are_decoded() throws Exception {
    web.get("/pets/a%20b%2Fc");
    web.get("/files/x/y%25z");

    assertThat(events.getFirst().at("/rawPath").asText()).isEqualTo("/pets/a b/c");
    assertThat(events.getFirst().at("/pathParameters")).hasToString("{\"id\":\"a b/c\"}");
    assertThat(events.getLast().at("/pathParameters")).hasToString("{\"path\":\"x/y%z\"}");
    assertThat(events.getLast().at("/routeKey").asText()).isEqualTo("GET /files/{path+}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/xml",
        "application/javascript",
        "text/plain",
        "text/csv; header=present"
      })
  void a_text_body_is_not_encoded(String contentType) throws Exception {
    web.send("POST", "/event", BodyPublishers.ofString("héllo"), "Content-Type", contentType);

    assertThat(events.getFirst().at("/body").asText()).isEqualTo("héllo");
    assertThat(events.getFirst().at("/isBase64Encoded")).hasToString("false");
    assertThat(events.getFirst().at("/headers/content-length").asText()).isEqualTo("6");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "application/octet-stream",
        "application/x-www-form-urlencoded",
        "application/problem+json",
        "image/png"
      })
  void another_body_is_in_base64(String contentType) throws Exception {
    String[] headers =
        contentType == null ? new String[0] : new String[] {"Content-Type", contentType};
    web.send("POST", "/event", BodyPublishers.ofString("hello"), headers);

    assertThat(events.getFirst().at("/body").asText()).isEqualTo("aGVsbG8=");
    assertThat(events.getFirst().at("/isBase64Encoded")).hasToString("true");
  }

  @Test
  void a_text_that_is_not_utf_8_is_in_base64() throws Exception {
    byte[] latin1 = {'h', (byte) 0xE9};
    web.send("POST", "/event", BodyPublishers.ofByteArray(latin1), "Content-Type", "text/plain");

    assertThat(events.getFirst().at("/body").asText()).isEqualTo("aOk=");
    assertThat(events.getFirst().at("/isBase64Encoded")).hasToString("true");
  }

  @ParameterizedTest
  @CsvSource({"POST,/event,POST /event", "GET,/pets/1,GET /pets/{id}", "PUT,/x,$default"})
  void the_observer_gets_each_invocation(String method, String path, String route)
      throws Exception {
    HttpResponse<String> response = web.send(method, path, BodyPublishers.noBody());

    assertThat(invocations).hasSize(1);
    assertThat(invocations.element().route()).isEqualTo(route);
    assertThat(invocations.element().about())
        .isEqualTo(response.headers().firstValue("Apigw-Requestid").orElseThrow());
    assertThat(invocations.element().result()).isEqualTo("200");
  }

  private String answer(String event) {
    events.add(ScriptedFunction.parse(event));
    return "{\"statusCode\":200}";
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
