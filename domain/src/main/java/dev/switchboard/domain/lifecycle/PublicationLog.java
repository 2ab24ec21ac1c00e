package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.StoreUnavailableException;
import java.time.Duration;

/**
 * Remembers for a while what was published, so that a publication that is sent again is not
 * published again. May be shared between threads. Every call throws {@link
 * StoreUnavailableException} when it does not answer.
 */
public interface PublicationLog {

  /** How long a publication is remembered. */
  Duration MEMORY = Duration.ofMinutes(10);

  /**
   * How long a claim holds that is neither finished nor released: longer than any function that
   * made it lives. Then it counts for nothing, and the next one is granted.
   */
  Duration CLAIM = Duration.ofSeconds(30);

  /** What comes of a claim. */
  sealed interface Claim {

    /**
     * It is granted: publish now, and finish or release it. Of several at once, one is.
     *
     * @param id by which it is told from every other claim, of the same key too
     */
    record Granted(String id) implements Claim {}

    /**
     * It was published before.
     *
     * @param answer what the publisher was told then
     */
    record Done(String answer) implements Claim {}

    /** Somebody else is publishing it at this moment. */
    record InProgress() implements Claim {}

    /** The key stands for something else that was published, or is being. */
    record OtherBody() implements Claim {}
  }

  /**
   * Asks to publish something, once.
   *
   * @param bodyDigest by which the same publication is told from another under the same key
   */
  Claim claim(PublicationKey key, String bodyDigest);

  /**
   * Notes that it was published, and what the publisher is told. Twice is once: the first answer
   * stands. It is noted even when its claim ran out, unless the key is another publication's by
   * then.
   */
  void finish(PublicationKey key, String bodyDigest, String answer);

  /**
   * Gives a claim back while it holds: it was not published. What is finished stays so, and so does
   * a later claim of the same key: of one that ran out nothing is left to give back.
   */
  void release(PublicationKey key, Claim.Granted claim);
}
