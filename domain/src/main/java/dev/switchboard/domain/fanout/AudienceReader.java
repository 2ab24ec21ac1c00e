package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.pacing.BoundedExecutor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads the subscribers to a pattern within a share of an audience, page by page.
 *
 * <p>The next page is read while the current one is sent, so sending does not wait for the store.
 * At most two pages are in memory, however large the audience.
 */
final class AudienceReader implements AutoCloseable {

  /**
   * The state of the reading.
   *
   * @param nextCursor the cursor of the first page not yet returned
   * @param ahead that page, being read; absent after the last page
   * @param read the estimate from the pages returned so far
   */
  private record Progress(
      Cursor nextCursor, Optional<CompletableFuture<Page<Subscription>>> ahead, Estimate read) {}

  /**
   * Estimates the number of remaining subscriptions from those that were read. Connections are
   * spread evenly over positions, and pages are ordered by position.
   *
   * @param connections the number of subscriptions read
   * @param begin the first position that they cover
   * @param end the position after the last one; not greater than {@code begin} if none was read
   */
  private record Estimate(int connections, int begin, int end) {

    private static final int MAX = Integer.MAX_VALUE / 2;

    /**
     * Returns the estimate before the first page. If reading starts at a later cursor, the first
     * position is unknown until a page is read.
     */
    static Estimate initial(AudienceShare share, Cursor from) {
      return new Estimate(0, from.equals(Cursor.START) ? share.from() : AudienceShare.POSITIONS, 0);
    }

    Estimate plus(List<Subscription> page) {
      return page.isEmpty()
          ? this
          : new Estimate(
              connections + page.size(),
              Math.min(begin, positionOf(page.getFirst())),
              Math.max(end, positionOf(page.getLast()) + 1));
    }

    /**
     * Returns the estimated number up to the end of the share; at least one, since a page can end
     * within a position.
     */
    int remaining(AudienceShare share) {
      return end <= begin
          ? 1
          : Math.clamp((long) connections * (share.to() - end) / (end - begin), 1, MAX);
    }

    private static int positionOf(Subscription subscription) {
      return AudienceShare.positionOf(subscription.connection().id());
    }
  }

  private final ConnectionStore store;
  private final BoundedExecutor executor;
  private final ChannelPattern pattern;
  private final AudienceShare share;
  private final AtomicReference<Progress> progress;

  /** Starts reading, on an additional thread of the executor. */
  AudienceReader(
      ConnectionStore store,
      BoundedExecutor executor,
      ChannelPattern pattern,
      AudienceShare share,
      Cursor from) {
    this.store = store;
    this.executor = executor;
    this.pattern = pattern;
    this.share = share;
    this.progress =
        new AtomicReference<>(
            new Progress(from, Optional.of(read(from)), Estimate.initial(share, from)));
  }

  /**
   * Returns the next page that is not empty; empty after the last page.
   *
   * @throws StoreUnavailableException if the page cannot be read; {@link #nextCursor} is then its
   *     cursor
   */
  Optional<List<Subscription>> next() {
    Optional<Page<Subscription>> page = nextPage();
    while (hasNext() && page.map(Page::items).filter(List::isEmpty).isPresent()) {
      page = nextPage();
    }
    return page.map(Page::items);
  }

  private Optional<Page<Subscription>> nextPage() {
    Progress before = progress.get();
    Optional<Page<Subscription>> page = before.ahead().map(AudienceReader::await);
    page.ifPresent(read -> progress.set(after(before, read)));
    return page;
  }

  ChannelPattern pattern() {
    return pattern;
  }

  AudienceShare share() {
    return share;
  }

  /** Returns the cursor of the first page that {@link #next} has not returned yet. */
  Cursor nextCursor() {
    return progress.get().nextCursor();
  }

  /** Returns whether there are more pages. */
  boolean hasNext() {
    return progress.get().ahead().isPresent();
  }

  /** Returns the estimated number of subscriptions on the pages not returned yet. */
  int remaining() {
    return hasNext() ? progress.get().read().remaining(share) : 0;
  }

  /**
   * Returns the estimated number of all subscriptions, if reading began at the start of the share.
   */
  int total() {
    return progress.get().read().connections() + remaining();
  }

  /** Returns the estimated number of subscriptions in a part of the share; at least one. */
  int within(AudienceShare part) {
    int width = share.to() - share.from();
    return Math.max(1, (int) ((long) total() * (part.to() - part.from()) / width));
  }

  /** Waits for the page that is still being read, so that nothing is left running. */
  @Override
  public void close() {
    progress.get().ahead().ifPresent(page -> page.handle((_, _) -> "").join());
  }

  private Progress after(Progress before, Page<Subscription> page) {
    return new Progress(
        page.next().orElse(before.nextCursor()),
        page.next().map(this::read),
        before.read().plus(page.items()));
  }

  private CompletableFuture<Page<Subscription>> read(Cursor from) {
    try {
      return executor.supplyAsync(() -> store.subscribersTo(pattern, share, from));
    } catch (RejectedExecutionException stopped) {
      return CompletableFuture.failedFuture(
          new StoreUnavailableException("There was no time left to read the audience.", stopped));
    }
  }

  private static Page<Subscription> await(CompletableFuture<Page<Subscription>> page) {
    try {
      return page.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof StoreUnavailableException unavailable) {
        throw unavailable;
      }
      throw failure;
    }
  }
}
