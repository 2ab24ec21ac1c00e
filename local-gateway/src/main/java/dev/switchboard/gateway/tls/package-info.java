/**
 * TLS for the gateway on this machine: creates and stores a self-signed certificate.
 *
 * <p>It must not depend on connections or requests. {@code Keytool} runs the JDK's program, {@code
 * KeyFiles} reads and writes the files, and {@code OwnerOnlyFiles} makes them private.
 *
 * <p>Clients need the PEM file: {@code curl --cacert}, Node's {@code NODE_EXTRA_CA_CERTS}, an entry
 * in Java's trust store. A browser must trust the certificate as a server's, because it is not an
 * authority. For Chromium on Linux: {@code certutil -d sql:$HOME/.pki/nssdb -A -t P,, -n
 * local-gateway -i certificate.pem}.
 */
@NullMarked
package dev.switchboard.gateway.tls;

import org.jspecify.annotations.NullMarked;
