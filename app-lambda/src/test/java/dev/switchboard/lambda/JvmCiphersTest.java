package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.aws.CipherOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies the ciphers for a JVM that starts with the flag that Lambda sets. */
final class JvmCiphersTest {

  @ParameterizedTest
  @CsvSource({"-XX:TieredStopAtLevel=1, CHACHA20_FIRST", "-XX:TieredStopAtLevel=4, JVM_DEFAULT"})
  void without_c2_it_offers_chacha20_first(String flag, CipherOrder ciphers) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(java, flag, "-version").redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(JvmCiphers.ciphers(said)).as(said).isEqualTo(ciphers);
  }
}
