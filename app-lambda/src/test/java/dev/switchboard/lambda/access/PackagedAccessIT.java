package dev.switchboard.lambda.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The access file as the project provides it; a deployment has its own. */
final class PackagedAccessIT {

  /** The CLI and the build check a file with line and column. */
  @Test
  void needs_no_schema_validator_in_the_zip() throws IOException {
    try (ZipFile zip = new ZipFile("target/switchboard-lambda.zip")) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .noneMatch(name -> name.contains("json-schema") || name.contains("jackson-databind"));
    }
  }

  /** The zip has the modes of this machine's files, if the assembly sets none. */
  @Test
  void can_be_read_by_the_user_of_lambda_as_can_all_files_of_the_zip() throws IOException {
    try (FileSystem zip =
        FileSystems.newFileSystem(
            Path.of("target/switchboard-lambda.zip"), Map.of("enablePosixFileAttributes", true))) {
      try (Stream<Path> files = Files.walk(zip.getPath("/"))) {
        assertThat(files.filter(Files::isRegularFile))
            .hasSizeGreaterThan(10)
            .allSatisfy(
                file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-r--r--"));
      }
    }
  }

  @Test
  void is_in_the_root_of_the_zip_and_can_be_used() throws IOException {
    try (ZipFile zip = new ZipFile("target/switchboard-lambda.zip");
        InputStream packed = zip.getInputStream(zip.getEntry("access.json"))) {
      byte[] bytes = packed.readAllBytes();

      assertThat(bytes).isEqualTo(Files.readAllBytes(Path.of("../deploy/access.json")));
      assertThat(AccessFile.read(bytes)).isInstanceOf(AccessReading.Usable.class);
    }
  }
}
