package dev.switchboard.gateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks raw HTTP responses to invalid requests. */
public final class HttpResponses {

  /** The statuses that refuse a request; 501 and 505 name the part that is not supported. */
  private static final Set<Integer> REFUSALS =
      Set.of(400, 403, 404, 405, 410, 413, 414, 417, 426, 431, 501, 505);

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

  private HttpResponses() {}

  /** The statuses of all responses, in their order. */
  public static List<Integer> statuses(String answers) {
    return STATUS.matcher(answers).results().map(found -> Integer.valueOf(found.group(1))).toList();
  }

  /** Asserts that all responses are refusals without internal details. */
  public static void assertRefused(String answers, Object request) {
    assertThat(REFUSALS).as("%s", request).containsAll(statuses(answers));
    assertThat(answers)
        .as("%s", request)
        .doesNotContain("dev.switchboard", "org.eclipse", "java.", "\tat ", "Caused by", "<html");
  }

  /** Asserts the same, except that the first response may upgrade. */
  public static void assertRefusedUnlessUpgraded(String answers, Object request) {
    assertRefused(answers.replaceFirst("^HTTP/1\\.1 101 ", ""), request);
  }
}
