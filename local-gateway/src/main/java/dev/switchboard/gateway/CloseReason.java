package dev.switchboard.gateway;

import org.eclipse.jetty.websocket.core.CloseStatus;

/**
 * Why a connection ended, as the client and the {@code $disconnect} event are told.
 *
 * @param code a code of RFC 6455
 * @param text the words beside it; may be empty
 */
record CloseReason(int code, String text) {

  static final CloseReason DELETED =
      new CloseReason(CloseStatus.NORMAL, "Connection Closed Normally");
  static final CloseReason GOING_AWAY = new CloseReason(CloseStatus.SHUTDOWN, "Going away");
  static final CloseReason BINARY = new CloseReason(CloseStatus.BAD_DATA, "");
  static final CloseReason NOT_UTF_8 = new CloseReason(CloseStatus.BAD_PAYLOAD, "");
  static final CloseReason TOO_BIG =
      new CloseReason(CloseStatus.MESSAGE_TOO_LARGE, "Message too big");

  private static final CloseReason NO_STATUS =
      new CloseReason(CloseStatus.NO_CODE, "Client-side close frame status not set");

  /** Reads what a client wrote into its close frame. */
  static CloseReason ofClient(CloseStatus status) {
    return status.getCode() == CloseStatus.NO_CODE
        ? NO_STATUS
        : new CloseReason(status.getCode(), status.getReason() == null ? "" : status.getReason());
  }

  /** Reads how a connection ended without a close frame of the client: lost, or cut by Jetty. */
  static CloseReason ofConnection(CloseStatus status) {
    return status.getCode() == CloseStatus.MESSAGE_TOO_LARGE
        ? TOO_BIG
        : new CloseReason(status.getCode(), "");
  }
}
