package dev.switchboard.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CredentialsTest {

  @Test
  void their_text_contains_no_secret() {
    assertThat(List.of(new Credentials.ApiKey("s3cret"), new Credentials.Token("s3cret")))
        .hasToString("[an API key, a token]");
    assertThat(List.of(new Credentials.Signature(), new Credentials.None()))
        .hasToString("[an AWS signature, no credentials]");
  }
}
