package dev.switchboard.lambda.packaged;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The deployed zip, unpacked and run in Lambda's own loop, in a separate process. */
final class PackagedFunction implements AutoCloseable {

  /** Names the file from which Lambda's loop loads its native library. */
  private static final String NATIVE_LIBRARY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private final Process process;
  private final LambdaRuntimeApi lambda;

  private PackagedFunction(Process process, LambdaRuntimeApi lambda) {
    this.process = process;
    this.lambda = lambda;
  }

  /** Unpacks the deployed zip, as Lambda does. */
  static void unpack(Path deployed, Path folder) throws IOException {
    try (InputStream file = Files.newInputStream(deployed);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.copy(zip, target);
        }
      }
    }
  }

  /**
   * Starts one of the functions.
   *
   * @param handler the class that Lambda calls
   * @param folder the folder into which the zip was unpacked
   * @param lambda the runtime API of this function alone; closed with the function
   * @param environment the variables of the function, in addition to those that Lambda sets for all
   *     functions
   */
  static PackagedFunction start(
      String handler, Path folder, LambdaRuntimeApi lambda, Map<String, String> environment)
      throws IOException, URISyntaxException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-D%s=%s".formatted(NATIVE_LIBRARY, nativeLibrary(folder)),
            "-cp",
            String.join(
                File.pathSeparator,
                folder.toString(),
                folder.resolve("lib") + File.separator + "*",
                jarOf(AWSLambda.class),
                jarOf(PojoSerializer.class)),
            AWSLambda.class.getName(),
            handler);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API", lambda.address(),
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
                "AWS_REGION", "us-east-1",
                "AWS_SECRET_ACCESS_KEY", "nothing",
                "LAMBDA_TASK_ROOT", folder.toString(),
                "_HANDLER", handler));
    File output = Files.createTempFile(folder, "output", ".log").toFile();
    return new PackagedFunction(
        builder.redirectErrorStream(true).redirectOutput(output).start(), lambda);
  }

  /**
   * Returns a file with the native library for this process alone. By default all processes of the
   * machine write the same file in {@code /tmp}; one that starts at the same time crashes.
   */
  private static Path nativeLibrary(Path folder) throws IOException {
    String library = Files.exists(Path.of("/etc/alpine-release")) ? "linux_musl" : "linux";
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String name = "/jni/libaws-lambda-jni.%s-%s.so".formatted(library, processor);
    Path file = Files.createTempFile(folder, "runtime", ".so");
    try (InputStream content = Objects.requireNonNull(AWSLambda.class.getResourceAsStream(name))) {
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** Sends one event to the function, and waits for the response. */
  String invoke(String event) {
    return lambda.invoke(event);
  }

  /** Waits until the function reports why it does not start. */
  String awaitFailedStart() {
    return lambda.awaitFailedStart();
  }

  /** Ends the process: the runtime's loop never ends. */
  @Override
  public void close() {
    process.destroyForcibly();
    lambda.close();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static String jarOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
