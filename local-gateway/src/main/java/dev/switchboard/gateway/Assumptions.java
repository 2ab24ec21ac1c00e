package dev.switchboard.gateway;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What is assumed where no source says how API Gateway behaves. Unchanging. */
public final class Assumptions {

  /** What the sources make likely, and, where they say nothing, what asks most of a function. */
  public static final Assumptions LIKELY = new Assumptions(Map.of());

  private final Map<Assumption, String> told;

  private Assumptions(Map<Assumption, String> told) {
    this.told = told;
  }

  /**
   * These, but for one point.
   *
   * @throws IllegalArgumentException if that cannot be assumed: what can
   */
  public Assumptions with(Assumption point, String value) {
    if (!value.matches(point.allowed())) {
      throw new IllegalArgumentException(
          "The assumption %s is '%s': expected %s"
              .formatted(point.optionName(), value, point.allowed()));
    }
    Map<Assumption, String> more = new EnumMap<>(Assumption.class);
    more.putAll(told);
    more.put(point, value);
    return new Assumptions(more);
  }

  public String text(Assumption point) {
    return Objects.requireNonNullElse(told.get(point), point.unlessTold());
  }

  public int number(Assumption point) {
    return Integer.parseInt(text(point));
  }

  public boolean is(Assumption point, String value) {
    return text(point).equals(value);
  }
}
