package dev.switchboard.aws.sqs;

import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import dev.switchboard.domain.queue.JobCodec;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Sends jobs to SQS, in as few calls as possible.
 *
 * <p>A batch or a job that the queue rejects as too long is sent again in smaller parts, down to
 * one event to one recipient. If the queue rejects such a part, its job is returned as rejected.
 *
 * <p>A call that fails may have succeeded at the server. Its jobs are returned as rejected, and may
 * be delivered nevertheless.
 */
final class SqsFanOutQueue implements FanOutQueue {

  private final SqsClient client;
  private final URI queue;
  private final JobCodec codec;

  SqsFanOutQueue(SqsClient client, URI queue, JobCodec codec) {
    this.client = client;
    this.queue = queue;
    this.codec = codec;
  }

  @Override
  public List<FanOutJob> enqueue(List<FanOutJob> jobs) {
    SqsPendingMessages messages = new SqsPendingMessages(jobs, codec);
    try {
      while (!messages.isEmpty()) {
        sendBatch(messages);
      }
    } catch (SdkException silence) {
      // A queue that does not respond is not called again: each call would cost seconds.
    }
    Set<String> rejectedJobs = messages.rejectedJobs();
    return jobs.stream().filter(job -> rejectedJobs.contains(job.id())).toList();
  }

  private void sendBatch(SqsPendingMessages messages) {
    List<SqsJobMessage> batch = messages.nextBatch();
    try {
      List<SqsJobMessage> tooLong = new ArrayList<>();
      List<SqsJobMessage> failed = new ArrayList<>();
      for (BatchResultErrorEntry each : send(batch).failed()) {
        SqsJobMessage message = batch.get(Integer.parseInt(each.id()));
        (SqsLengthErrors.isTooLong(each) ? tooLong : failed).add(message);
      }
      messages.recordResponse(batch, tooLong, failed);
    } catch (SqsException refusal) {
      if (!SqsLengthErrors.isTooLong(refusal)) {
        throw refusal;
      }
      messages.recordRejection(batch);
    }
  }

  private SendMessageBatchResponse send(List<SqsJobMessage> batch) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, batch.size()).mapToObj(i -> entry(i, batch.get(i))).toList();
    return client.sendMessageBatch(send -> send.queueUrl(queue.toString()).entries(entries));
  }

  private static SendMessageBatchRequestEntry entry(int number, SqsJobMessage message) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(number))
        .messageBody(message.body())
        .delaySeconds(message.delaySeconds())
        .build();
  }
}
