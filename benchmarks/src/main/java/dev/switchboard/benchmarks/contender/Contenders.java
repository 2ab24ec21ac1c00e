package dev.switchboard.benchmarks.contender;

import java.util.List;

/** Who can be measured, and on whom. */
public final class Contenders {

  /** Our transport under our fan-out. */
  public static final String LEAN = "lean";

  /** The SDK's client over aws-crt: the baseline. */
  public static final String SDK = "sdk-crt";

  /** The SDK's client over the JDK's {@code HttpURLConnection}. */
  public static final String SDK_URL_CONNECTION = "sdk-url-connection";

  /** aws-crt's own HTTP client, our signer, under our fan-out. */
  public static final String CRT = "crt";

  /** Netty, our signer, under our fan-out. */
  public static final String NETTY = "netty";

  /** Those of every run. */
  public static final List<String> USUAL = List.of(LEAN, SDK);

  /** And those that decision 0005 chose from. */
  public static final List<String> ALL = List.of(LEAN, SDK, SDK_URL_CONNECTION, CRT, NETTY);

  /** An audience that is in no store: it is named by numbers. */
  public static final String NUMBERED = "numbered";

  /** An audience in the store in memory. */
  public static final String MEMORY = "memory";

  private Contenders() {}
}
