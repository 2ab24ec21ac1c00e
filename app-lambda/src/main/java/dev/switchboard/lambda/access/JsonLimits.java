package dev.switchboard.lambda.access;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** Describes the limit of a JSON parser that a text exceeds, although it may be valid JSON. */
public final class JsonLimits {

  private JsonLimits() {}

  /** Returns the rest of a sentence about the text, without a full stop. */
  public static String reason(StreamConstraintsException exceeded, StreamReadConstraints limits) {
    // The parser names the limit by its getter, and has no other way to tell it.
    String named = exceeded.getOriginalMessage();
    if (named.contains("getMaxNestingDepth")) {
      return "is nested more than %,d levels deep".formatted(limits.getMaxNestingDepth());
    }
    if (named.contains("getMaxNumberLength")) {
      return "has a number of more than %,d characters".formatted(limits.getMaxNumberLength());
    }
    if (named.contains("getMaxNameLength")) {
      return "has a name of more than %,d characters".formatted(limits.getMaxNameLength());
    }
    return named.contains("getMaxStringLength")
        ? "has a string of more than %,d characters".formatted(limits.getMaxStringLength())
        : "exceeds a limit of the JSON parser";
  }
}
