package dev.switchboard.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.aws.http.HttpDocument;
import dev.switchboard.domain.access.AccessFileStore.Reading;
import dev.switchboard.domain.access.Sha256Digest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an access file from an object, and checks it against the object's metadata. */
final class S3ObjectReader {

  /** The metadata with the SHA-256 of the object: 64 hex digits in lower case. */
  static final String DIGEST = "x-amz-meta-sha256";

  /** The metadata with the version of the file: up to 18 digits. */
  static final String VERSION = "x-amz-meta-version";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private S3ObjectReader() {}

  static Reading read(HttpDocument object) {
    Optional<String> digest = object.header(DIGEST);
    Optional<String> version = object.header(VERSION).filter(S3ObjectReader::isNumber);
    Optional<String> tag = object.header("etag");
    if (digest.isEmpty() || version.isEmpty() || tag.isEmpty()) {
      return new Reading.Failed(
          "The object has no digest and version; ./switchboard access push writes both.");
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(object.body())).toString();
      return Sha256Digest.hexOf(text).equals(digest.get())
          ? new Reading.Found(text, Long.parseLong(version.get()), tag.get())
          : new Reading.Failed("The object does not fit its digest.");
    } catch (CharacterCodingException garbled) {
      return new Reading.Failed("The object is not text in UTF-8.");
    }
  }

  private static boolean isNumber(String version) {
    return NUMBER.matcher(version).matches();
  }
}
