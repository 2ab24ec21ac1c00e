package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.domain.lifecycle.AllowedOrigins;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** The option has the meaning of the function's setting; one table tests both. */
final class AllowedOriginOptionTest {

  @ParameterizedTest
  @CsvFileSource(files = "../domain/src/test/resources/allowed-origins.csv", delimiter = '|')
  void a_list_of_origins_means_what_the_table_says(String list, String origin, String answer) {
    Optional<String> sent = Optional.of(origin).filter(each -> !each.equals("-"));
    switch (answer) {
      case "allowed" -> assertThat(origins("--allowed-origin", list).allow(sent)).isTrue();
      case "forbidden" -> assertThat(origins("--allowed-origin", list).allow(sent)).isFalse();
      default ->
          assertThatThrownBy(() -> origins("--allowed-origin", list))
              .isInstanceOf(ParameterException.class)
              .hasMessageContainingAll("--allowed-origin", answer);
    }
  }

  @Test
  void a_repeated_option_is_one_list() {
    AllowedOrigins both = origins("--allowed-origin=https://a.example", "--allowed-origin=null");

    assertThat(both).isEqualTo(AllowedOrigins.of("https://a.example,null"));
  }

  @Test
  void without_the_option_all_pages_may_connect_to_a_laptop() {
    assertThat(origins()).isEqualTo(AllowedOrigins.ALL);
  }

  private static AllowedOrigins origins(String... arguments) {
    Options options = new Options();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options.events.lifecycle().origins();
  }

  @Command
  private static final class Options {
    @Mixin private EventsOptions events;
  }
}
