package dev.switchboard.gateway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;

/**
 * A request that tries to reach a connection by a path of another connection, or by a malformed
 * one.
 */
public final class PathAttack {

  private static final String METHODS =
      "GET POST DELETE GET POST DELETE PUT PATCH HEAD OPTIONS TRACE CONNECT BREW get \0 POST\tPOST";

  private static final String ROOTS =
      "/dev/@connections/ /dev/@connections/ /dev/@connections/ /dev/%40connections/ "
          + "/dev/@Connections/ /dev//@connections/ //dev/@connections/ /dev/./@connections/ "
          + "/dev/x/../@connections/ /dev/%2e%2e/dev/@connections/ /dev;a/@connections/ "
          + "/dev/@connections;a/ /dev/@connections// /dev%2f@connections/ /dev\\@connections\\ "
          + "/dev/@connections%2F /dev/%2540connections/ /%64ev/@connections/ /prod/@connections/ "
          + "/@connections/ /dev/@connections/../ http://localhost/dev/@connections/ "
          + "http://example.org/dev/@connections/";

  /** The ids to try: ID is the connection's id; FRONT and BACK are its halves. */
  private static final String IDS =
      "ID ID ID ID= ID+ ID\t ID\0 %00ID ID%00 ID%20 ..;/ID FRONT FRONT/BACK FRONT%2fBACK . .. ... "
          + "%2e%2e ..%2f..%2f %252e%252e%252f % %2 %zz %u0041 %c3%28 %e2%82 %c0%af %ed%a0%80 "
          + "%f4%90%80%80 é %c3%a9 😀 \0 \"<b> '-- * ~";

  private static final String SUFFIXES = "? ?a=%zz ?/../ #a / // /.. ;a=b %3b %23 &";

  private PathAttack() {}

  public static RawRequest on(String id, SeededRandom random) {
    String target =
        random.word(ROOTS) + id(id, random) + (random.oneIn(2) ? random.word(SUFFIXES) : "");
    return RawRequest.of(names(target, id) ? "PUT" : random.word(METHODS), target);
  }

  private static String id(String id, SeededRandom random) {
    return switch (random.between(0, 9)) {
      case 0 -> "";
      case 1 -> " " + id;
      case 2 -> id.replace("=", random.pick("", "%3D", "%253D"));
      case 3 -> random.pick("a", "%41").repeat(20_000);
      default ->
          random
              .word(IDS)
              .replace("ID", id)
              .replace("FRONT", id.substring(0, 8))
              .replace("BACK", id.substring(8));
    };
  }

  /** Returns whether a target is the connection's own path, in any encoding. */
  private static boolean names(String target, String id) {
    String path = target.replaceFirst("^http://localhost", "").replaceFirst("\\?.*", "");
    String rest = path.replaceFirst("^/dev/(@|%40)connections/", "");
    try {
      return !rest.equals(path) && URLDecoder.decode(rest, UTF_8).equals(id);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
