package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.Delivery;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts the result of each delivery. May be shared between threads. */
final class ReportBuilder {

  private static final String TIME_IS_UP = "There was no time left to send it.";

  private final LongAdder sent = new LongAdder();
  private final LongAdder gone = new LongAdder();
  private final LongAdder notYetOpen = new LongAdder();
  private final LongAdder throttled = new LongAdder();
  private final LongAdder tooLarge = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder unsent = new LongAdder();
  private final LongAdder handedOver = new LongAdder();
  private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();

  /** Counts the final result of a delivery. */
  void count(Delivery result) {
    switch (result) {
      case Delivery.Sent() -> sent.increment();
      case Delivery.Gone() -> gone.increment();
      case Delivery.NotYetOpen() -> notYetOpen.increment();
      case Delivery.Throttled() -> throttled.increment();
      case Delivery.TooLarge() -> tooLarge.increment();
      case Delivery.NotSent() -> unsent(1, TIME_IS_UP);
      case Delivery.Failed(String reason) -> {
        failed.increment();
        firstFailure.compareAndSet(null, reason);
      }
    }
  }

  void gone(int recipients) {
    gone.add(recipients);
  }

  void unsent(int recipients) {
    unsent(recipients, TIME_IS_UP);
  }

  void unsent(int recipients, String reason) {
    if (recipients > 0) {
      unsent.add(recipients);
      firstFailure.compareAndSet(null, reason);
    }
  }

  void handedOver(int recipients) {
    handedOver.add(recipients);
  }

  FanOutReport report() {
    return new FanOutReport(
        sent.intValue(),
        gone.intValue(),
        notYetOpen.intValue(),
        throttled.intValue(),
        tooLarge.intValue(),
        failed.intValue() + unsent.intValue(),
        unsent.intValue(),
        handedOver.intValue(),
        Optional.ofNullable(firstFailure.get()));
  }
}
