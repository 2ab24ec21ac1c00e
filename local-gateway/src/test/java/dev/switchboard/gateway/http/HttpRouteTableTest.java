package dev.switchboard.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.HttpApi;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of an HTTP API, and the route that matches a request. */
final class HttpRouteTableTest {

  private static final HttpRouteTable PETS =
      new HttpRouteTable(
          HttpApi.of(
              "GET /",
              "GET /pets",
              "GET /pets/dog/1",
              "GET /pets/dog/{id}",
              "POST /pets/dog/{id}",
              "ANY /pets/{proxy+}",
              "GET /pets/{proxy+}",
              "ANY /{kind}/dog/1",
              "$default"));

  @ParameterizedTest
  @CsvSource({
    "GET,/,GET /",
    "GET,/pets,GET /pets",
    "GET,/pets/dog/1,GET /pets/dog/1",
    "GET,/pets/dog/2,GET /pets/dog/{id}",
    "POST,/pets/dog/1,POST /pets/dog/{id}",
    "PUT,/pets/dog/1,ANY /pets/{proxy+}",
    "GET,/pets/cat/a/b,GET /pets/{proxy+}",
    "POST,/pets/cat/1,ANY /pets/{proxy+}",
    "GET,/cats/dog/1,ANY /{kind}/dog/1"
  })
  void the_most_specific_route_matches(String method, String path, String key) {
    assertThat(PETS.find(method, path)).map(HttpRouteTable.Match::key).hasValue(key);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/",
    "HEAD,/pets",
    "get,/pets",
    "GET,/pets/",
    "GET,/Pets",
    "GET,//pets",
    "GET,/x/../pets",
    "GET,/a/dog/2",
    "GET,//dog/1"
  })
  void an_unmatched_request_takes_the_default(String method, String path) {
    assertThat(PETS.find(method, path)).map(HttpRouteTable.Match::key).hasValue("$default");
  }

  @Test
  void without_a_default_an_unmatched_request_has_no_route() {
    assertThat(new HttpRouteTable(HttpApi.of("POST /event")).find("GET", "/event")).isEmpty();
  }

  @Test
  void variables_are_decoded() {
    HttpRouteTable routes = new HttpRouteTable(HttpApi.of("GET /a/{id}/b/{rest+}"));

    assertThat(routes.find("GET", "/a/x%2Fy+z%20%C3%A9/b/1/2%3F").orElseThrow().variables())
        .containsEntry("id", "x/y+z é")
        .containsEntry("rest", "1/2?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/event",
        "POST",
        "POST event",
        "post /event",
        "BREW /event",
        "POST  /event",
        "POST /event?a=b",
        "POST /{}",
        "POST /{a",
        "POST /a{b}",
        "POST /{a+}/b",
        "POST /a%20b",
        "$connect"
      })
  void a_route_that_api_gateway_would_refuse_is_refused(String key) {
    assertThatThrownBy(() -> HttpApi.of(key))
        .hasMessageStartingWith("The route is '%s': expected METHOD /path".formatted(key));
  }

  @Test
  void two_equivalent_routes_are_refused() {
    assertThatThrownBy(() -> HttpApi.NONE.withRoutes(Set.of("GET /a/{b}", "GET /a/{c}")))
        .hasMessageContaining("take the same requests");
  }
}
