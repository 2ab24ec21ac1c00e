package dev.switchboard.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.AccessReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The access files in the documents and the deployment. */
final class AccessExamples {

  static final Path DEPLOYED = Path.of("../deploy/access.json");

  private static final Path COMMENTED =
      Path.of("src/test/resources/access/commented-examples.json");
  private static final Path LAPTOP =
      Path.of("src/main/resources/dev/switchboard/local/laptop-access.json");
  private static final Path PAGE = Path.of("../docs/access.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```json\n(.*?)^```$");

  private AccessExamples() {}

  /** Returns the examples of {@code docs/access.md}. */
  static List<String> ofThePage() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(PAGE))
        .results()
        .map(example -> example.group(1))
        .toList();
  }

  /**
   * Returns the file that {@code deploy/access.json} is at first, with its commented-out examples.
   */
  static String uncommented() throws IOException {
    return Files.readString(COMMENTED).replaceAll("(?m)^( +)// ([\" \\]{].*)$", "$1$2");
  }

  /** Returns all valid files. */
  static List<String> usable() throws IOException {
    List<String> files = new ArrayList<>(ofThePage());
    files.add(Files.readString(DEPLOYED));
    files.add(uncommented());
    files.add(Files.readString(LAPTOP));
    files.add("{}");
    files.add("{\"namespaces\": {\"a\": []}, \"settings\": {\"a\": {}}}");
    return files;
  }

  /** Checks a text, and asserts that the function's reader has the same result. */
  static AccessCheck check(String text) {
    return check(text.getBytes(StandardCharsets.UTF_8));
  }

  static AccessCheck check(byte[] bytes) {
    AccessCheck check = AccessCheck.of(bytes);
    switch (AccessFile.read(bytes)) {
      case AccessReading.Usable(AccessFile file) ->
          assertThat(check).isEqualTo(new AccessCheck.Passed(file));
      case AccessReading.Refused(String reason) -> {
        assertThat(reason).isNotBlank();
        assertThat(check).isNotInstanceOf(AccessCheck.Passed.class);
        if (check.equals(new AccessCheck.Failed(JsonPlace.START, reason))) {
          assertThat(reason)
              .as("what the function alone refuses has no place")
              .matches("(The file|This is not JSON).*");
        }
      }
    }
    return check;
  }
}
