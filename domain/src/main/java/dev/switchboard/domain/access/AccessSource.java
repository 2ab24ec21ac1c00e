package dev.switchboard.domain.access;

/**
 * Provides the access rules that apply at the moment. They can be replaced at any time, so each
 * connect, subscribe and publish reads them once, and decides by what it read.
 *
 * <p>May be shared between threads. Never throws. {@link AccessRules} are a source of themselves,
 * which never changes.
 */
public interface AccessSource {

  /** Returns whether the Events protocol is served. Never changes, and never waits. */
  boolean servesEvents();

  /**
   * Returns the rules of the moment. May read them first, within its own time limits; if that
   * fails, the result can be {@link AccessRules#unavailable}.
   */
  AccessRules current();
}
