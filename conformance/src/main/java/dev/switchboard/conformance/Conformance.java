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

/** The table, asked of an endpoint row by row. */
public final class Conformance {

  /** What takes longer is only looked at if that is asked for. */
  private static final Duration SHORT = Duration.ofSeconds(10);

  private static final int FORBIDDEN = 403;

  private final GatewayEndpoint endpoint;
  private final Timeouts times;
  private final InstantSource clock;

  /** Looks at an endpoint that keeps to these times. */
  public Conformance(GatewayEndpoint endpoint, Timeouts times, InstantSource clock) {
    this.endpoint = endpoint;
    this.times = times;
    this.clock = clock;
  }

  /** The rows' names, in the table's order. */
  public List<String> names() {
    return rows().map(ConformanceRow::name).toList();
  }

  /**
   * Looks at one row after the other.
   *
   * @param wanted which, by their names
   * @param slow whether also those that take long
   * @param findings takes each as it is found
   * @throws UnreachableException if there is nothing to look at
   */
  public void check(Predicate<String> wanted, boolean slow, Consumer<Finding> findings) {
    try (ConformanceContext instruments = instruments()) {
      reach(instruments);
      rows()
          .filter(row -> wanted.test(row.name()))
          .map(row -> slow || isShort(row) ? row.look(instruments) : unchecked(row))
          .forEach(findings);
    }
  }

  Stream<ConformanceRow> rows() {
    return Stream.of(
            HandshakeRows.rows(times),
            EventRows.rows(),
            MessageRows.rows(times),
            FrameRows.rows(),
            LifetimeRows.rows(times),
            ConnectionsRows.rows())
        .flatMap(List::stream);
  }

  private ConformanceContext instruments() {
    try {
      return new ConformanceContext(endpoint, times, clock);
    } catch (SdkException unset) {
      throw new UnreachableException("The SDK cannot start: " + unset.getMessage(), unset);
    }
  }

  /** Sees whether anything can be seen. */
  private static void reach(ConformanceContext instruments) {
    try (EventRecorder witness = instruments.witness()) {
      FrameClient client = instruments.open(witness.seeing(instruments.knock()));
      JsonNode event = witness.event("CONNECT");
      String id = event.at("/requestContext/connectionId").asText();
      ManagementApiClient.Answer answer = instruments.connections().get(id);
      client.close();
      if (answer.status() == FORBIDDEN) {
        throw new NotObservedException("@connections answers " + answer);
      }
    } catch (NotObservedException | SdkException failure) {
      throw new UnreachableException(
          "There is no probe to look through at %s: %s"
              .formatted(instruments.endpoint().url(), failure.getMessage()),
          failure);
    }
  }

  private static boolean isShort(ConformanceRow row) {
    return row.takes().compareTo(SHORT) <= 0;
  }

  private static Finding unchecked(ConformanceRow row) {
    return new Unchecked(row.name(), row.expected(), row.takes());
  }
}
