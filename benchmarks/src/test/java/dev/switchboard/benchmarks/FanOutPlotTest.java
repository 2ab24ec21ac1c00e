package dev.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FanOutPlotTest {

  @Test
  void shows_the_median_of_each_contender_in_each_situation() {
    String svg =
        FanOutPlot.of(
                List.of(
                    FanOutRow.HEADER,
                    "lean,plain,warm,10000,0.1,100000.0,9.00",
                    "lean,plain,warm,10000,1,10000.0,9.00",
                    "lean,plain,warm,10000,0.01,1000000.0,9.00",
                    "sdk-crt,plain,cold,1000,1,1000.0,9.00"))
            .toString();
    assertThat(svg)
        .contains("<title>lean: 100,000</title>", "<title>sdk-crt: 1,000</title>")
        .contains(">plain, warm</text>", ">plain, cold, first 1,000</text>")
        .doesNotContain("lean: 10,000<");
  }

  @Test
  void other_files_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> FanOutPlot.of(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FanOutPlot.of(List.of("name,price", "tea,2")))
        .withMessageContaining(FanOutRow.HEADER);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FanOutPlot.of(List.of(FanOutRow.HEADER, "lean,plain,warm")));
  }
}
