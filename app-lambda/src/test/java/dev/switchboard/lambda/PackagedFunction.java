package dev.switchboard.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The deployed zip, unpacked and run in Lambda's own loop, in a separate process. */
final class PackagedFunction implements AutoCloseable {

  private static final Path ZIP = Path.of("target", "switchboard-lambda.zip");

  private final Process process;

  private PackagedFunction(Process process) {
    this.process = process;
  }

  /** Unpacks the deployed zip, as Lambda does. */
  static void unpackInto(Path folder) throws IOException {
    try (InputStream file = Files.newInputStream(ZIP);
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
   * @param environment the variables of the function, in addition to those that Lambda sets for all
   *     functions
   */
  static PackagedFunction start(
      String handler, Path folder, LambdaRuntimeApi api, Map<String, String> environment)
      throws IOException, URISyntaxException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
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
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "nobody",
                "AWS_SECRET_ACCESS_KEY", "nothing",
                "LAMBDA_TASK_ROOT", folder.toString(),
                "_HANDLER", handler));
    File output = folder.resolve("output.log").toFile();
    return new PackagedFunction(builder.redirectErrorStream(true).redirectOutput(output).start());
  }

  /** Ends the process: the runtime's loop never ends. */
  @Override
  public void close() {
    process.destroyForcibly();
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
