package dev.switchboard.lambda;

/** Thrown if a setting is missing or cannot be used. The function does not start. */
final class SettingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private SettingException(String message) {
    super(message);
  }

  static SettingException missing(String name, String expected) {
    return new SettingException(
        "The environment variable " + name + " is missing; expected " + expected + ".");
  }

  static SettingException malformed(String name, String value, String expected) {
    return new SettingException(
        "The environment variable " + name + " is '" + value + "'; expected " + expected + ".");
  }

  /** Returns the exception for a value that another class refused with a reason. */
  static SettingException refused(String name, String reason) {
    return new SettingException("The environment variable " + name + " has " + reason + ".");
  }

  static SettingException unusable(String file, String reason) {
    return new SettingException("The file " + file + " cannot be used: " + reason);
  }
}
