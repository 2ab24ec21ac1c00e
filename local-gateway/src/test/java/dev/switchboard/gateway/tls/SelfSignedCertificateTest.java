package dev.switchboard.gateway.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.TlsCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SelfSignedCertificateTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00.123Z");

  private static final Instant MUCH_LATER = NOW.plus(Duration.ofDays(400));

  @TempDir private static Path kept;
  private static TlsCertificate first;

  @TempDir private Path parent;
  private Path folder;

  @BeforeAll
  static void make() {
    first = SelfSignedCertificate.in(kept, () -> NOW);
  }

  /** Copies an existing certificate to the folder of the test. */
  @BeforeEach
  void copy() throws IOException {
    folder = Files.createDirectory(parent.resolve("tls"));
    for (String file : List.of("keystore.p12", "password", "certificate.pem")) {
      Files.copy(kept.resolve(file), folder.resolve(file));
    }
  }

  @Test
  void the_second_call_returns_the_first_ones_certificate() {
    byte[] keyStore = contentOf(first.keyStore());

    assertThat(SelfSignedCertificate.in(kept, () -> NOW.plusSeconds(1))).isEqualTo(first);
    assertThat(first.keyStore()).hasBinaryContent(keyStore);
  }

  @Test
  void a_certificate_is_kept_until_a_week_before_it_ends() throws Exception {
    Instant weekBefore =
        PemFile.certificate(kept).getNotAfter().toInstant().minus(Duration.ofDays(7));

    at(weekBefore.minusSeconds(1));
    assertThat(pem()).isEqualTo(contentOf(first.pem()));
    at(weekBefore);
    assertThat(pem()).isNotEqualTo(contentOf(first.pem()));
  }

  @Test
  void an_expired_certificate_is_made_anew_with_another_password() {
    TlsCertificate second = at(MUCH_LATER);

    assertThat(pem()).isNotEqualTo(contentOf(first.pem()));
    assertThat(second.password()).hasSize(32).isNotEqualTo(first.password());
  }

  @Test
  void a_certificate_that_is_not_yet_valid_is_made_anew() {
    at(NOW.minus(Duration.ofDays(2)));

    assertThat(pem()).isNotEqualTo(contentOf(first.pem()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keystore.p12", "password", "certificate.pem"})
  void a_broken_file_has_all_files_made_anew(String file) throws IOException {
    Files.writeString(folder.resolve(file), "broken");
    at(NOW);

    assertThat(pem()).isNotEqualTo(contentOf(first.pem()));
    assertThat(contentOf(folder.resolve(file))).isNotEqualTo("broken".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keystore.p12", "password", "certificate.pem"})
  void a_missing_file_has_all_files_made_anew(String file) throws IOException {
    Files.delete(folder.resolve(file));
    at(NOW);

    assertThat(pem()).isNotEqualTo(contentOf(first.pem()));
    assertThat(folder.resolve(file)).exists();
  }

  @Test
  void files_of_two_certificates_do_not_belong_together() throws IOException {
    at(MUCH_LATER);
    Files.copy(first.pem(), folder.resolve("certificate.pem"), REPLACE_EXISTING);
    at(NOW);

    assertThat(pem()).isNotEqualTo(contentOf(first.pem()));
  }

  @Test
  void files_of_an_interrupted_run_are_replaced() throws IOException {
    Files.createDirectory(folder.resolve("unfinished"));
    Files.writeString(folder.resolve("unfinished/password"), "half");
    at(MUCH_LATER);

    assertThat(folder.resolve("unfinished")).doesNotExist();
  }

  @Test
  void it_is_for_this_machine_for_a_year_and_signs_no_other() throws Exception {
    X509Certificate certificate = PemFile.certificate(kept);

    assertThat(certificate.getSubjectAlternativeNames().stream().map(List::getLast).toList())
        .isEqualTo(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
    assertThat(certificate.getNotBefore()).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(certificate.getNotAfter()).isEqualTo("2027-11-24T12:00:00Z");
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
  void only_the_owner_can_read_the_key_and_the_password() throws IOException {
    Path fresh = parent.resolve("not/yet/there");
    TlsCertificate certificate = SelfSignedCertificate.in(fresh, () -> NOW);

    for (Path secret : List.of(certificate.keyStore(), fresh.resolve("password"))) {
      assertThat(Files.getPosixFilePermissions(secret))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(Files.getPosixFilePermissions(fresh))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void no_text_shows_the_password() {
    assertThat(first.toString()).doesNotContain(first.password());
  }

  @Test
  void without_keytool_the_error_says_what_to_start() {
    Keytool missing = new Keytool(parent.resolve("keytool"));

    assertThatThrownBy(() -> SelfSignedCertificate.in(folder, () -> MUCH_LATER, missing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "There is no keytool at %s: start with a JDK, which contains it, not with a JRE"
                .formatted(missing.program()));
  }

  @Test
  void without_keytool_an_existing_certificate_is_used() {
    Keytool missing = new Keytool(parent.resolve("keytool"));

    assertThat(SelfSignedCertificate.in(kept, () -> NOW, missing)).isEqualTo(first);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs no shell script")
  void an_error_of_keytool_is_reported_and_changes_nothing() throws IOException {
    Path program = Files.writeString(parent.resolve("tool"), "#!/bin/sh\necho No room\nexit 3\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Keytool broken = new Keytool(program);

    assertThatThrownBy(() -> SelfSignedCertificate.in(folder, () -> MUCH_LATER, broken))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("it exited with 3 and printed 'No room'");
    assertThat(pem()).isEqualTo(contentOf(first.pem()));
  }

  @Test
  void a_folder_that_cannot_be_made_is_named() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "no folder");

    assertThatThrownBy(() -> SelfSignedCertificate.in(file, () -> NOW))
        .hasMessage("Cannot store a certificate in " + file);
  }

  private TlsCertificate at(Instant time) {
    return SelfSignedCertificate.in(folder, () -> time);
  }

  private byte[] pem() {
    return contentOf(folder.resolve("certificate.pem"));
  }

  private static byte[] contentOf(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
