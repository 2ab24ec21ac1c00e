package dev.switchboard.benchmarks;

/** As little as a Java program can do: it says that it is ready. What is slower here is the JVM. */
final class EmptyProgram {

  static final String READY = "Ready";

  private EmptyProgram() {}

  public static void main(String[] arguments) {
    System.out.println(READY);
  }
}
