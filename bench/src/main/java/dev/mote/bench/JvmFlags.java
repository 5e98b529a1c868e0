package dev.mote.bench;

import java.lang.management.ManagementFactory;
import java.util.List;

/** The flags of the JVM that a child has to be started with to be measured like its parent. */
final class JvmFlags {
    private JvmFlags() {}

    static List<String> ofThisProcess() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-X") || flag.startsWith("--"))
                .toList();
    }
}
