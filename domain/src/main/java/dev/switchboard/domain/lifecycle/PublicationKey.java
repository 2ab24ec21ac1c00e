package dev.switchboard.domain.lifecycle;

/**
 * Identifies a publication, so that a repeated one is recognised. It combines the publisher's
 * principal, the issuer of its identity and the key chosen by the publisher. All anonymous
 * publishers count as one.
 *
 * @param value a digest, so that no publisher can choose the value of another
 */
public record PublicationKey(String value) {

  public PublicationKey {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A publication's key must not be empty.");
    }
  }
}
