package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.AccessSource;
import dev.switchboard.domain.access.Authentication;
import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.UnpairedSurrogates;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.fanout.Publication;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.EventFrames;
import dev.switchboard.domain.protocol.ProtocolError;
import dev.switchboard.domain.protocol.PublishReceipt;
import dev.switchboard.domain.protocol.SubmittedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Publishes events of clients and backends, if the access rules allow it. May be shared between
 * threads.
 */
public final class EventPublisher {

  /** The longest subscription id; an event must fit a frame with any id. */
  private static final int LONGEST_ID = 128;

  private static final String TOO_LARGE =
      "The event is too large: its frame to a subscriber may have 128 KiB.";

  private static final String NOT_TEXT =
      "The event contains half of a surrogate pair, which cannot be sent as UTF-8.";

  private static final PublishPermission EVENTS_IS_OFF =
      new PublishPermission.Refused(
          new ProtocolError(
              ProtocolError.Type.UNAUTHORIZED,
              "Events are not served here: the access rules do not enable them."));

  private final AccessSource rules;
  private final FanOut fanOut;
  private final Codec codec;
  private final InstantSource clock;
  private final int maxEvents;

  /**
   * Creates a publisher.
   *
   * @param maxEvents the maximum number of events of one call
   */
  public EventPublisher(
      AccessSource rules, FanOut fanOut, Codec codec, InstantSource clock, int maxEvents) {
    this.rules = rules;
    this.fanOut = fanOut;
    this.codec = codec;
    this.clock = clock;
    this.maxEvents = maxEvents;
  }

  /**
   * Checks whether the principal of the credentials may publish to a channel. Where Events are not
   * served, the answer is always no: the rule that lets plain clients broadcast does not apply to
   * others.
   */
  public PublishPermission permit(Credentials credentials, ChannelName channel) {
    if (!rules.servesEvents()) {
      return EVENTS_IS_OFF;
    }
    AccessRules current = rules.current();
    return switch (current.authenticate(credentials, clock.instant())) {
      case Authentication.Refused(String reason) ->
          new PublishPermission.Refused(new ProtocolError(ProtocolError.Type.UNAUTHORIZED, reason));
      case Authentication.Unavailable(String reason) ->
          new PublishPermission.Refused(
              new ProtocolError(ProtocolError.Type.SERVICE_UNAVAILABLE, reason));
      case Authentication.Authenticated(var principal) ->
          current.mayPublish(principal, channel)
              ? new PublishPermission.Granted(principal, channel)
              : new PublishPermission.Refused(ProtocolError.UNAUTHORIZED, principal.id());
    };
  }

  /**
   * Publishes the valid events; the receipt lists the others as failed. Calling it twice publishes
   * twice.
   *
   * @param deadline when to stop sending; early enough to answer
   * @throws StoreUnavailableException as {@link FanOut#publish} does
   */
  public PublishResult publish(
      PublishPermission.Granted permission, List<SubmittedEvent> events, Instant deadline) {
    return events.size() > maxEvents
        ? new PublishResult.Refused(
            new ProtocolError(
                ProtocolError.Type.INVALID_INPUT, "Input exceeded " + maxEvents + " event limit."))
        : publish(permission.channel(), events, deadline);
  }

  private PublishResult publish(
      ChannelName channel, List<SubmittedEvent> submissions, Instant deadline) {
    List<SubmittedEvent> checked = submissions.stream().map(this::measured).toList();
    List<Event> events =
        checked.stream()
            .filter(SubmittedEvent.Valid.class::isInstance)
            .map(each -> ((SubmittedEvent.Valid) each).event())
            .toList();
    FanOutReport report =
        events.isEmpty()
            ? FanOutReport.NOBODY
            : fanOut.publish(new Publication(channel, events), deadline);
    return new PublishResult.Published(receipt(checked, report), report);
  }

  /** Returns the submission, which is invalid if no subscriber could receive it as published. */
  private SubmittedEvent measured(SubmittedEvent submission) {
    return switch (submission) {
      case SubmittedEvent.Valid(Event event) -> measured(submission, codec.frames(event));
      case SubmittedEvent.Invalid _ -> submission;
    };
  }

  private static SubmittedEvent measured(SubmittedEvent submission, EventFrames frames) {
    if (UnpairedSurrogates.areIn(frames.afterId())) {
      return new SubmittedEvent.Invalid(NOT_TEXT);
    }
    return frames.bytes() + LONGEST_ID > Frame.MAX_BYTES
        ? new SubmittedEvent.Invalid(TOO_LARGE)
        : submission;
  }

  /** Returns the receipt, in which an event that a recipient missed counts as failed. */
  private static PublishReceipt receipt(List<SubmittedEvent> submissions, FanOutReport report) {
    List<PublishReceipt.Accepted> accepted = new ArrayList<>();
    List<PublishReceipt.Failed> failed = new ArrayList<>();
    for (int index = 0; index < submissions.size(); index++) {
      String identifier = UUID.randomUUID().toString();
      switch (submissions.get(index)) {
        case SubmittedEvent.Invalid(String reason) ->
            failed.add(new PublishReceipt.Failed(identifier, index, reason));
        case SubmittedEvent.Valid _ when report.missed() > 0 ->
            failed.add(new PublishReceipt.Failed(identifier, index, missed(report)));
        case SubmittedEvent.Valid _ -> accepted.add(new PublishReceipt.Accepted(identifier, index));
      }
    }
    return new PublishReceipt(accepted, failed);
  }

  private static String missed(FanOutReport report) {
    return "Of %d deliveries %d may not have arrived; the others did or will."
        .formatted(report.audience(), report.missed());
  }
}
