package dev.mote.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the jar's manifest. */
final class Version implements IVersionProvider {
    static String current() {
        return Optional.ofNullable(Mote.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "mote " + current(), "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")
        };
    }
}
