package dev.switchboard.benchmarks.contender;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A transport that was considered: signed by our signer, sent by a library. As much of one as it
 * takes to be measured: no time-outs, no second try. It opens its connections as slowly as ours.
 */
final class Candidate implements Transport {

  private static final int FIRST = 8;
  private static final int ANSWERS_FOR_ONE_MORE = 8;

  /** Sends a request as it goes over the wire; the status of its answer comes later. */
  interface Exchange {
    CompletableFuture<Integer> send(byte[] request);
  }

  private final SignedPosts posts;
  private final Exchange exchange;
  private final int answersToGrowFor;
  private final Semaphore places;
  private final AtomicInteger answers = new AtomicInteger();

  Candidate(ApiGatewaySettings settings, Exchange exchange) {
    this.posts = new SignedPosts(settings);
    this.exchange = exchange;
    int first = Math.min(FIRST, settings.postsAtOnce());
    this.places = new Semaphore(first);
    this.answersToGrowFor = (settings.postsAtOnce() - first) * ANSWERS_FOR_ONE_MORE;
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    places.acquireUninterruptibly();
    try {
      int status = exchange.send(posts.sign(to, frame)).join();
      return status == 200 ? new Delivery.Sent() : new Delivery.Failed("Answered " + status);
    } catch (CompletionException broken) {
      return new Delivery.Failed(String.valueOf(broken.getCause()));
    } finally {
      places.release();
      int count = answers.incrementAndGet();
      if (count <= answersToGrowFor && count % ANSWERS_FOR_ONE_MORE == 0) {
        places.release();
      }
    }
  }

  @Override
  public void close(ConnectionId id) {
    throw new UnsupportedOperationException("It only posts.");
  }
}
