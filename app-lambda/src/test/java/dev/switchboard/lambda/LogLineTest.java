package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.lifecycle.PlainMode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Verifies the log of an invocation: one line, one JSON object, without a client's text. */
final class LogLineTest {

  private static final String SAID = "hello";

  private final InvokedFunction function = new InvokedFunction(PlainMode.BROADCAST);

  @ParameterizedTest
  @EnumSource(names = {"CONNECT", "DISCONNECT"})
  void coming_and_going_is_logged(GoldenEvent event) throws IOException {
    function.invoke(event.json());

    assertThat(function.log())
        .containsExactly(
            """
            {"event":"%s","connection":"L0SM9cOFvHcCIhw=","status":200}\
            """
                .formatted(event));
  }

  @Test
  void a_message_is_logged_with_what_became_of_each_recipient() throws IOException {
    function.hasRecipient("ada", new Delivery.Sent());
    function.hasRecipient("bob", new Delivery.Gone());
    function.hasOpeningRecipient("cyd");
    function.hasRecipient("dan", new Delivery.Throttled());
    function.hasRecipient("eve", new Delivery.Throttled());
    function.hasRecipient("fay", new Delivery.TooLarge());
    function.hasRecipient("gil", new Delivery.Failed("It said \"no\"."));

    function.invoke(GoldenEvent.MESSAGE.json());

    assertThat(function.log())
        .containsExactly(
            """
            {"event":"MESSAGE","connection":"L0SM9cOFvHcCIhw=","status":500,"audience":7,\
            "sent":1,"gone":1,"notYetOpen":1,"throttled":2,"tooLarge":1,"failed":1,"handedOver":0,\
            "firstFailure":"It said \\"no\\"."}\
            """);
  }

  @Test
  void a_completely_delivered_message_is_logged_without_a_failure() throws IOException {
    function.hasRecipient("ada", new Delivery.Sent());

    function.invoke(GoldenEvent.MESSAGE.json());

    assertThat(function.log())
        .containsExactly(
            """
            {"event":"MESSAGE","connection":"L0SM9cOFvHcCIhw=","status":200,"audience":1,\
            "sent":1,"gone":0,"notYetOpen":0,"throttled":0,"tooLarge":0,"failed":0,"handedOver":0}\
            """);
  }

  @Test
  void a_refusal_is_logged_with_its_reason() throws IOException {
    InvokedFunction off = new InvokedFunction(PlainMode.OFF);

    off.invoke(GoldenEvent.CONNECT.json());

    assertThat(off.log())
        .containsExactly(
            """
            {"event":"CONNECT","connection":"L0SM9cOFvHcCIhw=","status":403,\
            "refused":"Plain clients are off."}\
            """);
  }

  @Test
  void an_event_that_cannot_be_read_is_logged_with_the_reason() throws IOException {
    function.invoke("{\"secret\": ");

    assertThat(function.log())
        .containsExactly(
            """
            {"unreadable":"The event is not JSON.","status":400}\
            """);
  }

  @ParameterizedTest
  @EnumSource
  void what_was_thrown_is_logged_with_its_causes_and_where_it_began(GoldenEvent event)
      throws IOException {
    function.hasStoreThatThrows(
        new StoreUnavailableException(
            "The store is down.", new IOException("Cut \"off\",\nat once.")));

    function.invoke(event.json());

    assertThat(function.log()).hasSize(1);
    assertThat(function.log().getFirst())
        .startsWith(
            """
            {"event":"%s","connection":"L0SM9cOFvHcCIhw=","status":500,"failure":[\
            "dev.switchboard.domain.connection.StoreUnavailableException: The store is down.",\
            "java.io.IOException: Cut \\"off\\",\\nat once."],\
            "at":"dev.switchboard.lambda.LogLineTest.what_was_thrown\
            """
                .formatted(event))
        .matches("[^\n]*LogLineTest\\.java:\\d+\\)\"}");
  }

  @Test
  void each_invocation_leaves_one_line() throws IOException {
    function.invoke(GoldenEvent.CONNECT.json());
    function.invoke("");
    function.invoke(GoldenEvent.MESSAGE.json());
    function.hasStoreThatThrows(new IllegalStateException());
    function.invoke(GoldenEvent.DISCONNECT.json());

    assertThat(function.log())
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}").doesNotContain("\n"));
  }

  @ParameterizedTest
  @EnumSource
  void a_clients_text_is_never_logged(PlainMode mode) throws IOException {
    InvokedFunction function = new InvokedFunction(mode);
    function.hasRecipient("ada", new Delivery.Sent());
    function.hasRecipient("bob", new Delivery.Failed("The line was cut."));
    function.hasRecipient("cyd", new Delivery.TooLarge());

    function.invoke(GoldenEvent.MESSAGE.json());
    function.hasStoreThatThrows(new IllegalStateException("a defect"));
    function.invoke(GoldenEvent.MESSAGE.json());

    assertThat(function.log()).hasSize(2).noneMatch(line -> line.contains(SAID));
  }

  @ParameterizedTest
  @CsvSource({"'}', ']'", "MESSAGE, PING", "'Encoded\": false', 'Encoded\": true'"})
  void a_clients_unreadable_text_is_not_logged_either(String part, String wrong)
      throws IOException {
    function.invoke(GoldenEvent.MESSAGE.json().replace(part, wrong));

    assertThat(function.log())
        .singleElement()
        .asString()
        .startsWith("{\"unreadable\":")
        .doesNotContain(SAID);
  }
}
