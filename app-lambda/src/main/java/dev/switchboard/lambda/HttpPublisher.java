package dev.switchboard.lambda;

import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.access.Sha256Digest;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.lifecycle.EventPublisher;
import dev.switchboard.domain.lifecycle.PublicationKey;
import dev.switchboard.domain.lifecycle.PublicationLog;
import dev.switchboard.domain.lifecycle.PublishPermission;
import dev.switchboard.domain.lifecycle.PublishResult;
import dev.switchboard.domain.protocol.ProtocolError;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Publishes the events of backends; only once if the request has a key. */
final class HttpPublisher {

  /**
   * The result of a request.
   *
   * @param report the counts of all deliveries; absent if nothing was published
   * @param principal the publisher's principal; absent if it is not known
   */
  record HandlerResult(
      PublishResponse answer, Optional<FanOutReport> report, Optional<PrincipalId> principal) {

    static HandlerResult of(PublishResponse answer) {
      return new HandlerResult(answer, Optional.empty(), Optional.empty());
    }

    /** Returns the same result, for a publisher of this principal. */
    HandlerResult of(Optional<PrincipalId> publisher) {
      return new HandlerResult(answer, report, publisher);
    }
  }

  private static final ProtocolError OTHER_BODY =
      new ProtocolError(
          ProtocolError.Type.BAD_REQUEST, "This Idempotency-Key was used for another publication.");

  private final EventPublisher publishing;
  private final PublicationLog log;

  @Inject
  HttpPublisher(EventPublisher publishing, PublicationLog log) {
    this.publishing = publishing;
    this.log = log;
  }

  HandlerResult publish(PublishRequest request, Instant deadline) {
    return switch (publishing.permit(request.credentials(), request.channel())) {
      case PublishPermission.Refused(var error, var principal) ->
          HandlerResult.of(PublishResponse.of(error)).of(principal);
      case PublishPermission.Granted permission ->
          request
              .key()
              .map(key -> once(permission, request, keyOf(permission.principal(), key), deadline))
              .orElseGet(() -> publish(permission, request, deadline))
              .of(permission.principal().id());
    };
  }

  private HandlerResult once(
      PublishPermission.Granted permission,
      PublishRequest request,
      PublicationKey key,
      Instant deadline) {
    String body = Sha256Digest.hexOf(request.body());
    return switch (log.claim(key, body)) {
      case PublicationLog.Claim.Done(String answer) -> HandlerResult.of(PublishResponse.of(answer));
      case PublicationLog.Claim.InProgress() -> HandlerResult.of(PublishResponse.inProgress());
      case PublicationLog.Claim.OtherBody() -> HandlerResult.of(PublishResponse.of(OTHER_BODY));
      case PublicationLog.Claim.Granted claim -> {
        HandlerResult outcome =
            publishOrRelease(permission, request, () -> log.release(key, claim), deadline);
        if (outcome.report().isPresent()) {
          finish(key, body, outcome.answer().body());
        }
        yield outcome;
      }
    };
  }

  private HandlerResult publishOrRelease(
      PublishPermission.Granted permission,
      PublishRequest request,
      Runnable release,
      Instant deadline) {
    try {
      HandlerResult outcome = publish(permission, request, deadline);
      if (outcome.report().isEmpty()) {
        release.run();
      }
      return outcome;
    } catch (StoreUnavailableException down) {
      release.run();
      throw down;
    }
  }

  private HandlerResult publish(
      PublishPermission.Granted permission, PublishRequest request, Instant deadline) {
    return switch (publishing.publish(permission, request.events(), deadline)) {
      case PublishResult.Refused(ProtocolError error) ->
          HandlerResult.of(PublishResponse.of(error));
      case PublishResult.Published(var receipt, var report) ->
          new HandlerResult(PublishResponse.of(receipt), Optional.of(report), Optional.empty());
    };
  }

  private void finish(PublicationKey key, String body, String answer) {
    try {
      log.finish(key, body, answer);
    } catch (StoreUnavailableException unnoted) {
      // The events are published, so the response reports success. A later retry may publish
      // them twice.
    }
  }

  /**
   * Returns the key of a publication of this publisher. Two publishers never share a key; a token's
   * subject is unique only together with its issuer.
   */
  private static PublicationKey keyOf(Principal who, String key) {
    String issuer = String.join(" ", who.claims().getOrDefault("iss", Set.of()));
    return new PublicationKey(Sha256Digest.hexOf(issuer + "\n" + who + "\n" + key));
  }
}
