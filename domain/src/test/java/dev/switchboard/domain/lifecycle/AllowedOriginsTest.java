package dev.switchboard.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The table of allowed origins, which is also tested on a function, a laptop and the packaging. */
final class AllowedOriginsTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/allowed-origins.csv", delimiter = '|')
  void a_list_allows_its_origins_or_is_refused_with_the_reason(
      String list, String origin, String answer) {
    Optional<String> sent = Optional.of(origin).filter(each -> !each.equals("-"));
    switch (answer) {
      case "allowed" -> assertThat(AllowedOrigins.of(list).allow(sent)).isTrue();
      case "forbidden" -> assertThat(AllowedOrigins.of(list).allow(sent)).isFalse();
      default ->
          assertThatThrownBy(() -> AllowedOrigins.of(list))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining(answer);
    }
  }
}
