package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.Authentication;
import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.fanout.Publication;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.Problem;
import dev.switchboard.domain.protocol.PublishOutcome;
import dev.switchboard.domain.protocol.Submission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Publishes in the name of a client or of a backend, if it may. May be shared between threads. */
public final class Publishing {

  /** A subscription's id is at most this long, and an event must reach each. */
  private static final int LONGEST_ID = 128;

  private static final String TOO_LARGE =
      "The event is too large: its frame to a subscriber may have 128 KiB.";

  private static final Permission EVENTS_IS_OFF =
      new Permission.Refused(
          new Problem(
              Problem.Type.UNAUTHORIZED,
              "Events are not served here: there is no access file that says otherwise."));

  private final AccessRules rules;
  private final FanOut fanOut;
  private final Codec codec;
  private final InstantSource clock;
  private final int most;

  /**
   * Assembles it.
   *
   * @param most how many events one call may have
   */
  public Publishing(AccessRules rules, FanOut fanOut, Codec codec, InstantSource clock, int most) {
    this.rules = rules;
    this.fanOut = fanOut;
    this.codec = codec;
    this.clock = clock;
    this.most = most;
  }

  /**
   * Finds out whether somebody may publish to a channel. Nobody may where Events is not served:
   * that a rule lets plain clients meet is no permission to join them from elsewhere.
   */
  public Permission permit(Credentials credentials, ChannelName channel) {
    if (!rules.servesEvents()) {
      return EVENTS_IS_OFF;
    }
    return switch (rules.authenticate(credentials, clock.instant())) {
      case Authentication.Refused(String reason) ->
          new Permission.Refused(new Problem(Problem.Type.UNAUTHORIZED, reason));
      case Authentication.Authenticated(var principal) ->
          rules.mayPublish(principal, channel)
              ? new Permission.Granted(principal, channel)
              : new Permission.Refused(Problem.UNAUTHORIZED);
    };
  }

  /**
   * Publishes what can be published of this; the rest is told apart in the outcome. Twice is twice.
   *
   * @param deadline when to stop sending; early enough to answer
   * @throws StoreUnavailableException as {@link FanOut#publish} does
   */
  public PublishResult publish(
      Permission.Granted permission, List<Submission> events, Instant deadline) {
    return events.size() > most
        ? new PublishResult.Refused(
            new Problem(Problem.Type.INVALID_INPUT, "Input exceeded " + most + " event limit."))
        : publish(permission.channel(), events, deadline);
  }

  private PublishResult publish(
      ChannelName channel, List<Submission> submissions, Instant deadline) {
    List<Submission> checked = submissions.stream().map(this::measured).toList();
    List<Event> events =
        checked.stream()
            .filter(Submission.Usable.class::isInstance)
            .map(each -> ((Submission.Usable) each).event())
            .toList();
    FanOutReport report =
        events.isEmpty()
            ? FanOutReport.NOBODY
            : fanOut.publish(new Publication(channel, events), deadline);
    return new PublishResult.Published(outcome(checked, report), report);
  }

  private Submission measured(Submission submission) {
    return switch (submission) {
      case Submission.Usable(Event event)
          when codec.frames(event).bytes() + LONGEST_ID > Frame.MOST_BYTES ->
          new Submission.Unusable(TOO_LARGE);
      case Submission.Usable _, Submission.Unusable _ -> submission;
    };
  }

  /** An event that somebody missed is not said to be a success. */
  private static PublishOutcome outcome(List<Submission> submissions, FanOutReport report) {
    List<PublishOutcome.Accepted> accepted = new ArrayList<>();
    List<PublishOutcome.Failed> failed = new ArrayList<>();
    for (int index = 0; index < submissions.size(); index++) {
      String identifier = UUID.randomUUID().toString();
      switch (submissions.get(index)) {
        case Submission.Unusable(String reason) ->
            failed.add(new PublishOutcome.Failed(identifier, index, reason));
        case Submission.Usable _ when report.missed() > 0 ->
            failed.add(new PublishOutcome.Failed(identifier, index, missed(report)));
        case Submission.Usable _ -> accepted.add(new PublishOutcome.Accepted(identifier, index));
      }
    }
    return new PublishOutcome(accepted, failed);
  }

  private static String missed(FanOutReport report) {
    return "Of %d deliveries %d may not have arrived; the others did or will."
        .formatted(report.audience(), report.missed());
  }
}
