/**
 * The ports on AWS. This package contains the parts common to all technologies: credentials, region
 * and shared settings.
 *
 * <p>It must not depend on a technology; each has its own package below.
 */
@NullMarked
package dev.switchboard.aws;

import org.jspecify.annotations.NullMarked;
