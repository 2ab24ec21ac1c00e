package dev.switchboard.domain.lifecycle;

/**
 * By what a publication is known again when it comes a second time: who publishes, by whose word
 * that is known, and the key that they chose for it. The anonymous are all one.
 *
 * @param value a digest, so that nobody can choose one that is another's
 */
public record PublicationKey(String value) {

  public PublicationKey {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A publication's key must not be empty.");
    }
  }
}
