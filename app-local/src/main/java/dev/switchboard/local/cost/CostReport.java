package dev.switchboard.local.cost;

import static dev.switchboard.local.cost.RootLocaleText.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;
import java.util.stream.Stream;

/** The page that {@code switchboard cost} prints. */
public final class CostReport {

  private static final int WIDTH = 103;

  private final StringBuilder page = new StringBuilder();
  private final CostEstimate estimate;

  private CostReport(CostEstimate estimate) {
    this.estimate = estimate;
  }

  /** Describes a month of a workload, one publication, and what limits it. */
  public static String of(Workload workload, DeliveryLimits limits) {
    CostReport report = new CostReport(new CostEstimate(workload, limits));
    report.addWorkload(workload);
    report.addMonth();
    report.addPublication();
    report.addLoad();
    report.addNotes();
    return report.page.toString();
  }

  private void addWorkload(Workload workload) {
    String connections =
        switch (workload.protocol()) {
          case PLAIN -> "plain clients, without keep-alives";
          case EVENTS ->
              text("Events clients, a keep-alive every %d s", workload.keepAliveSeconds());
        };
    line(
        "%,d publications a day of %,d bytes to %,d subscribers",
        workload.publicationsPerDay(), workload.messageBytes(), workload.subscribers());
    line("%,d connections: %s", workload.connections(), connections);
  }

  private void addMonth() {
    line("");
    line(
        "%-33s %10s %9s %12s %11s %11s %11s",
        "A month, in dollars",
        "millions",
        "$/million",
        "publications",
        "keep-alives",
        "connections",
        "total");
    Stream.of(BilledUnit.values()).forEach(this::addUnit);
    line("-".repeat(WIDTH));
    line("%-33s %10s %9s %s", "Total", "", "", cells(BilledUsage::dollars));
  }

  private void addUnit(BilledUnit unit) {
    line(
        "%-13s %-19s %,10.3f %9s %s",
        unit.service(),
        unit.label(),
        estimate.total().amount(unit) / 1e6,
        unit.dollarsPerMillion().toPlainString(),
        cells(usage -> usage.dollars(unit)));
  }

  private String cells(Function<BilledUsage, BigDecimal> dollars) {
    return text(
        "%12s %11s %11s %11s",
        cell(dollars.apply(estimate.publications())),
        cell(dollars.apply(estimate.keepAlives())),
        cell(dollars.apply(estimate.connections())),
        cell(dollars.apply(estimate.total())));
  }

  private static String cell(BigDecimal dollars) {
    return dollars.signum() == 0 ? "-" : text("%,.2f", dollars);
  }

  private void addPublication() {
    DeliveryEstimate delivery = estimate.delivery();
    BigDecimal dollars = estimate.publication().dollars().setScale(6, RoundingMode.HALF_UP);
    line("");
    line("One publication");
    line("  reaches its last recipient after  %s", seconds(delivery.seconds()));
    line("  costs                             $%s", dollars);
    line(
        "  is sent by                        %s",
        delivery.jobs() == 0
            ? "the function that publishes it"
            : text("%,d workers, in %d jobs", estimate.limits().workers(), delivery.jobs()));
  }

  private static String seconds(double seconds) {
    return text(seconds < 1 ? "%.2f s" : "%,.1f s", seconds);
  }

  private void addLoad() {
    AccountQuotas quotas = new AccountQuotas(estimate);
    line("");
    line("Average load");
    quotas.lines().forEach(each -> line("  %s", each));
    line("");
    line("To raise first");
    quotas.advice().forEach(each -> line("  %s", each));
  }

  private void addNotes() {
    line("");
    line("Prices: %s, first tier; AWS's free tiers are not used.", BilledUnit.PRICE_LIST);
    line("Not included: logs, storage, taxes, and $0.53 a month for polling two idle queues.");
    line("These are estimates that have not been measured on AWS. docs/scale.md explains them.");
  }

  private void line(String format, Object... arguments) {
    page.append(text(format, arguments)).append(System.lineSeparator());
  }
}
