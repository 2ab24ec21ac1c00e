package dev.switchboard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conformance.Finding.Unchecked;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/** Checks an endpoint against the table of {@code docs/gateway.md}, row by row. */
public final class Conformance {

  /** The longest row that is checked by default. Longer rows are checked only on request. */
  private static final Duration SLOWEST_BY_DEFAULT = Duration.ofSeconds(10);

  private static final int FORBIDDEN = 403;

  private final GatewayEndpoint endpoint;
  private final Timeouts timeouts;
  private final InstantSource clock;

  /** Creates a check of an endpoint that has these timeouts. */
  public Conformance(GatewayEndpoint endpoint, Timeouts timeouts, InstantSource clock) {
    this.endpoint = endpoint;
    this.timeouts = timeouts;
    this.clock = clock;
  }

  /** The rows' names, in the table's order. */
  public List<String> names() {
    return rows().map(ConformanceRow::name).toList();
  }

  /**
   * Checks one row after the other.
   *
   * @param wanted selects the rows by name
   * @param slow whether to check rows that take long as well
   * @param findings receives each finding as soon as its row is checked
   * @throws UnreachableException if the endpoint has no probe, or cannot be reached
   */
  public void check(Predicate<String> wanted, boolean slow, Consumer<Finding> findings) {
    try (ConformanceContext context = newContext()) {
      requireProbe(context);
      rows()
          .filter(row -> wanted.test(row.name()))
          .map(row -> slow || isFast(row) ? row.check(context) : skipped(row))
          .forEach(findings);
    }
  }

  Stream<ConformanceRow> rows() {
    return Stream.of(
            HandshakeRows.rows(timeouts),
            EventRows.rows(),
            MessageRows.rows(timeouts),
            FrameRows.rows(),
            LifetimeRows.rows(timeouts),
            ConnectionsRows.rows())
        .flatMap(List::stream);
  }

  private ConformanceContext newContext() {
    try {
      return new ConformanceContext(endpoint, timeouts, clock);
    } catch (SdkException unset) {
      throw new UnreachableException("The SDK cannot start: " + unset.getMessage(), unset);
    }
  }

  /** Checks that there is a probe, and that {@code @connections} can be called. */
  private static void requireProbe(ConformanceContext context) {
    try (EventRecorder recorder = context.newRecorder()) {
      FrameClient client = context.open(recorder.withUserAgent(context.connectRequest()));
      JsonNode event = recorder.awaitEvent("CONNECT");
      String id = event.at("/requestContext/connectionId").asText();
      ManagementApiClient.Response answer = context.managementApi().get(id);
      client.close();
      if (answer.status() == FORBIDDEN) {
        throw new NotObservedException("@connections answers " + answer);
      }
    } catch (NotObservedException | SdkException failure) {
      throw new UnreachableException(
          "There is no probe at %s: %s".formatted(context.endpoint().url(), failure.getMessage()),
          failure);
    }
  }

  private static boolean isFast(ConformanceRow row) {
    return row.duration().compareTo(SLOWEST_BY_DEFAULT) <= 0;
  }

  private static Finding skipped(ConformanceRow row) {
    return new Unchecked(row.name(), row.expected(), row.duration());
  }
}
