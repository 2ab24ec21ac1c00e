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
 * Those of a share of an audience who listen to a pattern, page by page.
 *
 * <p>It reads one page ahead of the one that is worked on: nobody waits for the store, and no more
 * than two pages are held, however large the audience.
 */
final class AudienceReader implements AutoCloseable {

  /**
   * How far the reading has come.
   *
   * @param unread where the pages begin that were not given yet
   * @param ahead the first of them, being read; absent after the last
   * @param read how much was given
   */
  private record Progress(
      Cursor unread, Optional<CompletableFuture<Page<Subscription>>> ahead, Estimate read) {}

  /**
   * Estimates how many are left from those that were read: connections are spread evenly over
   * positions, and pages come in their order.
   *
   * @param connections how many were read
   * @param begin the first position that they cover
   * @param end the position after the last; not after the first, if none was read
   */
  private record Estimate(int connections, int begin, int end) {

    private static final int MANY = Integer.MAX_VALUE / 2;

    /** Nothing yet; from a cursor on, the first position is not known before a page is read. */
    static Estimate none(AudienceShare share, Cursor from) {
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

    /** Up to the end of the share; at least one, since a page can end within a position. */
    int left(AudienceShare share) {
      return end <= begin
          ? 1
          : Math.clamp((long) connections * (share.to() - end) / (end - begin), 1, MANY);
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

  /** Begins to read, beside the tasks of an executor. */
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
            new Progress(from, Optional.of(read(from)), Estimate.none(share, from)));
  }

  /**
   * The next page that somebody is on; empty after the last.
   *
   * @throws StoreUnavailableException if it cannot be read; {@link #unread} is then where it begins
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

  /** What they listen to. */
  ChannelPattern pattern() {
    return pattern;
  }

  /** Of which share they are. */
  AudienceShare share() {
    return share;
  }

  /** Where the pages begin that {@link #next} has not given yet. */
  Cursor unread() {
    return progress.get().unread();
  }

  /** Whether there are more pages. */
  boolean hasNext() {
    return progress.get().ahead().isPresent();
  }

  /** About how many there are on the pages not given yet. */
  int left() {
    return hasNext() ? progress.get().read().left(share) : 0;
  }

  /** About how many there are in all, if they were read from the start. */
  int all() {
    return progress.get().read().connections() + left();
  }

  /** About how many of all are in a part of their share; at least one. */
  int within(AudienceShare part) {
    int width = share.to() - share.from();
    return Math.max(1, (int) ((long) all() * (part.to() - part.from()) / width));
  }

  /** Waits for the page that is still being read: nothing runs on. */
  @Override
  public void close() {
    progress.get().ahead().ifPresent(page -> page.handle((_, _) -> "").join());
  }

  private Progress after(Progress before, Page<Subscription> page) {
    return new Progress(
        page.next().orElse(before.unread()),
        page.next().map(this::read),
        before.read().plus(page.items()));
  }

  private CompletableFuture<Page<Subscription>> read(Cursor from) {
    try {
      return executor.supply(() -> store.subscribersTo(pattern, share, from));
    } catch (RejectedExecutionException cutOff) {
      return CompletableFuture.failedFuture(
          new StoreUnavailableException("There was no time left to read the audience.", cutOff));
    }
  }

  private static Page<Subscription> await(CompletableFuture<Page<Subscription>> page) {
    try {
      return page.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof StoreUnavailableException down) {
        throw down;
      }
      throw failure;
    }
  }
}
