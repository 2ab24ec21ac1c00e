package dev.switchboard.domain.queue;

/** Writes jobs as the text a queue carries, and reads them back. May be shared between threads. */
public interface JobCodec {

  /** Writes a job; whatever it says, {@link #read} makes an equal one of it. */
  String write(FanOutJob job);

  /**
   * Reads a job.
   *
   * @throws UnreadableJobException if the text is none, however it is wrong
   */
  FanOutJob read(String text);
}
