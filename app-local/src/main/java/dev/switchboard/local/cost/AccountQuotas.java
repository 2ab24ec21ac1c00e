package dev.switchboard.local.cost;

import static dev.switchboard.local.cost.RootLocaleText.text;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import java.util.ArrayList;
import java.util.List;

/** Compares the average load with what is allowed, and names what to raise first. */
record AccountQuotas(CostEstimate estimate) {

  /** New connections a second, by default (Quotas, API Gateway Developer Guide). */
  private static final long NEW_CONNECTIONS = 500;

  /** Concurrent executions in a region, by default (Quotas, Lambda Developer Guide). */
  private static final long EXECUTIONS = 1_000;

  /** A change that saves less than a tenth of the time is not worth a request to AWS. */
  private static final double WORTHWHILE = 0.9;

  private static final String REQUESTS =
      "API Gateway's requests a second, and FAN_OUT_POSTS_PER_SECOND with it.";
  private static final String WORKERS = "The workers, custom.fanOutWorkers in serverless.yml.";

  /** A quota or a setting, how much of it is used on average, and what to raise. */
  private record Bound(String name, double used, long allowed, String raise) {

    String line() {
      return text("%-38s %,10.1f of %,8d %,7.1f %%", name, used, allowed, 100 * used / allowed);
    }
  }

  /** A line for each bound. */
  List<String> lines() {
    return bounds().stream().map(Bound::line).toList();
  }

  /** What to raise first, and why; a sentence each. */
  List<String> advice() {
    return bounds().stream()
        .filter(bound -> bound.used() > bound.allowed())
        .findFirst()
        .map(
            bound ->
                List.of(
                    bound.raise(),
                    "The average load exceeds it, so clients and publications wait."))
        .orElseGet(this::faster);
  }

  private List<Bound> bounds() {
    DeliveryLimits limits = estimate.limits();
    List<Bound> bounds = new ArrayList<>();
    bounds.add(
        new Bound(
            "API Gateway requests a second",
            estimate.requestsPerSecond(),
            limits.requestsPerSecond(),
            REQUESTS));
    bounds.add(
        new Bound(
            "API Gateway new connections a second",
            estimate.connectsPerSecond(),
            NEW_CONNECTIONS,
            "API Gateway's new connections a second."));
    if (estimate.delivery().jobs() > 0) {
      bounds.add(
          new Bound(
              text("Posts a second by %,d workers", limits.workers()),
              estimate.publicationsPerSecond() * estimate.workload().subscribers(),
              Math.round(estimate.workersPostsPerSecond()),
              WORKERS));
    }
    bounds.add(
        new Bound(
            "Lambda concurrent executions",
            estimate.total().amount(BilledUnit.GIGABYTE_SECONDS) / CostEstimate.MONTH_SECONDS,
            EXECUTIONS,
            "Lambda's concurrent executions."));
    return bounds;
  }

  /** Compares twice the requests and twice the workers by the time of a publication. */
  private List<String> faster() {
    DeliveryLimits limits = estimate.limits();
    DeliveryLimits rate = limits.withRequestsPerSecond(2 * limits.requestsPerSecond());
    DeliveryLimits workers = limits.withWorkers(2 * limits.workers());
    if (Math.min(seconds(rate), seconds(workers)) > WORTHWHILE * seconds(limits)) {
      return List.of(
          "Nothing: no quota slows the function down.",
          text("It posts to %d connections at a time.", ApiGatewaySettings.POSTS_AT_ONCE));
    }
    return seconds(rate) <= seconds(workers)
        ? List.of(REQUESTS, faster(rate.requestsPerSecond(), rate))
        : List.of(WORKERS, faster(workers.workers(), workers));
  }

  private String faster(long raised, DeliveryLimits limits) {
    return text("With %,d, a publication takes %,.1f s.", raised, seconds(limits));
  }

  private double seconds(DeliveryLimits limits) {
    return estimate.deliveryWith(limits).seconds();
  }
}
