package dev.switchboard.domain.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class UnpairedSurrogatesTest {

  @Property
  void a_text_has_one_exactly_if_utf_8_cannot_encode_it(@ForAll("texts") String text) {
    boolean encodable = UTF_8.newEncoder().canEncode(text);

    assertThat(UnpairedSurrogates.areIn(text)).isEqualTo(!encodable);
    assertThat(UnpairedSurrogates.escapedIn(text).equals(text)).isEqualTo(encodable);
    assertThat(UnpairedSurrogates.areIn(UnpairedSurrogates.escapedIn(text))).isFalse();
  }

  @Property
  void the_escaped_text_means_the_same_in_json(@ForAll("texts") String text) {
    StringBuilder read = new StringBuilder(UnpairedSurrogates.escapedIn(text));
    for (int at = read.indexOf("\\u"); at >= 0; at = read.indexOf("\\u")) {
      read.replace(
          at, at + 6, String.valueOf((char) Integer.parseInt(read.substring(at + 2, at + 6), 16)));
    }
    assertThat(read).hasToString(text);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars('a', 'é', '\ufeff', '\uffff', '\0', '\ud83d', '\ude00', '\udbff', '\udc00')
        .ofMaxLength(8);
  }
}
