package dev.switchboard.lambda;

import dev.switchboard.aws.CipherOrder;

/** Chooses TLS ciphers by the kind of JVM that runs the function. */
public final class JvmCiphers {

  /** HotSpot's own word for a JVM whose only compiler is C1. */
  private static final String C1_ALONE = "emulated-client";

  private JvmCiphers() {}

  /**
   * The order of ciphers that suits it. Lambda tells a JVM to do without C2, unless a function has
   * SnapStart or provisioned concurrency (AWS, "Customize Java runtime startup behavior").
   */
  public static CipherOrder ciphers() {
    return ciphers(System.getProperty("java.vm.info", ""));
  }

  static CipherOrder ciphers(String vmInfo) {
    return vmInfo.contains(C1_ALONE) ? CipherOrder.CHACHA20_FIRST : CipherOrder.JVM_DEFAULT;
  }
}
