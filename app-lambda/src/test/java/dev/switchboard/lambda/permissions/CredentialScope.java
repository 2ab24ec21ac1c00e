package dev.switchboard.lambda.permissions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose credentials a signature (version 4) was made with, and for which region and service. */
record CredentialScope(String accessKeyId, String region, String service) {

  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/,]+)/[0-9]{8}/([^/,]+)/([^/,]+)/aws4_request");

  /**
   * Reads the header {@code Authorization}.
   *
   * @throws IllegalArgumentException if it is not of a signature
   */
  static CredentialScope of(String authorization) {
    Matcher credential = CREDENTIAL.matcher(authorization);
    if (!credential.find()) {
      throw new IllegalArgumentException("The request has no signature of version 4.");
    }
    return new CredentialScope(credential.group(1), credential.group(2), credential.group(3));
  }
}
