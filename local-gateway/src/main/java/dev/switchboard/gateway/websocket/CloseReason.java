package dev.switchboard.gateway.websocket;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import org.eclipse.jetty.websocket.core.CloseStatus;

/**
 * The reason why a connection ended, as in the close frame and the {@code $disconnect} event.
 *
 * @param code a code of RFC 6455
 * @param text the reason text; may be empty
 */
public record CloseReason(int code, String text) {

  /** The management API closed the connection. */
  public static final CloseReason DELETED =
      new CloseReason(CloseStatus.NORMAL, "Connection Closed Normally");

  static final CloseReason GOING_AWAY = new CloseReason(CloseStatus.SHUTDOWN, "Going away");
  static final CloseReason TOO_BIG =
      new CloseReason(CloseStatus.MESSAGE_TOO_LARGE, "Message too big");

  private static final CloseReason NO_STATUS =
      new CloseReason(CloseStatus.NO_CODE, "Client-side close frame status not set");

  /** Returns the reason in a close frame of the client. */
  static CloseReason ofClient(CloseStatus status) {
    return status.getCode() == CloseStatus.NO_CODE
        ? NO_STATUS
        : new CloseReason(status.getCode(), status.getReason() == null ? "" : status.getReason());
  }

  static CloseReason tooOld(Assumptions assumptions) {
    return new CloseReason(CloseStatus.SHUTDOWN, assumptions.text(Assumption.DURATION_TEXT));
  }

  static CloseReason binary(Assumptions assumptions) {
    return new CloseReason(CloseStatus.BAD_DATA, assumptions.text(Assumption.CLOSE_TEXT));
  }

  static CloseReason notUtf8(Assumptions assumptions) {
    return new CloseReason(
        assumptions.number(Assumption.INVALID_TEXT), assumptions.text(Assumption.CLOSE_TEXT));
  }

  static CloseReason tooMany(Assumptions assumptions) {
    return new CloseReason(CloseStatus.POLICY_VIOLATION, assumptions.text(Assumption.CLOSE_TEXT));
  }

  static CloseReason lost(Assumptions assumptions) {
    return new CloseReason(CloseStatus.NO_CLOSE, assumptions.text(Assumption.CLOSE_TEXT));
  }

  /**
   * Returns the reason for a connection that was lost or that Jetty closed, without a close frame
   * of the client.
   */
  static CloseReason ofConnection(CloseStatus status, Assumptions assumptions) {
    return switch (status.getCode()) {
      case CloseStatus.MESSAGE_TOO_LARGE -> TOO_BIG;
      case CloseStatus.NO_CLOSE -> lost(assumptions);
      default -> new CloseReason(status.getCode(), "");
    };
  }
}
