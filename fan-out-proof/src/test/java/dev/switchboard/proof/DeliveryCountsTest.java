package dev.switchboard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests reading an invocation's counts from its line in the log. */
final class DeliveryCountsTest {

  @Test
  void are_read_out_of_a_workers_line() {
    DeliveryCounts counts =
        DeliveryCounts.of(
            """
            {"job":"6f9c","work":"SendToShare","receives":1,"audience":28,"sent":1,"gone":2,\
            "notYetOpen":3,"throttled":4,"tooLarge":5,"failed":6,"handedOver":7}\
            """);

    assertThat(counts).isEqualTo(new DeliveryCounts(1, 2, 3, 4, 5, 6, 7));
    assertThat(counts.all()).isEqualTo(21);
    assertThat(counts.missed()).isEqualTo(15);
  }
}
