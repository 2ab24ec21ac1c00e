package dev.switchboard.domain.fanout;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Counts recipients while many threads deliver. */
final class Tally {

  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger gone = new AtomicInteger();
  private final AtomicInteger notYetOpen = new AtomicInteger();
  private final AtomicInteger throttled = new AtomicInteger();
  private final AtomicInteger tooLarge = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();

  void sent() {
    sent.incrementAndGet();
  }

  void gone() {
    gone.incrementAndGet();
  }

  void notYetOpen() {
    notYetOpen.incrementAndGet();
  }

  void throttled() {
    throttled.incrementAndGet();
  }

  void tooLarge() {
    tooLarge.incrementAndGet();
  }

  void failed(String reason) {
    failed.incrementAndGet();
    firstFailure.compareAndSet(null, reason);
  }

  FanOutReport report() {
    return new FanOutReport(
        sent.get(),
        gone.get(),
        notYetOpen.get(),
        throttled.get(),
        tooLarge.get(),
        failed.get(),
        Optional.ofNullable(firstFailure.get()));
  }
}
