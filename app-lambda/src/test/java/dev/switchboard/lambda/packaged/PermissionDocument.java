package dev.switchboard.lambda.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table of permissions in {@code docs/operations.md}. */
final class PermissionDocument {

  private static final String HEAD = "| permission | on |";

  private final Path page;

  PermissionDocument(Path project) {
    this.page = project.resolve("docs/operations.md");
  }

  /** Returns the rows of the table, with its head. */
  List<String> table() throws IOException {
    List<String> lines = Files.readAllLines(page);
    int first = first(lines);
    return lines.subList(first, end(lines, first));
  }

  /** Replaces the table. */
  void replace(List<String> table) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(page));
    int first = first(lines);
    lines.subList(first, end(lines, first)).clear();
    lines.addAll(first, table);
    Files.writeString(page, String.join("\n", lines) + "\n");
  }

  private int first(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(HEAD)) {
        return i;
      }
    }
    throw new AssertionError("%s has no table that begins with %s".formatted(page, HEAD));
  }

  private static int end(List<String> lines, int first) {
    int end = first;
    while (end < lines.size() && lines.get(end).startsWith("|")) {
      end++;
    }
    return end;
  }
}
