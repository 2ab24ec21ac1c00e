package dev.switchboard.lambda;

import dev.switchboard.domain.lifecycle.PublicationKey;
import dev.switchboard.domain.lifecycle.PublicationLog;
import java.util.ArrayList;
import java.util.List;

/** A log that grants every claim, and remembers of what. */
final class RecordingPublicationLog implements PublicationLog {

  private final List<PublicationKey> claimed = new ArrayList<>();
  private final List<Claim.Granted> granted = new ArrayList<>();
  private final List<Claim.Granted> released = new ArrayList<>();

  /** The keys that were claimed, one for each claim. */
  List<PublicationKey> claimed() {
    return claimed;
  }

  /** The claims. */
  List<Claim.Granted> granted() {
    return granted;
  }

  /** Those of them that were given back. */
  List<Claim.Granted> released() {
    return released;
  }

  @Override
  public Claim claim(PublicationKey key, String bodyDigest) {
    Claim.Granted claim = new Claim.Granted("claim-" + claimed.size());
    claimed.add(key);
    granted.add(claim);
    return claim;
  }

  @Override
  public void finish(PublicationKey key, String bodyDigest, String answer) {}

  @Override
  public void release(PublicationKey key, Claim.Granted claim) {
    released.add(claim);
  }
}
