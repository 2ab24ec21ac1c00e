package dev.switchboard.lambda.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.IssuedKey;
import dev.switchboard.oidc.IssuerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * The access file as the project hands it out, which is not what a deployment of somebody's has.
 */
final class PackagedAccessIT {

  @Test
  void is_in_the_root_of_the_zip_and_changes_nothing() throws IOException {
    try (ZipFile zip = new ZipFile("target/switchboard-lambda.zip");
        InputStream packed = zip.getInputStream(zip.getEntry("access.json"))) {
      byte[] bytes = packed.readAllBytes();

      assertThat(bytes).isEqualTo(Files.readAllBytes(Examples.DEPLOYED));
      assertThat(AccessFile.read(bytes)).isEqualTo(new AccessReading.Usable(AccessFile.NONE));
    }
  }

  @Test
  void shows_only_what_can_be_used() throws IOException {
    String uncommented = Examples.uncommented();
    AccessReading reading = AccessFile.read(uncommented.getBytes(StandardCharsets.UTF_8));

    assertThat(reading).as(uncommented).isInstanceOf(AccessReading.Usable.class);
    AccessFile file = ((AccessReading.Usable) reading).file();
    assertThat(file.rules().keys()).extracting(IssuedKey::name).containsExactly("backend");
    assertThat(file.issuers().issuers())
        .extracting(IssuerSettings::issuer)
        .containsExactly("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI");
    assertThat(file.rules().rules()).hasSize(4);
  }
}
