package dev.switchboard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/**
 * Runs every mix of faults, which takes minutes: {@code ./fan-out-proof/run mixes}. {@link
 * MixRunTest} runs those of any two in each build.
 */
final class AllMixesProof {

  private static final int BETWEEN_LINES = 1_000;

  @Test
  void every_promise_is_kept_in_every_mix() throws IOException, InterruptedException {
    List<FaultMix> mixes = FaultMix.ofAtMost(FaultKind.values().length);
    List<MixResult> results = run(mixes);

    print("mixes run         %,8d", results.size());
    print("jobs delivered    %,8d", sum(results, MixResult::jobs));
    print("dead letters      %,8d", sum(results, MixResult::deadLetters));
    print("recipients missed %,8d", sum(results, MixResult::missed));
    print("promises broken   %,8d", sum(results, each -> each.breaches().size()));
    assertThat(results).allSatisfy(each -> assertThat(each.breaches()).isEmpty());
  }

  private static List<MixResult> run(List<FaultMix> mixes)
      throws IOException, InterruptedException {
    List<MixResult> results = new ArrayList<>();
    try (MixEnvironment environment = new MixEnvironment()) {
      for (FaultMix mix : mixes) {
        if (results.size() % BETWEEN_LINES == 0) {
          print("%,d of %,d mixes …", results.size(), mixes.size());
        }
        MixResult result = MixRun.of(mix, "mix " + results.size(), environment);
        result.breaches().forEach(breach -> print("%s: %s", mix, breach));
        results.add(result);
      }
    }
    return results;
  }

  private static int sum(List<MixResult> results, ToIntFunction<MixResult> figure) {
    return results.stream().mapToInt(figure).sum();
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(format + "%n", arguments);
  }
}
