package dev.switchboard.gateway.tls;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.switchboard.gateway.TlsCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A self-signed certificate for {@code localhost}, {@code 127.0.0.1} and {@code ::1}.
 *
 * <p>It cannot sign other certificates, so a client that trusts it trusts only this machine's
 * gateway.
 */
public final class SelfSignedCertificate {

  private static final Duration MINIMUM_REMAINING_VALIDITY = Duration.ofDays(7);

  /**
   * The time by which a client's clock may be behind, for example in a virtual machine after sleep.
   */
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);

  private SelfSignedCertificate() {}

  /**
   * Returns the certificate in a folder. If there is none, or it expires within a week, this
   * creates a new one that is valid for a year. Concurrent threads and processes get the same
   * certificate.
   *
   * @param folder created if it is missing; only its owner can read the key and the password
   * @throws IllegalStateException if a new one is needed and this Java has no {@code keytool}
   */
  public static TlsCertificate in(Path folder, InstantSource clock) {
    return in(folder, clock, Keytool.ofRunningJvm());
  }

  // Both locks are needed: the file lock excludes other processes, but not other threads of this
  // process.
  static synchronized TlsCertificate in(Path folder, InstantSource clock, Keytool keytool) {
    KeyFiles files = new KeyFiles(folder);
    Instant now = clock.instant();
    try {
      OwnerOnlyFiles.createFolder(folder);
      try (FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
          FileLock _ = channel.lock()) {
        if (files.read().filter(kept -> isUsable(kept, now)).isEmpty()) {
          make(files, keytool, now);
        }
        return files.certificate();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot store a certificate in " + folder, failure);
    }
  }

  private static boolean isUsable(X509Certificate kept, Instant now) {
    return !now.isBefore(kept.getNotBefore().toInstant())
        && now.plus(MINIMUM_REMAINING_VALIDITY).isBefore(kept.getNotAfter().toInstant());
  }

  /** Creates all files in another folder first, so that a file in its final place is complete. */
  private static void make(KeyFiles files, Keytool keytool, Instant now) throws IOException {
    KeyFiles made = files.unfinished();
    // An interrupted run may have left files.
    made.delete();
    OwnerOnlyFiles.createFolder(made.folder());
    try {
      made.writePassword();
      keytool.generate(made.keyStore(), made.password(), now.minus(CLOCK_SKEW));
      OwnerOnlyFiles.protect(made.keyStore());
      made.writePem();
      made.moveTo(files);
    } finally {
      made.delete();
    }
  }
}
