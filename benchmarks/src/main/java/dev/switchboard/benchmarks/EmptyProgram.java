package dev.switchboard.benchmarks;

/** The smallest possible Java program: it prints that it is ready. Its time is the JVM's. */
final class EmptyProgram {

  static final String READY = "Ready";

  private EmptyProgram() {}

  public static void main(String[] arguments) {
    System.out.println(READY);
  }
}
