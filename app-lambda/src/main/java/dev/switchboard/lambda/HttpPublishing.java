package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.fanout.PublicationKey;
import dev.switchboard.domain.fanout.PublicationLog;
import dev.switchboard.domain.lifecycle.Permission;
import dev.switchboard.domain.lifecycle.PublishResult;
import dev.switchboard.domain.lifecycle.Publishing;
import dev.switchboard.domain.protocol.Principal;
import dev.switchboard.domain.protocol.Problem;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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
              .map(key -> once(permission, request, keyOf(permission.who(), key), deadline))
              .orElseGet(() -> publish(permission, request, deadline));
    };
  }

  private Outcome once(
      Permission.Granted permission, PublishRequest request, PublicationKey key, Instant deadline) {
    String body = digest(request.body());
    return switch (log.claim(key, body)) {
      case PublicationLog.Claim.Done(String answer) -> Outcome.of(PublishAnswer.of(answer));
      case PublicationLog.Claim.InProgress() -> Outcome.of(PublishAnswer.inProgress());
      case PublicationLog.Claim.OtherBody() -> Outcome.of(PublishAnswer.of(OTHER_BODY));
      case PublicationLog.Claim.Granted() -> {
        Outcome outcome = publishOrRelease(permission, request, key, deadline);
        if (outcome.report().isPresent()) {
          finish(key, body, outcome.answer().body());
        } else {
          log.release(key);
        }
        yield outcome;
      }
    };
  }

  private Outcome publishOrRelease(
      Permission.Granted permission, PublishRequest request, PublicationKey key, Instant deadline) {
    try {
      return publish(permission, request, deadline);
    } catch (StoreUnavailableException down) {
      log.release(key);
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

  /** One publisher's keys are not another's; and a subject is who it is to its issuer alone. */
  private static PublicationKey keyOf(Principal who, String key) {
    String issuer = String.join(" ", who.claims().getOrDefault("iss", Set.of()));
    return new PublicationKey(digest(who + "\n" + issuer + "\n" + key));
  }

  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }
}
