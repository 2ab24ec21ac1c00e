package dev.switchboard.local.cost;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** Amounts of what AWS bills. */
record BilledUsage(Map<BilledUnit, Double> amounts) {

  static final BilledUsage NONE = new BilledUsage(Map.of());

  BilledUsage {
    amounts = Map.copyOf(amounts);
  }

  double amount(BilledUnit unit) {
    return amounts.getOrDefault(unit, 0.0);
  }

  BigDecimal dollars(BilledUnit unit) {
    return unit.dollars(amount(unit));
  }

  BigDecimal dollars() {
    return amounts.keySet().stream().map(this::dollars).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** This usage and more of one unit. */
  BilledUsage plus(BilledUnit unit, double amount) {
    Map<BilledUnit, Double> sum = new EnumMap<>(BilledUnit.class);
    sum.putAll(amounts);
    sum.merge(unit, amount, Double::sum);
    return new BilledUsage(sum);
  }

  BilledUsage plus(BilledUsage other) {
    BilledUsage sum = this;
    for (Map.Entry<BilledUnit, Double> each : other.amounts.entrySet()) {
      sum = sum.plus(each.getKey(), each.getValue());
    }
    return sum;
  }

  BilledUsage times(double factor) {
    Map<BilledUnit, Double> product = new EnumMap<>(BilledUnit.class);
    amounts.forEach((unit, amount) -> product.put(unit, amount * factor));
    return new BilledUsage(product);
  }
}
