package dev.switchboard.benchmarks.scale;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the model finds, as tables to read. */
final class ScaleTable {

  private static final String HEAD = "%-11s %8s %8s %8s %10s %7s %5s %9s %8s %8s %8s%n";
  private static final String ROW =
      "%,11d %8.1f %8.1f %8.1f %,10d %,7d %5d %,9.1f %,8.1f %8.4f %8.4f%n";
  private static final String BILL_HEAD = "%-11s %11s %9s %9s %9s%n";
  private static final String BILL = "%,11d %11.6f %9.6f %9.6f %9.6f%n";
  private static final String CHOICE_HEAD = "%-40s %8s %8s %8s %8s %10s %8s%n";
  private static final String CHOICE = "%-40s %8.1f %8.1f %8.1f %,8d %,10.1f %8.4f%n";

  private final StringBuilder text = new StringBuilder();
  private final List<Integer> audiences;
  private final Conditions conditions;

  private ScaleTable(List<Integer> audiences, Conditions conditions) {
    this.audiences = audiences;
    this.conditions = conditions;
  }

  /** Everything there is to know about some audiences. */
  static String of(List<Integer> audiences, Conditions conditions) {
    ScaleTable table = new ScaleTable(audiences, conditions);
    table.addAudiences("Default quotas and settings", conditions);
    table.addAudiences("The same, if nobody is gone or slow", conditions.withoutTrouble());
    table.addBills();
    table.addChoices(Collections.max(audiences));
    return table.text.toString();
  }

  private void addAudiences(String heading, Conditions under) {
    add("%s%n", heading);
    add(HEAD, "", "seconds", "", "slow", "", "", "", "function", "", "dollars", "");
    add(
        HEAD,
        "subscribers",
        "to last",
        "on paper",
        "ones",
        "posts",
        "refused",
        "jobs",
        "seconds",
        "on paper",
        "",
        "on paper");
    for (int audience : audiences) {
      Outcome found = Simulation.of(audience, Deployment.DEFAULT, under);
      Paper paper = new Paper(Deployment.DEFAULT, under.latency());
      add(
          ROW,
          audience,
          found.seconds(),
          paper.seconds(audience),
          found.slowSeconds(),
          found.posts(),
          found.refused(),
          found.jobs(),
          found.functionSeconds(),
          paper.functionSeconds(audience),
          found.bill().total(),
          paper.dollars(audience));
    }
  }

  private void addBills() {
    add("%nDollars, by service%n");
    add(BILL_HEAD, "subscribers", "API Gateway", "Lambda", "SQS", "DynamoDB");
    for (int audience : audiences) {
      Bill bill = Simulation.of(audience, Deployment.DEFAULT, conditions).bill();
      add(BILL, audience, bill.apiGateway(), bill.lambda(), bill.sqs(), bill.dynamoDb());
    }
  }

  private void addChoices(int audience) {
    add("%nWhat to raise first, for %,d subscribers%n", audience);
    add(CHOICE_HEAD, "", "seconds", "", "slow", "", "function", "");
    add(CHOICE_HEAD, "", "to last", "on paper", "ones", "refused", "seconds", "dollars");
    choices().forEach((name, deployment) -> addChoice(name, deployment, audience));
  }

  private void addChoice(String name, Deployment deployment, int audience) {
    Outcome found = Simulation.of(audience, deployment, conditions);
    add(
        CHOICE,
        name,
        found.seconds(),
        new Paper(deployment, conditions.latency()).seconds(audience),
        found.slowSeconds(),
        found.refused(),
        found.functionSeconds(),
        found.bill().total());
  }

  private static Map<String, Deployment> choices() {
    Deployment usual = Deployment.DEFAULT;
    Map<String, Deployment> choices = new LinkedHashMap<>();
    choices.put("10,000/s, 5 workers, window 64 (default)", usual);
    choices.put("20 workers", usual.withWorkers(20));
    choices.put("100 workers", usual.withWorkers(100));
    choices.put("window 256", usual.withWindow(256));
    choices.put("20,000/s", usual.withAccount(20_000));
    choices.put("50,000/s", usual.withAccount(50_000));
    choices.put("50,000/s, window 256", usual.withAccount(50_000).withWindow(256));
    choices.put("50,000/s, 20 workers", usual.withAccount(50_000).withWorkers(20));
    choices.put("100,000/s, 50 workers", usual.withAccount(100_000).withWorkers(50));
    choices.put("another API takes 5,000/s of the 10,000", usual.withNeighbour(5_000));
    return choices;
  }

  @SuppressWarnings("AnnotateFormatMethod") // Its annotation would be a dependency.
  private void add(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments));
  }
}
