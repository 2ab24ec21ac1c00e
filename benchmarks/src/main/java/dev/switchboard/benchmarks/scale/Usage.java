package dev.switchboard.benchmarks.scale;

/** What is paid for, counted as it is used. For one thread. */
final class Usage {

  /** The function's memory in serverless.yml: a gigabyte, so a second is a GB-second. */
  private static final double GIGABYTES = 1;

  /** About 100 bytes an audience row, names included; a read unit is 4 KB, consistently. */
  private static final int ROWS_A_READ_UNIT = 4_096 / 100;

  private static final int JOBS_A_CALL = 10;

  /** Deletes of a connection, of its subscription's two rows; and a query to find those. */
  private static final int WRITES_TO_FORGET = 3;

  private long frames;
  private long invocations;
  private long functionNanos;
  private long queueRequests;
  private long readUnits;
  private long writeUnits;

  /** A frame was taken by the gateway; one of up to 32 KB is one message. */
  void frame() {
    frames++;
  }

  /** A function ran this long. */
  void invocation(long nanos) {
    invocations++;
    functionNanos += nanos;
  }

  /** Jobs were sent, of less than 64 KB together; each will be received and deleted. */
  void jobs(int count) {
    queueRequests += callsFor(count) + 2L * count;
  }

  /** How many calls it takes to send jobs. */
  static int callsFor(int jobs) {
    return (jobs + JOBS_A_CALL - 1) / JOBS_A_CALL;
  }

  /** A part of an audience was read. */
  void rows(int count) {
    readUnits += count / ROWS_A_READ_UNIT + 1;
  }

  /** A connection was forgotten. */
  void forgotten() {
    writeUnits += WRITES_TO_FORGET;
    readUnits++;
  }

  /** For how many seconds functions ran, in all. */
  double functionSeconds() {
    return (double) functionNanos / Timeline.SECOND;
  }

  /** What it costs. */
  Bill bill() {
    return new Bill(
        frames * Prices.MESSAGE,
        functionSeconds() * GIGABYTES * Prices.GIGABYTE_SECOND + invocations * Prices.INVOCATION,
        queueRequests * Prices.QUEUE_REQUEST,
        readUnits * Prices.READ_UNIT + writeUnits * Prices.WRITE_UNIT);
  }
}
