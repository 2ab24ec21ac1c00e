package dev.switchboard.domain.pacing;

import java.time.Duration;

/**
 * How fast frames may leave a process, and what the gateway answered lately. Times are nanoseconds
 * since the beginning.
 *
 * <p>A refusal (429) does not say its cause: a client that reads slowly, or the account's bucket,
 * which all its APIs share. They differ in the number of recipients they hit. Recipients are spread
 * over 64 slots; when the last first attempt in 24 of them was refused, it is the account. Then the
 * rate falls to seven tenths of what passed. A slow client fills one slot, however many frames it
 * refuses; and that a retry is refused again says something only while the account is throttled.
 *
 * <p>The rate recovers by itself: it doubles every tenth of a second, and gains at most the ceiling
 * in a second. From 128 a second it is at half of 10,000 after 0.7 s, and at 10,000 after 1.2 s. No
 * frame leaves before its time, and no time is reserved: what waits looks at the rate again.
 *
 * @param ceiling frames a second, at most
 * @param floor frames a second, at least
 * @param rate frames a second, at the time {@code updatedAt}
 * @param updatedAt when the rate was last computed
 * @param nextAt when the next frame may leave
 * @param refused a bit for each slot of recipients, set while its last answer was a refusal
 * @param heardAt when the gateway last answered
 * @param passed how many frames passed since {@code measuredFrom}
 * @param measuredFrom since when frames are counted
 * @param cutAt when the rate was last cut
 */
public record Pace(
    double ceiling,
    double floor,
    double rate,
    long updatedAt,
    double nextAt,
    long refused,
    long heardAt,
    long passed,
    long measuredFrom,
    long cutAt) {

  private static final int REFUSED_SLOTS = 24;
  private static final double BACK_OFF = 0.7;
  private static final double NANOS = 1e9;

  /** In which time the rate grows by the factor e: it doubles in 100 ms. */
  private static final double GROWTH = 0.1 * NANOS / Math.log(2);

  /** How long what passes is measured before the rate is cut, and cut again. */
  private static final long MEASURE = Duration.ofMillis(200).toNanos();

  /** After this time an answer says nothing of the bucket any more. */
  private static final long OUTDATED = Duration.ofSeconds(1).toNanos();

  /** How long an account counts as throttled after a cut: every recipient retries in this time. */
  private static final long THROTTLED = Duration.ofSeconds(2).toNanos();

  /** How far frames may run ahead of the ceiling: half a second, as the account's bucket allows. */
  private static final double BURST = NANOS / 2;

  /** How late a waiting frame may wake without a loss of rate. */
  private static final double LATE = 0.02 * NANOS;

  /** The pace of a process that has sent nothing yet. */
  public static Pace atCeiling(double ceiling, double floor) {
    return new Pace(ceiling, Math.min(floor, ceiling), ceiling, 0, -BURST, 0, 0, 0, 0, -THROTTLED);
  }

  /** When a frame that waits since now may leave, if nothing changes; at once, if not later. */
  public double turn(long now) {
    return Math.max(nextAt, (double) now);
  }

  /** The pace once a frame has left. */
  public Pace afterLeaving(long now) {
    Pace current = at(now);
    double slack = current.rate < ceiling ? LATE : BURST;
    double next = Math.max(nextAt, now - slack) + NANOS / current.rate;
    return current.withNextAt(next);
  }

  /**
   * The pace once the gateway took a frame.
   *
   * @param recipient any number that is always the same for the recipient
   */
  public Pace afterPass(long now, int recipient) {
    Pace heard = at(now).refreshed(now);
    return heard.with(heard.refused & ~slot(recipient), now, heard.passed + 1);
  }

  /**
   * The pace once the gateway refused a frame.
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

  /** Whether the account is throttled: many recipients are refused, or were two seconds ago. */
  public boolean isAccountThrottled(long now) {
    boolean refusedNow = refusesManySlots() && now - heardAt < OUTDATED;
    return refusedNow || now - cutAt < THROTTLED;
  }

  private boolean refusesManySlots() {
    return Long.bitCount(refused) >= REFUSED_SLOTS;
  }

  private static long slot(int recipient) {
    return 1L << (recipient & 63);
  }

  /** The same pace at a later time. */
  private Pace at(long now) {
    return rate < ceiling && now > updatedAt
        ? withRate(recovered((double) (now - updatedAt)), now)
        : this;
  }

  private double recovered(double time) {
    // Above this rate doubling would gain more than the ceiling in a second.
    double steady = ceiling * GROWTH / NANOS;
    double doubling = Math.max(0, GROWTH * Math.log(steady / rate));
    double recovered =
        time < doubling
            ? rate * Math.exp(time / GROWTH)
            : Math.max(rate, steady) + (time - doubling) * ceiling / NANOS;
    return Math.min(ceiling, recovered);
  }

  /** Forgets what was heard before a silence. */
  private Pace refreshed(long now) {
    return now - heardAt < OUTDATED
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
        ceiling, floor, other, now, nextAt, refused, heardAt, passed, measuredFrom, cutAt);
  }

  private Pace withNextAt(double next) {
    return new Pace(
        ceiling, floor, rate, updatedAt, next, refused, heardAt, passed, measuredFrom, cutAt);
  }

  private Pace with(long slots, long now, long more) {
    return new Pace(ceiling, floor, rate, updatedAt, nextAt, slots, now, more, measuredFrom, cutAt);
  }
}
