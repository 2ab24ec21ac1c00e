package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.lifecycle.PlainMode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The responses to API Gateway after an exception: a public reason, and status 500. */
final class FailuresTest {

  private final InvokedFunction function = new InvokedFunction(PlainMode.BROADCAST);

  @ParameterizedTest
  @CsvSource({"CONNECT, connect", "MESSAGE, send", "DISCONNECT, disconnect"})
  void a_store_that_is_down_fails_the_deed_and_is_named(GoldenEvent event, String deed)
      throws IOException {
    function.hasStoreThatThrows(
        new StoreUnavailableException("The store is down.", new IOException("10.0.0.7:8000")));

    assertThat(function.invoke(event.json()))
        .isEqualTo(
            """
            {"statusCode":500,"body":"Failed to %s: The store is down."}\
            """
                .formatted(deed));
  }

  @ParameterizedTest
  @CsvSource({"CONNECT, connect", "MESSAGE, send", "DISCONNECT, disconnect"})
  void a_defect_of_ours_fails_the_deed_and_is_not_shown(GoldenEvent event, String deed)
      throws IOException {
    function.hasStoreThatThrows(new IllegalStateException("an inner matter"));

    assertThat(function.invoke(event.json()))
        .isEqualTo(
            """
            {"statusCode":500,"body":"Failed to %s: Internal error."}\
            """
                .formatted(deed));
  }

  @Test
  void an_answer_is_json_whatever_is_in_it() throws IOException {
    function.hasStoreThatThrows(
        new StoreUnavailableException("It said \"no\",\nin short: é \\o/.", new IOException()));

    assertThat(function.invoke(GoldenEvent.CONNECT.json()))
        .isEqualTo(
            """
            {"statusCode":500,"body":"Failed to connect: It said \\"no\\",\\nin short: é \\\\o/."}\
            """);
  }
}
