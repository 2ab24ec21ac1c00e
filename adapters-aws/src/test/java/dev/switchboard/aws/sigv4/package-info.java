/** Tests of the signer, compared with the SDK's. */
@NullMarked
package dev.switchboard.aws.sigv4;

import org.jspecify.annotations.NullMarked;
