/**
 * The ports on AWS. What all technologies share: credentials, region, and other choices that their
 * settings have in common.
 *
 * <p>Nothing here may depend on a technology; each has a package of its own below.
 */
@NullMarked
package dev.switchboard.aws;

import org.jspecify.annotations.NullMarked;
