package dev.switchboard.gateway.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.invoke.InvocationResult.MalformedResponse;
import dev.switchboard.gateway.invoke.InvocationResult.Responded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProxyResponseReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"statusCode\":201} | 201",
        "{\"statusCode\":\"201\"} | 201",
        "{\"statusCode\":\"403\"} | 403",
        "{\"statusCode\":200.0} | 200",
        "{\"statusCode\":\" 0200 \"} | 200",
        "{\"headers\":{\"a\":\"b\"}} | 200",
        "{\"statusCode\":null} | 200",
        "{} | 200",
        "{\"statusCode\":200,\"isBase64Encoded\":\"false\",\"body\":\"%\"} | 200"
      })
  void a_status_has_several_forms(String response, int status) {
    assertThat(ProxyResponseReader.read(response, Assumptions.LIKELY))
        .isInstanceOfSatisfying(
            Responded.class, read -> assertThat(read.statusCode()).isEqualTo(status));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html> | it is not JSON: <html>",
        "[] | it is an array: expected a JSON object with a statusCode",
        "{} {} | there is more after the JSON object",
        "{\"statusCode\":\"abc\"} | statusCode is 'abc': expected a number from 200 to 599",
        "{\"statusCode\":99} | statusCode is '99': expected a number from 200 to 599",
        "{\"statusCode\":\"600\"} | statusCode is '600': expected a number from 200 to 599",
        "{\"statusCode\":1000} | statusCode is '1000': expected a number from 200 to 599",
        "{\"statusCode\":200.5} | statusCode is '200.5': expected a number from 200 to 599",
        "{\"statusCode\":true} | statusCode is 'true': expected a number from 200 to 599",
        "{\"body\":{}} | body is an object: expected text",
        "{\"body\":7} | body is a number: expected text",
        "{\"headers\":[]} | headers is an array: expected an object",
        "{\"isBase64Encoded\":1} | isBase64Encoded is a number: expected true or false",
        "{\"isBase64Encoded\":true,\"body\":\"%\"} | body is not Base64, as isBase64Encoded says"
      })
  void a_malformed_response_has_a_reason(String response, String reason) {
    assertThat(ProxyResponseReader.read(response, Assumptions.LIKELY))
        .isEqualTo(new MalformedResponse(reason));
  }

  @ParameterizedTest
  @CsvSource({"StatusCode", "cookies", "Data"})
  void an_unknown_key_is_named(String key) {
    assertThat(
            ProxyResponseReader.read(
                "{\"statusCode\":200,\"%s\":1}".formatted(key), Assumptions.LIKELY))
        .isInstanceOfSatisfying(
            MalformedResponse.class,
            read -> assertThat(read.reason()).startsWith("it has the key '%s'".formatted(key)));
  }
}
