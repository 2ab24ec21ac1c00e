package dev.switchboard.local.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Protocol;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which limit is named as the first to raise. */
final class AccountQuotasTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // subscribers | publications a day | connections | requests | workers | advice
        "10000   | 100   | 10000   | 10000  | 5  | Nothing",
        "20000   | 100   | 20000   | 1000   | 5  | API Gateway's requests a second",
        "100000  | 100   | 100000  | 10000  | 5  | API Gateway's requests a second",
        "1000000 | 100   | 1000000 | 50000  | 5  | The workers",
        "1000000 | 1000  | 1000000 | 10000  | 5  | API Gateway's requests a second",
        "10000   | 1     | 3700000 | 100000 | 5  | API Gateway's new connections",
        "1000000 | 3500  | 10      | 100000 | 5  | The workers",
        "10      | 99999 | 2000000 | 4000   | 5  | API Gateway's requests a second",
        "20000   | 30000000 | 10   | 10000000 | 5 | Lambda's concurrent executions",
      })
  void names_what_is_exceeded_or_else_what_makes_a_publication_faster(
      long subscribers, long perDay, long connections, long requests, long workers, String first) {
    AccountQuotas quotas =
        new AccountQuotas(
            new CostEstimate(
                new Workload(subscribers, perDay, connections, 1_024, Protocol.EVENTS, 480, false),
                new DeliveryLimits(requests, workers, 10)));

    assertThat(quotas.advice().getFirst()).startsWith(first);
  }
}
