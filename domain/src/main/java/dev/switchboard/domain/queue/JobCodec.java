package dev.switchboard.domain.queue;

/** Writes jobs as texts for a queue, and reads them back. May be shared between threads. */
public interface JobCodec {

  /** Writes a job; {@link #read} returns an equal one. */
  String write(FanOutJob job);

  /**
   * Reads a job.
   *
   * @throws UnreadableJobException if the text is malformed in any way
   */
  FanOutJob read(String text);
}
