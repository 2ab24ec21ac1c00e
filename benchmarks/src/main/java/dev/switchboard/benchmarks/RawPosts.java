package dev.switchboard.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Posts over plain kept-alive sockets, one thread for all of them. For one thread.
 *
 * <p>{@code java.net.http} would take several times as long over a post as a server does; two
 * servers would then look alike, whatever they cost.
 */
final class RawPosts implements AutoCloseable {

  /** As many at once as the service has on their way: {@code ApiGatewaySettings.POSTS_AT_ONCE}. */
  private static final int WINDOW = 64;

  private static final long PATIENCE_MILLIS = 30_000;

  private final Selector selector = Selector.open();
  private final List<PostSocket> sockets = new ArrayList<>();

  /** Posts of one sending, and how far they have come. */
  private List<byte[]> requests = List.of();

  private PostTimes times = new PostTimes(0);
  private int next;
  private int unanswered;

  /** Connects to the server that has this address. */
  RawPosts(URI address) throws IOException {
    for (int socket = 0; socket < WINDOW; socket++) {
      sockets.add(new PostSocket(address, selector));
    }
  }

  /** Sends all, in this order, and returns once the last one is answered. */
  PostTimes send(List<byte[]> all) throws IOException {
    requests = all;
    times = new PostTimes(all.size());
    next = 0;
    unanswered = all.size();
    for (PostSocket socket : sockets) {
      sendNext(socket);
    }
    while (unanswered > 0) {
      if (selector.select(this::read, PATIENCE_MILLIS) == 0) {
        throw new IOException("A post was not answered in " + PATIENCE_MILLIS + " ms");
      }
    }
    return times;
  }

  private void sendNext(PostSocket socket) throws IOException {
    if (next < requests.size()) {
      times.sent(next);
      socket.send(next, requests.get(next));
      next++;
    }
  }

  private void read(SelectionKey ready) {
    PostSocket socket = (PostSocket) ready.attachment();
    try {
      OptionalInt status = socket.read();
      if (status.isPresent()) {
        unanswered--;
        times.answered(socket.post(), status.getAsInt());
        sendNext(socket);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    for (PostSocket socket : sockets) {
      socket.close();
    }
  }
}
