package dev.switchboard.local.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.switchboard.domain.connection.Protocol;
import org.junit.jupiter.api.Test;

/** What is billed, beside sums done by hand. */
final class CostEstimateTest {

  private static final double SECONDS = 730 * 3600.0;

  private final CostEstimate million = of(1_000_000, 1_024, Protocol.EVENTS);

  /** docs/operations.md: 1,000,000 / 465 = 2,151 keep-alives, and 645 calls to SQS a second. */
  @Test
  void a_million_idle_connections_need_2151_keep_alives_a_second() {
    BilledUsage keepAlives = million.keepAlives();

    assertThat(keepAlives.amount(BilledUnit.MESSAGES) / SECONDS).isCloseTo(2_151, within(1.0));
    assertThat(keepAlives.amount(BilledUnit.WRITE_UNITS) / SECONDS).isCloseTo(2_151, within(1.0));
    assertThat(keepAlives.amount(BilledUnit.QUEUE_REQUESTS) / SECONDS).isCloseTo(645, within(1.0));
    assertThat(keepAlives.amount(BilledUnit.INVOCATIONS) / SECONDS).isCloseTo(2.2, within(0.1));
  }

  @Test
  void few_reminders_come_in_a_batch_every_five_seconds_at_most() {
    CostEstimate few = of(1_000, 1_024, Protocol.EVENTS);
    CostEstimate one = of(1, 1_024, Protocol.EVENTS);

    assertThat(few.keepAlives().amount(BilledUnit.INVOCATIONS)).isCloseTo(SECONDS / 5, within(1.0));
    assertThat(one.keepAlives().amount(BilledUnit.INVOCATIONS))
        .isCloseTo(SECONDS / 465, within(1.0));
  }

  /** A million connections for an hour are 60 million minutes, which are $15. */
  @Test
  void connections_cost_their_minutes() {
    assertThat(million.connections().dollars(BilledUnit.CONNECTION_MINUTES))
        .isEqualByComparingTo("10950");
  }

  /** 365 times a month, with two write units for each row in a transaction, and three deletes. */
  @Test
  void each_connection_connects_again_every_two_hours() {
    CostEstimate one = of(1, 1_024, Protocol.EVENTS);

    assertThat(one.connections().amount(BilledUnit.INVOCATIONS)).isCloseTo(4 * 365, within(1e-6));
    assertThat(one.connections().amount(BilledUnit.WRITE_UNITS))
        .isCloseTo((2 * 4 + 3) * 365, within(1e-6));
  }

  @Test
  void plain_clients_have_no_keep_alives_and_send_nothing_to_subscribe() {
    CostEstimate plain = of(1_000, 1_024, Protocol.PLAIN);

    assertThat(plain.keepAlives().dollars()).isZero();
    assertThat(plain.connections().amount(BilledUnit.MESSAGES)).isZero();
    assertThat(plain.publication().amount(BilledUnit.MESSAGES)).isEqualTo(1_001);
  }

  /** To each subscriber, from the publisher, and the answer to it. */
  @Test
  void a_message_counts_once_for_each_32_kb() {
    assertThat(messages(32 * 1024)).isEqualTo(1_000_000 + 1 + 1);
    assertThat(messages(32 * 1024 + 1)).isEqualTo(2 * (1_000_000 + 1) + 1);
    assertThat(messages(128 * 1024)).isEqualTo(4 * (1_000_000 + 1) + 1);
  }

  /** Rows: 1,000,000 / 40, two pages of 10,000 first, and a unit for the end of each query. */
  @Test
  void a_publication_to_a_million_reads_its_audience_and_256_jobs() {
    BilledUsage publication = million.publication();

    assertThat(publication.amount(BilledUnit.READ_UNITS)).isEqualTo(25_000 + 2 * 251 + 256 + 3);
    assertThat(publication.amount(BilledUnit.QUEUE_REQUESTS)).isEqualTo(26 + 2 * 256);
    assertThat(publication.amount(BilledUnit.INVOCATIONS)).isEqualTo(257);
    assertThat(publication.dollars(BilledUnit.MEGABYTES_OUT)).isEqualByComparingTo("0.09216");
  }

  /** 10,000 less 2,151 keep-alives and six requests for each of 139 connects: 7,016 a second. */
  @Test
  void idle_connections_leave_less_of_the_quota_to_a_publication() {
    assertThat(million.idleRequestsPerSecond()).isCloseTo(2_984, within(1.0));
    assertThat(million.delivery())
        .isEqualTo(DeliveryEstimate.of(1_000_000, new DeliveryLimits(7_016, 5, 10)));
    assertThat(million.workersPostsPerSecond()).isEqualTo(7_016);
  }

  @Test
  void idle_connections_beyond_the_quota_leave_a_tenth_of_it() {
    CostEstimate crowded =
        new CostEstimate(
            new Workload(10, 1, 50_000_000, 1_024, Protocol.EVENTS, 480, false),
            new DeliveryLimits(10_000, 5, 10));

    assertThat(crowded.delivery())
        .isEqualTo(DeliveryEstimate.of(10, new DeliveryLimits(1_000, 5, 10)));
  }

  /** What an event-by-event simulation found, less what it paid for removing one in 100. */
  @Test
  void a_simulation_prices_a_publication_the_same_within_a_percent() {
    assertThat(withoutTransfer(10_000)).isCloseTo(0.0101, within(0.0001));
    assertThat(withoutTransfer(100_000)).isCloseTo(0.1012, within(0.0002));
    assertThat(withoutTransfer(1_000_000)).isCloseTo(1.0102, within(0.0005));
  }

  @Test
  void a_month_has_730_hours_of_publications() {
    CostEstimate daily =
        new CostEstimate(
            new Workload(10, 24, 0, 1_024, Protocol.EVENTS, 480, false),
            new DeliveryLimits(10_000, 5, 10));

    assertThat(daily.total().amount(BilledUnit.MESSAGES)).isCloseTo(730 * 12, within(1e-6));
  }

  /** One row more at the connect, in its transaction, and two requests more at the removal. */
  @Test
  void a_tracked_principal_takes_four_write_units_for_each_connection() {
    CostEstimate tracked =
        new CostEstimate(
            new Workload(1_000_000, 1, 1_000_000, 1_024, Protocol.EVENTS, 480, true),
            new DeliveryLimits(10_000, 5, 10));

    double connects = million.connectsPerSecond() * CostEstimate.MONTH_SECONDS;
    assertThat(
            tracked.total().amount(BilledUnit.WRITE_UNITS)
                - million.total().amount(BilledUnit.WRITE_UNITS))
        .isCloseTo(4 * connects, within(1.0));
  }

  private static double messages(long bytes) {
    return of(1_000_000, bytes, Protocol.EVENTS).publication().amount(BilledUnit.MESSAGES);
  }

  private static double withoutTransfer(long subscribers) {
    BilledUsage publication =
        new CostEstimate(
                new Workload(subscribers, 1, 0, 1_024, Protocol.EVENTS, 480, false),
                new DeliveryLimits(10_000, 5, 10))
            .publication();
    return publication
        .dollars()
        .subtract(publication.dollars(BilledUnit.MEGABYTES_OUT))
        .doubleValue();
  }

  private static CostEstimate of(long subscribers, long bytes, Protocol protocol) {
    return new CostEstimate(
        new Workload(subscribers, 1, subscribers, bytes, protocol, 480, false),
        new DeliveryLimits(10_000, 5, 10));
  }
}
