/**
 * TLS for the gateway on this machine: it makes and keeps a self-signed certificate.
 *
 * <p>It must not know connections or requests. Inside, {@code Keytool} runs the JDK's program,
 * {@code KeyFiles} reads and writes the files, and {@code OwnerOnlyFiles} makes them private.
 *
 * <p>Clients need the PEM file: {@code curl --cacert}, Node's {@code NODE_EXTRA_CA_CERTS}, an entry
 * in Java's trust store. A browser must trust it as a server, because it is no authority: for
 * Chromium on Linux {@code certutil -d sql:$HOME/.pki/nssdb -A -t P,, -n local-gateway -i
 * certificate.pem}.
 */
@NullMarked
package dev.switchboard.gateway.tls;

import org.jspecify.annotations.NullMarked;
