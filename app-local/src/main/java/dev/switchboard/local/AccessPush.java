package dev.switchboard.local;

import dev.switchboard.domain.access.AccessFileStore;
import dev.switchboard.domain.access.AccessFileStore.Reading;
import dev.switchboard.domain.access.AccessFileStore.Writing;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Replaces the access file that functions read at run time.
 *
 * <p>The version is the time in seconds, or one more than the replaced file's if that is higher. So
 * versions rise even if the clocks of two computers differ, or the file was deleted.
 */
final class AccessPush {

  private final AccessFileStore store;
  private final InstantSource clock;

  AccessPush(AccessFileStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The result of a push. */
  sealed interface Result {

    /**
     * The file is stored.
     *
     * @param replaced the version of the file before it; absent if there was none
     */
    record Pushed(long version, Optional<Long> replaced) implements Result {}

    /**
     * The file was not confirmed as stored.
     *
     * @param reason one or more sentences
     */
    record Failed(String reason) implements Result {}
  }

  Result push(String text) {
    return switch (store.read(Optional.empty())) {
      case Reading.Found(_, long version, String tag) ->
          push(text, Optional.of(version), Optional.of(tag));
      case Reading.Missing() -> push(text, Optional.empty(), Optional.empty());
      case Reading.Failed(String reason) ->
          new Result.Failed("The file there cannot be read, so it was not replaced: " + reason);
      case Reading.Unchanged() -> new Result.Failed("The answer of S3 does not fit the request.");
    };
  }

  private Result push(String text, Optional<Long> replaced, Optional<String> tag) {
    long version =
        Math.max(clock.instant().getEpochSecond(), replaced.map(before -> before + 1).orElse(1L));
    return switch (store.write(text, version, tag)) {
      case Writing.Written() -> new Result.Pushed(version, replaced);
      case Writing.Conflict() ->
          new Result.Failed("Another file was pushed at the same time and is there. Push again.");
      case Writing.Failed(String reason) -> new Result.Failed(reason);
    };
  }
}
