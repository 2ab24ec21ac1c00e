package dev.switchboard.benchmarks;

/** As little as a Java program can do: it prints that it is ready. Its time is the JVM's. */
final class EmptyProgram {

  static final String READY = "Ready";

  private EmptyProgram() {}

  public static void main(String[] arguments) {
    System.out.println(READY);
  }
}
