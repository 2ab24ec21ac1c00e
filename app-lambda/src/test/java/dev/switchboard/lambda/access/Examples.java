package dev.switchboard.lambda.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The access files that users see. */
final class Examples {

  static final Path DEPLOYED = Path.of("../deploy/access.json");

  private static final Path PAGE = Path.of("../docs/access.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```json\n(.*?)^```$");

  private Examples() {}

  /** Those of the page, as they stand there. */
  static List<String> ofThePage() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(PAGE))
        .results()
        .map(example -> example.group(1))
        .toList();
  }

  /** The one that is deployed, with what it shows commented out. */
  static String uncommented() throws IOException {
    return Files.readString(DEPLOYED).replaceAll("(?m)^( +)// ([\" \\]{].*)$", "$1$2");
  }

  static AccessReading read(String text) {
    return AccessFile.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
