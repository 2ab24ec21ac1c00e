package dev.switchboard.lambda;

import dev.switchboard.domain.lifecycle.PublicationKey;
import dev.switchboard.domain.lifecycle.PublicationLog;
import java.util.ArrayList;
import java.util.List;

/** A log that grants and records every claim. */
final class RecordingPublicationLog implements PublicationLog {

  private final List<PublicationKey> claimed = new ArrayList<>();
  private final List<Claim.Granted> granted = new ArrayList<>();
  private final List<Claim.Granted> released = new ArrayList<>();

  /** Returns the claimed keys, one for each claim. */
  List<PublicationKey> claimed() {
    return claimed;
  }

  /** Returns the granted claims. */
  List<Claim.Granted> granted() {
    return granted;
  }

  /** Returns the released claims. */
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
