package dev.switchboard.lambda;

import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.access.Sha256Digest;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.fanout.PublicationKey;
import dev.switchboard.domain.fanout.PublicationLog;
import dev.switchboard.domain.lifecycle.Permission;
import dev.switchboard.domain.lifecycle.PublishResult;
import dev.switchboard.domain.lifecycle.Publishing;
import dev.switchboard.domain.protocol.Problem;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Publishes what backends send; once, if they give it a key. */
final class HttpPublishing {

  /**
   * What came of a request.
   *
   * @param report what became of the recipients; absent if nothing was published
   */
  record Outcome(PublishAnswer answer, Optional<FanOutReport> report) {

    static Outcome of(PublishAnswer answer) {
      return new Outcome(answer, Optional.empty());
    }
  }

  private static final Problem OTHER_BODY =
      new Problem(
          Problem.Type.BAD_REQUEST, "This Idempotency-Key was used for another publication.");

  private final Publishing publishing;
  private final PublicationLog log;

  @Inject
  HttpPublishing(Publishing publishing, PublicationLog log) {
    this.publishing = publishing;
    this.log = log;
  }

  Outcome publish(PublishRequest request, Instant deadline) {
    return switch (publishing.permit(request.credentials(), request.channel())) {
      case Permission.Refused(Problem problem) -> Outcome.of(PublishAnswer.of(problem));
      case Permission.Granted permission ->
          request
              .key()
              .map(key -> once(permission, request, keyOf(permission.principal(), key), deadline))
              .orElseGet(() -> publish(permission, request, deadline));
    };
  }

  private Outcome once(
      Permission.Granted permission, PublishRequest request, PublicationKey key, Instant deadline) {
    String body = Sha256Digest.hexOf(request.body());
    return switch (log.claim(key, body)) {
      case PublicationLog.Claim.Done(String answer) -> Outcome.of(PublishAnswer.of(answer));
      case PublicationLog.Claim.InProgress() -> Outcome.of(PublishAnswer.inProgress());
      case PublicationLog.Claim.OtherBody() -> Outcome.of(PublishAnswer.of(OTHER_BODY));
      case PublicationLog.Claim.Granted claim -> {
        Outcome outcome =
            publishOrRelease(permission, request, () -> log.release(key, claim), deadline);
        if (outcome.report().isPresent()) {
          finish(key, body, outcome.answer().body());
        }
        yield outcome;
      }
    };
  }

  private Outcome publishOrRelease(
      Permission.Granted permission, PublishRequest request, Runnable release, Instant deadline) {
    try {
      Outcome outcome = publish(permission, request, deadline);
      if (outcome.report().isEmpty()) {
        release.run();
      }
      return outcome;
    } catch (StoreUnavailableException down) {
      release.run();
      throw down;
    }
  }

  private Outcome publish(Permission.Granted permission, PublishRequest request, Instant deadline) {
    return switch (publishing.publish(permission, request.events(), deadline)) {
      case PublishResult.Refused(Problem problem) -> Outcome.of(PublishAnswer.of(problem));
      case PublishResult.Published(var outcome, var report) ->
          new Outcome(PublishAnswer.of(outcome), Optional.of(report));
    };
  }

  private void finish(PublicationKey key, String body, String answer) {
    try {
      log.finish(key, body, answer);
    } catch (StoreUnavailableException unnoted) {
      // It is published, so that is the answer; one who asks again in a while may publish it twice.
    }
  }

  /** One publisher's keys are not another's; only its issuer keeps a token's subject unique. */
  private static PublicationKey keyOf(Principal who, String key) {
    String issuer = String.join(" ", who.claims().getOrDefault("iss", Set.of()));
    return new PublicationKey(Sha256Digest.hexOf(issuer + "\n" + who + "\n" + key));
  }
}
