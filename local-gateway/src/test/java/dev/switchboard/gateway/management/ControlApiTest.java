package dev.switchboard.gateway.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.fault.Fault;
import dev.switchboard.gateway.testkit.ManagementClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ControlApiTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ScriptedFunction function = new ScriptedFunction();
  private final LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());
  private URI control;

  @BeforeEach
  void serve() {
    gateway.serve(function);
    control = gateway.openControl(0);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void faults_are_set_and_listed_and_cleared() throws Exception {
    assertThat(call("PUT", "/faults/throttle", "100/50").statusCode()).isEqualTo(204);
    assertThat(call("PUT", "/faults/freeze", "").statusCode()).isEqualTo(204);
    assertThat(call("GET", "/faults", "").body())
        .isEqualTo("{\"freeze\":\"\",\"throttle\":\"100/50\"}");

    assertThat(call("DELETE", "/faults/freeze", "").statusCode()).isEqualTo(204);
    assertThat(gateway.faults().all()).containsExactly(new Fault.Throttle(100, 50));

    assertThat(call("DELETE", "/faults", "").statusCode()).isEqualTo(204);
    assertThat(gateway.faults().all()).isEmpty();
  }

  @Test
  void a_malformed_fault_is_refused_with_its_format() throws Exception {
    HttpResponse<String> response = call("PUT", "/faults/throttle", "much");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("expected throttle=POSTS_PER_SECOND/BURST");
  }

  @Test
  void connections_are_listed_and_cut() throws Exception {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    String id = function.connectionId();
    assertThat(call("GET", "/connections", "").body())
        .isEqualTo("{\"connections\":[\"%s\"]}".formatted(id));

    assertThat(call("DELETE", "/connections/" + id, "").statusCode()).isEqualTo(204);

    assertThat(client.awaitClose().code()).isEqualTo(WebSocketClient.LOST);
    assertThat(function.first("DISCONNECT").at("/requestContext/disconnectStatusCode").asInt())
        .isEqualTo(1006);
    assertThat(call("DELETE", "/connections/" + id, "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"GET,/", "POST,/faults", "DELETE,/faults/flood", "GET,/faults/freeze", "PUT,/faults"})
  void an_unknown_path_fault_or_method_is_not_found(String method, String path) throws Exception {
    assertThat(call(method, path, "").statusCode()).isEqualTo(404);
  }

  @Test
  void a_page_of_another_origin_is_forbidden() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(control + "/faults"))
            .header("Origin", "https://example.org")
            .DELETE()
            .build();

    assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
  }

  @Test
  void the_control_api_is_closed_by_default() throws Exception {
    assertThat(new ManagementClient(gateway).call("GET", "/../../faults").statusCode())
        .isBetween(400, 403);
    assertThat(control.getHost()).isEqualTo("127.0.0.1");
  }

  private HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(control + path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }
}
