/**
 * Lets the gateway speak {@code wss} and {@code https} on this machine, with a certificate that it
 * makes itself.
 *
 * <p>{@link dev.switchboard.gateway.tls.SelfSignedCertificate} makes it and keeps it; inside,
 * {@code Keytool} is the JDK's program that it is made with, {@code KeyFiles} what a folder keeps
 * of it, and {@code OwnerOnlyFiles} hides what others must not read.
 *
 * <p>Clients trust the one PEM file: {@code curl --cacert}, Node's {@code NODE_EXTRA_CA_CERTS}, an
 * entry in Java's trust store. A browser must be told to trust it as a server, for it is no
 * authority; Chromium on Linux by {@code certutil -d sql:$HOME/.pki/nssdb -A -t P,, -n
 * local-gateway -i certificate.pem}.
 */
@NullMarked
package dev.switchboard.gateway.tls;

import org.jspecify.annotations.NullMarked;
