package dev.switchboard.gateway.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.switchboard.gateway.TlsCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of one certificate: the key store, its password, and the certificate alone.
 *
 * @param folder the folder of the files
 */
record KeyFiles(Path folder) {

  private static final int PASSWORD_BYTES = 24;
  private static final int PEM_LINE = 64;

  Path keyStore() {
    return folder.resolve("keystore.p12");
  }

  Path password() {
    return folder.resolve("password");
  }

  Path pem() {
    return folder.resolve("certificate.pem");
  }

  /** The unfinished files, which are moved to this folder when they are complete. */
  KeyFiles unfinished() {
    return new KeyFiles(folder.resolve("unfinished"));
  }

  /** Reads the certificate; empty unless all files exist and belong together. */
  Optional<X509Certificate> read() {
    try (InputStream text = Files.newInputStream(pem())) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(text);
      return Optional.of(certificate).filter(readKeyStore()::equals);
    } catch (IOException | GeneralSecurityException unusable) {
      return Optional.empty();
    }
  }

  TlsCertificate certificate() throws IOException {
    return new TlsCertificate(keyStore(), Files.readString(password()), pem());
  }

  void writePassword() throws IOException {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    OwnerOnlyFiles.write(password(), Base64.getUrlEncoder().encodeToString(random));
  }

  /** Writes the certificate of the key store to its own file. */
  void writePem() throws IOException {
    Base64.Encoder encoder = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(US_ASCII));
    try {
      Files.writeString(
          pem(),
          "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
              .formatted(encoder.encodeToString(readKeyStore().getEncoded())));
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException(
          "The key store that keytool created cannot be opened", unusable);
    }
  }

  /**
   * Moves these files over others. After an interruption, the files do not match, and the next
   * start replaces them.
   */
  void moveTo(KeyFiles others) throws IOException {
    Files.move(password(), others.password(), ATOMIC_MOVE);
    Files.move(keyStore(), others.keyStore(), ATOMIC_MOVE);
    Files.move(pem(), others.pem(), ATOMIC_MOVE);
  }

  /** Deletes the folder with its files, if it exists. */
  void delete() throws IOException {
    if (Files.exists(folder)) {
      for (Path file : list()) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Reads the certificate from the key store, which must have its key as well. */
  private X509Certificate readKeyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(keyStore())) {
      store.load(bytes, Files.readString(password()).toCharArray());
    }
    if (store.isKeyEntry(Keytool.ALIAS)
        && store.getCertificate(Keytool.ALIAS) instanceof X509Certificate certificate) {
      return certificate;
    }
    throw new KeyStoreException("There is no key " + Keytool.ALIAS);
  }
}
