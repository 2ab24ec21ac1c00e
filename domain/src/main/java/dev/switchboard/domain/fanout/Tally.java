package dev.switchboard.domain.fanout;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts recipients while many threads deliver. */
final class Tally {

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

  void sent() {
    sent.increment();
  }

  void gone() {
    gone.increment();
  }

  void gone(int recipients) {
    gone.add(recipients);
  }

  void notYetOpen() {
    notYetOpen.increment();
  }

  void throttled() {
    throttled.increment();
  }

  void tooLarge() {
    tooLarge.increment();
  }

  void failed(String reason) {
    failed.increment();
    firstFailure.compareAndSet(null, reason);
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
