package dev.switchboard.domain.access;

import java.util.Optional;

/**
 * Stores one access file outside of the deployment, with a version. Both methods return a value for
 * every failure, and never throw. May be shared between threads.
 */
public interface AccessFileStore {

  /**
   * Reads the file within its own time limits.
   *
   * @param knownTag the tag of the copy that the caller holds; absent if it holds none
   */
  Reading read(Optional<String> knownTag);

  /**
   * Stores a file in one step: a reader gets either the old file or the new one. Of several writers
   * that replace the same file at once, one succeeds.
   *
   * @param replacedTag the tag of the file to replace; absent if there must be none
   */
  Writing write(String text, long version, Optional<String> replacedTag);

  /** The result of reading. */
  sealed interface Reading {

    /**
     * The file, complete and unchanged since it was written.
     *
     * @param version later files have higher versions
     * @param tag changes with each write
     */
    record Found(String text, long version, String tag) implements Reading {}

    /** The stored file still has the tag that the caller knows. */
    record Unchanged() implements Reading {}

    /** No file has been stored. */
    record Missing() implements Reading {}

    /**
     * The file could not be read, or is not as it was written.
     *
     * @param reason one or more sentences for operators, without credentials
     */
    record Failed(String reason) implements Reading {}
  }

  /** The result of writing. */
  sealed interface Writing {

    /** The file is stored, and each later read returns it. */
    record Written() implements Writing {}

    /** Another file was stored in the meantime, and is still there. */
    record Conflict() implements Writing {}

    /**
     * The file was not confirmed as stored.
     *
     * @param reason one or more sentences for operators, without credentials
     */
    record Failed(String reason) implements Writing {}
  }
}
