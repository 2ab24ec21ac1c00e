package dev.switchboard.aws;

import static java.util.stream.Collectors.toSet;

import dev.switchboard.domain.fanout.FanOutJob;
import dev.switchboard.domain.fanout.FanOutQueue;
import dev.switchboard.domain.fanout.JobCodec;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Hands jobs to SQS, in as few calls as it allows.
 *
 * <p>A call that fails may have been heard all the same: its jobs are answered as not taken, and
 * may be delivered in spite of it.
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
    List<SqsMessage> messages =
        jobs.stream().flatMap(job -> SqsMessage.of(job, codec).stream()).toList();
    Stream<SqsMessage> tooLarge = messages.stream().filter(message -> !message.fits());
    Stream<SqsMessage> left = send(messages.stream().filter(SqsMessage::fits).toList());
    Set<String> ids =
        Stream.concat(tooLarge, left).map(message -> message.job().id()).collect(toSet());
    return jobs.stream().filter(job -> ids.contains(job.id())).toList();
  }

  /**
   * Sends messages, and answers those that were not taken. A queue that does not answer is not
   * asked again: each time would cost seconds.
   */
  private Stream<SqsMessage> send(List<SqsMessage> messages) {
    List<SqsMessage> left = new ArrayList<>();
    int sent = 0;
    try {
      for (List<SqsMessage> batch : SqsMessage.batches(messages)) {
        left.addAll(sendBatch(batch));
        sent += batch.size();
      }
    } catch (SdkException silence) {
      left.addAll(messages.subList(sent, messages.size()));
    }
    return left.stream();
  }

  private List<SqsMessage> sendBatch(List<SqsMessage> batch) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, batch.size()).mapToObj(i -> entry(i, batch.get(i))).toList();
    SendMessageBatchResponse response =
        client.sendMessageBatch(send -> send.queueUrl(queue.toString()).entries(entries));
    return response.failed().stream().map(each -> batch.get(Integer.parseInt(each.id()))).toList();
  }

  private static SendMessageBatchRequestEntry entry(int number, SqsMessage message) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(number))
        .messageBody(message.body())
        .delaySeconds(message.delaySeconds())
        .build();
  }
}
