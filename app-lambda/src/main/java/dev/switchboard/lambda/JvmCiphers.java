package dev.switchboard.lambda;

import dev.switchboard.aws.CipherOrder;

/** Chooses TLS ciphers by the kind of JVM that runs the function. */
public final class JvmCiphers {

  /** The term that HotSpot uses for a JVM with C1 as its only compiler. */
  private static final String C1_ALONE = "emulated-client";

  private JvmCiphers() {}

  /**
   * Returns the order of ciphers for this JVM. Lambda starts a JVM without C2, unless a function
   * has SnapStart or provisioned concurrency (AWS, "Customize Java runtime startup behavior").
   */
  public static CipherOrder ciphers() {
    return ciphers(System.getProperty("java.vm.info", ""));
  }

  static CipherOrder ciphers(String vmInfo) {
    return vmInfo.contains(C1_ALONE) ? CipherOrder.CHACHA20_FIRST : CipherOrder.JVM_DEFAULT;
  }
}
