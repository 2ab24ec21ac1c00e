package dev.switchboard.domain.fanout;

import java.time.Duration;

/**
 * How fast frames may leave, and what was heard of those that left. Times are nanoseconds since the
 * beginning.
 *
 * <p>A refusal says nothing of its cause: a peer that reads slowly, or the account's bucket, which
 * all its APIs share. They are told apart by their pattern: few refusals among many recipients are
 * slow peers, and no reason to slow down; when three eighths of the last 64 recipients were refused
 * at their first attempt it is the account, and the rate falls to seven tenths of what passed. It
 * recovers by a 20th of the ceiling a second. A peer that was refused once and is tried again says
 * nothing new.
 *
 * @param ceiling frames a second, at most
 * @param rate frames a second, now
 * @param nextTurn when the next frame may leave
 * @param refusals a bit for each of the last 64 recipients, set for those who were refused
 * @param passed how many frames passed since the rate was last cut
 * @param cutAt when the rate was last cut
 * @param heardAt when it last recovered
 */
public record Pace(
    double ceiling,
    double rate,
    double nextTurn,
    long refusals,
    long passed,
    long cutAt,
    long heardAt) {

  private static final int REFUSED_OF_64 = 24;
  private static final double BACK_OFF = 0.7;
  private static final double RECOVERY_PER_SECOND = 0.05;
  private static final double SLOWEST = 1;
  private static final double NANOS = 1e9;
  private static final long LOOK_AGAIN = Duration.ofMillis(200).toNanos();

  /** How far frames may run ahead of the rate: half a second, as the account's bucket allows. */
  private static final double AHEAD = NANOS / 2;

  /** The pace of a process that has sent nothing yet. */
  public static Pace atCeiling(double ceiling) {
    return new Pace(ceiling, ceiling, -AHEAD, 0, 0, -LOOK_AGAIN, 0);
  }

  /**
   * The pace at which the next fan-out of the same process begins: what was heard in the last one
   * says nothing of this one, but how far its frames ran ahead does, for the account's bucket is
   * the same.
   */
  public Pace anew(long now) {
    return new Pace(ceiling, recovered(now), nextTurn, 0, 0, now - LOOK_AGAIN, now);
  }

  /** When a frame that wants to leave now may leave. */
  public double turn(long now) {
    double ahead = rate < ceiling ? 0 : AHEAD;
    return Math.max(nextTurn, now - ahead);
  }

  /** The pace once a frame has taken its turn. */
  public Pace afterTurn(double turn) {
    return new Pace(ceiling, rate, turn + NANOS / rate, refusals, passed, cutAt, heardAt);
  }

  /** The pace once a frame was taken. */
  public Pace afterPass(long now) {
    return new Pace(ceiling, recovered(now), nextTurn, refusals << 1, passed + 1, cutAt, now);
  }

  /** The pace once a frame was refused, at the first attempt to send it. */
  public Pace afterRefusal(long now) {
    Pace heard = new Pace(ceiling, rate, nextTurn, refusals << 1 | 1, passed, cutAt, heardAt);
    return heard.isAccountThrottled() && now - cutAt >= LOOK_AGAIN ? heard.cut(now) : heard;
  }

  /** Whether so many were refused lately that it cannot be slow peers. */
  public boolean isAccountThrottled() {
    return Long.bitCount(refusals) >= REFUSED_OF_64;
  }

  private double recovered(long now) {
    double recovered = rate + ceiling * RECOVERY_PER_SECOND * (now - heardAt) / NANOS;
    return rate < ceiling ? Math.min(ceiling, recovered) : ceiling;
  }

  private Pace cut(long now) {
    double seconds = (now - cutAt) / NANOS;
    double passing = Math.min(rate, (double) passed / seconds);
    double slower = Math.max(SLOWEST, passing * BACK_OFF);
    return new Pace(ceiling, slower, Math.max(nextTurn, (double) now), refusals, 0, now, now);
  }
}
