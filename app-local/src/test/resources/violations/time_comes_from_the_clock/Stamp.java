package dev.switchboard.aws;

import java.util.Date;

/** A new date is today's. */
final class Stamp {

  private final long millis = new Date().getTime();
}
