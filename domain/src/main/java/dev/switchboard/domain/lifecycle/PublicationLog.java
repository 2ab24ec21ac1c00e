package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.StoreUnavailableException;
import java.time.Duration;

/**
 * Stores the results of publications for a while, so that a repeated request is not published
 * again. May be shared between threads. Every call throws {@link StoreUnavailableException} if the
 * store does not answer.
 */
public interface PublicationLog {

  /** The time for which a publication is stored. */
  Duration MEMORY = Duration.ofMinutes(10);

  /**
   * The time after which a claim expires that was neither finished nor released. It is longer than
   * any function invocation. An expired claim has no effect, and the next one is granted.
   */
  Duration CLAIM = Duration.ofSeconds(30);

  /** The result of a claim. */
  sealed interface Claim {

    /**
     * The claim is granted: publish now, then finish or release it. Of several concurrent claims,
     * one is granted.
     *
     * @param id differs from that of every other claim, also of the same key
     */
    record Granted(String id) implements Claim {}

    /**
     * The publication was published before.
     *
     * @param answer the answer that the publisher received then
     */
    record Done(String answer) implements Claim {}

    /** Another invocation is publishing it now. */
    record InProgress() implements Claim {}

    /** The key belongs to a different publication, published or in progress. */
    record OtherBody() implements Claim {}
  }

  /**
   * Claims the right to publish something once.
   *
   * @param bodyDigest the digest of the publication; two publications with the same key differ in
   *     it
   */
  Claim claim(PublicationKey key, String bodyDigest);

  /**
   * Stores that a publication was published, and the publisher's answer. A second call changes
   * nothing: the first answer stays. It is stored even after its claim expired, unless the key
   * belongs to another publication by then.
   */
  void finish(PublicationKey key, String bodyDigest, String answer);

  /**
   * Releases a claim that is still valid: nothing was published. It has no effect on a finished
   * publication, on a later claim of the same key, or after the claim expired.
   */
  void release(PublicationKey key, Claim.Granted claim);
}
