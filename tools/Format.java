import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds every Java file of the project to google-java-format.
 *
 * <p>{@code check} lists the files that differ and exits with 1; {@code apply} rewrites them. Maven
 * runs it on the JDK 25 of the toolchain, because the formatter reads Java with the compiler of the
 * JVM it runs on.
 */
final class Format {

  private static final Formatter FORMATTER = new Formatter();

  public static void main(String[] arguments) throws IOException {
    boolean apply = arguments.length > 0 && arguments[0].equals("apply");
    List<Path> differing = sources().parallelStream().filter(file -> differs(file, apply)).toList();
    report(differing, apply);
  }

  /** Returns whether a file is not formatted, and rewrites it if it shall be. */
  private static boolean differs(Path file, boolean apply) {
    try {
      String written = Files.readString(file);
      String formatted = format(file, written);
      if (formatted.equals(written)) {
        return false;
      }
      if (apply) {
        Files.writeString(file, formatted);
      }
      return true;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      return files.filter(Format::isSource).sorted().toList();
    }
  }

  private static boolean isSource(Path file) {
    String path = "/" + file.toString().replace('\\', '/');
    return path.endsWith(".java") && !path.contains("/target/") && !path.contains("/node_modules/");
  }

  private static String format(Path file, String written) {
    try {
      String once = formatOnce(written);
      // A long string or comment can settle only at the second pass.
      return once.equals(written) ? once : formatOnce(once);
    } catch (FormatterException unreadable) {
      throw new IllegalStateException(
          file + " cannot be parsed: " + unreadable.getMessage(), unreadable);
    }
  }

  private static String formatOnce(String source) throws FormatterException {
    String used = RemoveUnusedImports.removeUnusedImports(source);
    return FORMATTER.formatSource(ImportOrderer.reorderImports(used, Style.GOOGLE));
  }

  private static void report(List<Path> differing, boolean applied) {
    String verb = applied ? "formatted" : "not formatted";
    differing.forEach(file -> System.out.println(verb + ": " + file));
    if (!differing.isEmpty() && !applied) {
      System.out.println("Run ./switchboard format and commit the result.");
      System.exit(1);
    }
  }
}
