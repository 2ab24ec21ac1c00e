package dev.switchboard.gateway.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.switchboard.gateway.TlsCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
 * The files of one certificate: the key store, its password, the certificate alone, and the trust
 * store made from it.
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

  Path trustStore() {
    return folder.resolve("truststore.p12");
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
    return new TlsCertificate(keyStore(), Files.readString(password()), pem(), trustStore());
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
   * Writes the trust store, unless it has the certificate already. Its certificate is public, so it
   * has no password: Java reads it without one.
   */
  void writeTrustStore(X509Certificate certificate) throws IOException {
    if (isTrusted(certificate)) {
      return;
    }
    Path complete = folder.resolve("truststore.unfinished");
    try (OutputStream bytes = Files.newOutputStream(complete)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(Keytool.ALIAS, certificate);
      store.store(bytes, null);
    } catch (GeneralSecurityException unsupported) {
      throw new IllegalStateException("This Java cannot write a PKCS #12 file", unsupported);
    }
    Files.move(complete, trustStore(), ATOMIC_MOVE);
  }

  private boolean isTrusted(X509Certificate certificate) {
    try (InputStream bytes = Files.newInputStream(trustStore())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(bytes, null);
      return certificate.equals(store.getCertificate(Keytool.ALIAS));
    } catch (IOException | GeneralSecurityException unusable) {
      return false;
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
