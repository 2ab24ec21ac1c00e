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
 * A certificate for {@code localhost}, {@code 127.0.0.1} and {@code ::1}, signed by itself.
 *
 * <p>It can sign no other: whoever trusts it trusts this machine's gateway and nobody else.
 */
public final class SelfSignedCertificate {

  private static final Duration LONG_ENOUGH = Duration.ofDays(7);

  /** A client whose clock is behind, as a virtual machine's after sleep, finds it valid too. */
  private static final Duration HEAD_START = Duration.ofDays(1);

  private SelfSignedCertificate() {}

  /**
   * The certificate that a folder keeps; a new one, valid for a year, if there is none or it ends
   * within a week. Any number of threads and processes may ask at once, and get the same.
   *
   * @param folder made if it is not there; its key and password are for its owner alone
   * @throws IllegalStateException if a new one is needed and this Java has no {@code keytool}
   */
  public static TlsCertificate in(Path folder, InstantSource clock) {
    return in(folder, clock, Keytool.ofThisJava());
  }

  // Both locks are held while it is made, for who comes meanwhile must wait: the file's keeps other
  // processes out, but not other threads.
  public static synchronized TlsCertificate in(Path folder, InstantSource clock, Keytool keytool) {
    KeyFiles files = new KeyFiles(folder);
    Instant now = clock.instant();
    try {
      OwnerOnlyFiles.createFolder(folder);
      try (FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
          FileLock _ = channel.lock()) {
        if (files.read().filter(kept -> isOfUse(kept, now)).isEmpty()) {
          make(files, keytool, now);
        }
        return files.certificate();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot keep a certificate in " + folder, failure);
    }
  }

  private static boolean isOfUse(X509Certificate kept, Instant now) {
    return !now.isBefore(kept.getNotBefore().toInstant())
        && now.plus(LONG_ENOUGH).isBefore(kept.getNotAfter().toInstant());
  }

  /** Makes all files elsewhere first: one that is in its place is whole. */
  private static void make(KeyFiles files, Keytool keytool, Instant now) throws IOException {
    KeyFiles made = files.unfinished();
    // One who was cut short may have left some.
    made.delete();
    OwnerOnlyFiles.createFolder(made.folder());
    try {
      made.writePassword();
      keytool.generate(made.keyStore(), made.password(), now.minus(HEAD_START));
      OwnerOnlyFiles.protect(made.keyStore());
      made.writePem();
      made.moveTo(files);
    } finally {
      made.delete();
    }
  }
}
