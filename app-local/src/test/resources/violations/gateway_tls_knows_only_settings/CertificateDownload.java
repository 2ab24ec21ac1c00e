package dev.switchboard.gateway.tls;

import dev.switchboard.gateway.http.GatewayResponse;

/** A certificate that is its own response. */
record CertificateDownload(GatewayResponse response) {}
