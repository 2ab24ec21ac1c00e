package dev.switchboard.aws;

/** A setting that no settings record shows. */
final class TableName {

  static String read() {
    return System.getenv("TABLE");
  }
}
