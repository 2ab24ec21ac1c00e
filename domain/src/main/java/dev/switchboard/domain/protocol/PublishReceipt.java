package dev.switchboard.domain.protocol;

import java.util.List;

/**
 * The results of the events of one publish: each event is in exactly one of the lists, by its
 * index.
 */
public record PublishReceipt(List<Accepted> accepted, List<Failed> failed) {

  /**
   * An event that was published.
   *
   * @param identifier a unique id, assigned by this service
   * @param index the index in the events of the request, from 0
   */
  public record Accepted(String identifier, int index) {}

  /**
   * An event that was not published, or not to every recipient.
   *
   * @param identifier a unique id, assigned by this service
   * @param index the index in the events of the request, from 0
   * @param reason one sentence for the publisher
   */
  public record Failed(String identifier, int index, String reason) {}

  public PublishReceipt {
    accepted = List.copyOf(accepted);
    failed = List.copyOf(failed);
  }
}
