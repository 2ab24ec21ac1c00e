package dev.switchboard.local.access;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.lambda.access.AccessFile;
import dev.switchboard.lambda.access.AccessJson;
import dev.switchboard.lambda.access.AccessReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of checking an access file as a whole, before a function reads it. */
public sealed interface AccessCheck {

  /** The file is valid. */
  record Passed(AccessFile file) implements AccessCheck {}

  /**
   * The file is invalid, and no part of it can be used.
   *
   * @param mistakes at least one and at most a hundred, in the order of their places
   */
  record Failed(List<AccessMistake> mistakes) implements AccessCheck {

    private static final int MOST = 100;

    public Failed {
      mistakes =
          mistakes.stream().sorted(Comparator.comparing(AccessMistake::place)).limit(MOST).toList();
    }

    Failed(JsonPlace at, String reason) {
      this(List.of(new AccessMistake(at, reason)));
    }
  }

  /**
   * The file cannot be read, so that no place in it has a mistake.
   *
   * @param reason a sentence
   */
  record Unreadable(String reason) implements AccessCheck {}

  /** Checks a file. A missing file is a result as well. */
  static AccessCheck of(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return of(bytes.readNBytes(AccessFile.MOST_BYTES + 1));
    } catch (NoSuchFileException missing) {
      return new Unreadable("There is no such file.");
    } catch (IOException unreadable) {
      return new Unreadable(
          Files.isDirectory(file) ? "This is a folder, not a file." : "The file cannot be read.");
    }
  }

  /** Checks the bytes of a file. It does not throw for any bytes. */
  static AccessCheck of(byte[] bytes) {
    try (JsonParser text = AccessJson.parser(bytes);
        JsonParser tree = AccessJson.parser(bytes)) {
      List<AccessMistake> mistakes = mistakes(text, tree);
      return mistakes.isEmpty() ? asTheFunctionReads(bytes) : new Failed(mistakes);
    } catch (JsonProcessingException malformed) {
      return new Failed(JsonPlace.of(malformed.getLocation()), AccessJson.reason(malformed));
    } catch (IOException unreadable) {
      return new Unreadable(String.valueOf(unreadable.getMessage()));
    }
  }

  private static List<AccessMistake> mistakes(JsonParser text, JsonParser tree) throws IOException {
    try {
      JsonPlaces places = JsonPlaces.read(text);
      List<AccessMistake> mistakes = new ArrayList<>(places.mistakes());
      @Nullable JsonNode file = new JsonMapper().readTree(tree);
      if (file != null) {
        mistakes.addAll(mistakes(file, places));
      }
      return mistakes;
    } catch (StreamConstraintsException exceeded) {
      // This exception has no place.
      return List.of(
          new AccessMistake(JsonPlace.of(text.currentLocation()), AccessJson.reason(exceeded)));
    }
  }

  /** Returns the schema's mistakes, and the domain's at all other places. */
  private static List<AccessMistake> mistakes(JsonNode file, JsonPlaces places) {
    List<AccessMistake> mistakes =
        AccessSchemaCheck.get().mistakes(file, places).collect(toCollection(ArrayList::new));
    Set<JsonPlace> known = mistakes.stream().map(AccessMistake::place).collect(toSet());
    AccessDomainCheck.mistakes(file, places).stream()
        .filter(mistake -> !known.contains(mistake.place()))
        .forEach(mistakes::add);
    return mistakes;
  }

  /** Reads the file as the function does, because the function's reader decides. */
  private static AccessCheck asTheFunctionReads(byte[] bytes) {
    return switch (AccessFile.read(bytes)) {
      case AccessReading.Usable(AccessFile file) -> new Passed(file);
      case AccessReading.Refused(String reason) -> new Failed(JsonPlace.START, reason);
    };
  }
}
