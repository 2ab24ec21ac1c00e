package dev.switchboard.domain.fanout;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.switchboard.domain.queue.FanOutJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Recipients that a run leaves to the queue: those for which it had no time, and those that it
 * could not reach. May be shared between threads.
 */
final class UndeliveredRecipients {

  private final int round;
  private final HandOff handOff;
  private final ReportBuilder report;
  private final List<FrameTask> unsent = new ArrayList<>();
  private final List<FrameTask> unreached = new ArrayList<>();
  private final List<FrameTask> untaken = new ArrayList<>();

  /**
   * Starts without any.
   *
   * @param round how often they were handed on already because they could not be reached
   */
  UndeliveredRecipients(int round, HandOff handOff, ReportBuilder report) {
    this.round = round;
    this.handOff = handOff;
    this.report = report;
  }

  /** Leaves a recipient that was not tried. */
  void addUnsent(FrameTask task) {
    offer(fullJob(unsent, task), false);
  }

  /** Leaves a recipient that was tried in vain, unless it was handed on too often; then false. */
  boolean addUnreached(FrameTask task) {
    if (round >= HandOff.ROUNDS) {
      return false;
    }
    offer(fullJob(unreached, task), true);
    return true;
  }

  /** Offers all that are left; answers those that the queue did not take, and forgets them. */
  List<FrameTask> offerAll() {
    offer(takeAll(unsent), false);
    offer(takeAll(unreached), true);
    return takeAll(untaken);
  }

  /**
   * Adds one, and takes all out once they fill a job: the queue is asked without the lock. After
   * the deadline they wait until the end: few more come, and their threads are about to be
   * interrupted.
   */
  private synchronized List<FrameTask> fullJob(List<FrameTask> left, FrameTask more) {
    left.add(more);
    return left.size() < FanOutJob.RECIPIENTS || handOff.isLate() ? List.of() : takeAll(left);
  }

  private synchronized List<FrameTask> takeAll(List<FrameTask> left) {
    List<FrameTask> all = List.copyOf(left);
    left.clear();
    return all;
  }

  /** A job has one event. */
  private void offer(List<FrameTask> sends, boolean wait) {
    sends.stream()
        .collect(groupingBy(FrameTask::index, LinkedHashMap::new, toList()))
        .values()
        .forEach(ofOneEvent -> offerEvent(ofOneEvent, wait));
  }

  private void offerEvent(List<FrameTask> sends, boolean wait) {
    List<FrameTask> left = handOff.offerRecipients(sends, round, wait);
    report.handedOver(sends.size() - left.size());
    synchronized (this) {
      untaken.addAll(left);
    }
  }
}
