package dev.switchboard.domain.fanout;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.switchboard.domain.queue.FanOutJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Collects recipients for the queue: those for which no time was left, and those that could not be
 * reached. May be shared between threads.
 */
final class UndeliveredRecipients {

  private final int round;
  private final HandOff handOff;
  private final ReportBuilder report;
  private final List<FrameTask> notAttempted = new ArrayList<>();
  private final List<FrameTask> notReached = new ArrayList<>();
  private final List<FrameTask> rejected = new ArrayList<>();

  /**
   * Creates an empty collection.
   *
   * @param round how often the recipients were already handed off because they could not be reached
   */
  UndeliveredRecipients(int round, HandOff handOff, ReportBuilder report) {
    this.round = round;
    this.handOff = handOff;
    this.report = report;
  }

  /** Adds a recipient that was not attempted. */
  void addUnsent(FrameTask task) {
    handOff(fullJob(notAttempted, task), false);
  }

  /**
   * Adds a recipient that was attempted without success; returns false if it was handed off too
   * often.
   */
  boolean addUnreached(FrameTask task) {
    if (round >= HandOff.MAX_ROUNDS) {
      return false;
    }
    handOff(fullJob(notReached, task), true);
    return true;
  }

  /** Queues all that are left; returns and removes those that the queue rejected. */
  List<FrameTask> handOffAll() {
    handOff(takeAll(notAttempted), false);
    handOff(takeAll(notReached), true);
    return takeAll(rejected);
  }

  /**
   * Adds a task, and returns all once they fill a job. The caller queues them without holding the
   * lock. After the deadline they stay until the end: few more follow, and the threads are about to
   * be interrupted.
   */
  private synchronized List<FrameTask> fullJob(List<FrameTask> collected, FrameTask task) {
    collected.add(task);
    return collected.size() < FanOutJob.RECIPIENTS || handOff.isDeadlinePassed()
        ? List.of()
        : takeAll(collected);
  }

  private synchronized List<FrameTask> takeAll(List<FrameTask> collected) {
    List<FrameTask> all = List.copyOf(collected);
    collected.clear();
    return all;
  }

  /** Queues the tasks, with a separate job for each event. */
  private void handOff(List<FrameTask> tasks, boolean attempted) {
    tasks.stream()
        .collect(groupingBy(FrameTask::index, LinkedHashMap::new, toList()))
        .values()
        .forEach(ofOneEvent -> handOffEvent(ofOneEvent, attempted));
  }

  private void handOffEvent(List<FrameTask> tasks, boolean attempted) {
    List<FrameTask> rejectedTasks = handOff.handOffRecipients(tasks, round, attempted);
    report.handedOver(tasks.size() - rejectedTasks.size());
    synchronized (this) {
      rejected.addAll(rejectedTasks);
    }
  }
}
