package dev.switchboard.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any text in an access file is parsed as a template or refused. */
final class ChannelTemplateFuzzTest {

  @Property
  void any_text_is_refused_or_a_template_that_prints_as_written(@ForAll("texts") String text) {
    try {
      assertThat(ChannelTemplate.of(text)).hasToString(text);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("A rule's channel is written as");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "/", "/", "/a", "/a-b", "/{sub}", "/{", "}", "{}", "/*", "*", "-", "\n", "é");
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(60),
        parts.list().ofMaxSize(7).map(all -> String.join("", all)));
  }
}
