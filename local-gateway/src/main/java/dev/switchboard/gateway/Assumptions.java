package dev.switchboard.gateway;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The assumed behaviour of API Gateway where no source documents it. Immutable. */
public final class Assumptions {

  /**
   * The most likely behaviour. Where nothing is known, the one that is hardest for a function to
   * handle.
   */
  public static final Assumptions LIKELY = new Assumptions(Map.of());

  private final Map<Assumption, String> values;

  private Assumptions(Map<Assumption, String> values) {
    this.values = values;
  }

  /**
   * Returns a copy with another value of one assumption.
   *
   * @throws IllegalArgumentException if the value is not allowed; the message names the allowed
   *     ones
   */
  public Assumptions with(Assumption assumption, String value) {
    if (!value.matches(assumption.allowed())) {
      throw new IllegalArgumentException(
          "The assumption %s is '%s': expected %s"
              .formatted(assumption.optionName(), value, assumption.allowed()));
    }
    Map<Assumption, String> more = new EnumMap<>(Assumption.class);
    more.putAll(values);
    more.put(assumption, value);
    return new Assumptions(more);
  }

  /** The value of an assumption. */
  public String text(Assumption assumption) {
    return Objects.requireNonNullElse(values.get(assumption), assumption.defaultValue());
  }

  /** The value of an assumption as a number, for those that are numbers. */
  public int number(Assumption assumption) {
    return Integer.parseInt(text(assumption));
  }

  /** Returns whether an assumption has this value. */
  public boolean is(Assumption assumption, String value) {
    return text(assumption).equals(value);
  }
}
