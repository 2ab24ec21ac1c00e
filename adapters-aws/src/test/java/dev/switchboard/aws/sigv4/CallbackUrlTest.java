package dev.switchboard.aws.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallbackUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://host/dev,            true,  443,  host,            /dev",
    "HTTPS://host/dev/,           true,  443,  host,            /dev",
    "https://host:443/dev,        true,  443,  host,            /dev",
    "http://host:443/dev,         false, 443,  host:443,        /dev",
    "http://host,                 false, 80,   host,            ''",
    "http://host/,                false, 80,   host,            ''",
    "http://127.0.0.1:8080/dev,   false, 8080, 127.0.0.1:8080,  /dev",
    "http://[::1]:8080/dev,       false, 8080, '[::1]:8080',    /dev",
    "https://host/my/api%20v1/,   true,  443,  host,            /my/api%20v1",
    "https://host/straße,         true,  443,  host,            /stra%C3%9Fe"
  })
  void parses_a_url(URI url, boolean secure, int port, String authority, String stagePath) {
    CallbackUrl callbackUrl = CallbackUrl.of(url);

    assertThat(callbackUrl.secure()).isEqualTo(secure);
    assertThat(callbackUrl.port()).isEqualTo(port);
    assertThat(callbackUrl.authority()).isEqualTo(authority);
    assertThat(callbackUrl.stagePath()).isEqualTo(stagePath);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/dev", "/dev", "http:dev", "https://under_score/dev"})
  void rejects_another_url_and_says_why(URI url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallbackUrl.of(url))
        .withMessage("Connections are reached at http(s)://host[:port]/stage, not at " + url);
  }

  @ParameterizedTest
  @CsvSource({
    "https://host/dev, /dev/@connections/",
    "https://host,     /@connections/",
    "https://host/a%20b, /a%20b/@connections/"
  })
  void the_path_of_connections_is_below_the_stage(URI url, String path) {
    assertThat(CallbackUrl.of(url).connectionsPath()).isEqualTo(path);
  }
}
