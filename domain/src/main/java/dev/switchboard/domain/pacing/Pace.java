package dev.switchboard.domain.pacing;

import java.time.Duration;

/**
 * The rate at which a process may send frames, computed from the gateway's latest answers. Times
 * are nanoseconds since the pacer was created.
 *
 * <p>A refusal (429) does not state its cause: a client that reads slowly, or the account's token
 * bucket, shared by all its APIs. The two differ in the number of recipients that are refused.
 * Recipients are spread over 64 slots. If the last first attempt was refused in 24 of them, the
 * account is throttled. The rate then falls to seven tenths of the measured throughput. A slow
 * client fills one slot, however many of its frames are refused. A refused retry counts only while
 * the account is throttled.
 *
 * <p>The rate recovers by itself: it doubles every tenth of a second, and gains at most the ceiling
 * in a second. From 128 a second it is at half of 10,000 after 0.7 s, and at 10,000 after 1.2 s. No
 * frame leaves early and no time is reserved: a waiting frame checks the rate again.
 *
 * @param ceiling the maximum number of frames a second
 * @param floor the minimum number of frames a second
 * @param rate the number of frames a second at the time {@code updatedAt}
 * @param updatedAt when the rate was last computed
 * @param nextAt when the next frame may leave
 * @param refused a bit for each slot of recipients, set while its last answer was a refusal
 * @param answeredAt when the gateway last answered
 * @param passed the number of frames accepted since {@code measuredFrom}
 * @param measuredFrom when the counting of accepted frames started
 * @param cutAt when the rate was last cut
 */
public record Pace(
    double ceiling,
    double floor,
    double rate,
    long updatedAt,
    double nextAt,
    long refused,
    long answeredAt,
    long passed,
    long measuredFrom,
    long cutAt) {

  private static final int REFUSED_SLOTS = 24;
  private static final double BACK_OFF = 0.7;
  private static final double NANOS = 1e9;

  /** The time in which the rate grows by the factor e: it doubles in 100 ms. */
  private static final double GROWTH = 0.1 * NANOS / Math.log(2);

  /** The time over which the throughput is measured before each cut of the rate. */
  private static final long MEASURE = Duration.ofMillis(200).toNanos();

  /** The time after which an answer no longer indicates the state of the account's bucket. */
  private static final long OUTDATED = Duration.ofSeconds(1).toNanos();

  /**
   * The time for which an account counts as throttled after a cut: every recipient retries in this
   * time.
   */
  private static final long THROTTLED = Duration.ofSeconds(2).toNanos();

  /**
   * The time by which frames may run ahead of the ceiling: half a second, as the account's bucket
   * allows.
   */
  private static final double BURST = NANOS / 2;

  /** The delay with which a waiting frame may wake without a loss of rate. */
  private static final double LATE = 0.02 * NANOS;

  /** Returns the pace of a process that has not sent anything yet. */
  public static Pace atCeiling(double ceiling, double floor) {
    return new Pace(ceiling, Math.min(floor, ceiling), ceiling, 0, -BURST, 0, 0, 0, 0, -THROTTLED);
  }

  /**
   * Returns when a frame that waits since {@code now} may leave if nothing changes; not later than
   * {@code now} if it may leave at once.
   */
  public double turn(long now) {
    return Math.max(nextAt, (double) now);
  }

  /** Returns the pace after a frame has left. */
  public Pace afterLeaving(long now) {
    Pace current = at(now);
    double slack = current.rate < ceiling ? LATE : BURST;
    double next = Math.max(nextAt, now - slack) + NANOS / current.rate;
    return current.withNextAt(next);
  }

  /**
   * Returns the pace after the gateway accepted a frame.
   *
   * @param recipient any number that is always the same for the recipient
   */
  public Pace afterPass(long now, int recipient) {
    Pace heard = at(now).refreshed(now);
    return heard.with(heard.refused & ~slot(recipient), now, heard.passed + 1);
  }

  /**
   * Returns the pace after the gateway refused a frame.
   *
   * @param recipient any number that is always the same for the recipient
   * @param first whether it was the first attempt to send the frame
   */
  public Pace afterRefusal(long now, int recipient, boolean first) {
    Pace before = at(now).refreshed(now);
    long slot = first || isAccountThrottled(now) ? slot(recipient) : 0;
    Pace heard = before.with(before.refused | slot, now, before.passed);
    boolean measured = now - heard.measuredFrom >= MEASURE && now - cutAt >= MEASURE;
    return measured && heard.refusesManySlots() ? heard.cut(now) : heard;
  }

  /**
   * Returns whether the account is throttled: many recipients are refused, or were within the last
   * two seconds.
   */
  public boolean isAccountThrottled(long now) {
    boolean refusedNow = refusesManySlots() && now - answeredAt < OUTDATED;
    return refusedNow || now - cutAt < THROTTLED;
  }

  private boolean refusesManySlots() {
    return Long.bitCount(refused) >= REFUSED_SLOTS;
  }

  private static long slot(int recipient) {
    return 1L << (recipient & 63);
  }

  /** Returns the same pace at a later time. */
  private Pace at(long now) {
    return rate < ceiling && now > updatedAt
        ? withRate(recovered((double) (now - updatedAt)), now)
        : this;
  }

  private double recovered(double time) {
    // Above this rate, doubling would gain more than the ceiling in a second.
    double steady = ceiling * GROWTH / NANOS;
    double doubling = Math.max(0, GROWTH * Math.log(steady / rate));
    double recovered =
        time < doubling
            ? rate * Math.exp(time / GROWTH)
            : Math.max(rate, steady) + (time - doubling) * ceiling / NANOS;
    return Math.min(ceiling, recovered);
  }

  /** Returns the pace without outdated refusals, if the gateway has not answered for a while. */
  private Pace refreshed(long now) {
    return now - answeredAt < OUTDATED
        ? this
        : new Pace(ceiling, floor, rate, updatedAt, nextAt, 0, now, 0, now, cutAt);
  }

  private Pace cut(long now) {
    double seconds = (now - measuredFrom) / NANOS;
    double passing = Math.min(rate, passed / seconds);
    double slower = Math.max(floor, passing * BACK_OFF);
    return new Pace(ceiling, floor, slower, now, now + NANOS / slower, 0, now, 0, now, now);
  }

  private Pace withRate(double other, long now) {
    return new Pace(
        ceiling, floor, other, now, nextAt, refused, answeredAt, passed, measuredFrom, cutAt);
  }

  private Pace withNextAt(double next) {
    return new Pace(
        ceiling, floor, rate, updatedAt, next, refused, answeredAt, passed, measuredFrom, cutAt);
  }

  private Pace with(long slots, long now, long more) {
    return new Pace(ceiling, floor, rate, updatedAt, nextAt, slots, now, more, measuredFrom, cutAt);
  }
}
