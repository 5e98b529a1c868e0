package dev.mote.platform;

import dev.mote.worlds.Grants;
import dev.mote.worlds.NetworkPolicy;
import java.util.regex.Pattern;

/** Whether settings may be given to a function. */
final class SettingsCheck {
    private static final int ENV_ENTRIES = 128;
    private static final int ENV_BYTES = 5_120;
    private static final int ENTRY = 1_024;
    private static final int NET_ENTRIES = 128;
    private static final Pattern ENV_NAME = Pattern.compile("[!-<>-~]{1,128}");

    private SettingsCheck() {}

    /** @throws MoteException with INVALID_SETTINGS, naming the part */
    static FunctionSettings check(FunctionSettings settings) {
        LimitValues.checkFunction(settings.limits());
        check(settings.grants());
        settings.entry().ifPresent(entry -> refuseIf(entry.length() > ENTRY, "The name of the entry is too long."));
        return settings;
    }

    private static void check(Grants grants) {
        refuseIf(grants.net().size() > NET_ENTRIES, "More than " + NET_ENTRIES + " addresses are granted.");
        refuseIf(grants.env().size() > ENV_ENTRIES, "More than " + ENV_ENTRIES + " environment values are granted.");
        try {
            // Understood by what will hold guests to them, so that no grant fails only when it is used.
            NetworkPolicy.of(grants.net());
        } catch (NetworkPolicy.BadGrant e) {
            throw new MoteException(ErrorCode.INVALID_SETTINGS, e.getMessage());
        }
        grants.env().forEach((name, value) -> {
            refuseIf(
                    !ENV_NAME.matcher(name).matches(),
                    "The environment name '" + FunctionName.printable(name) + "' is not allowed.");
            refuseIf(
                    value.length() > ENV_BYTES || value.indexOf('\0') >= 0,
                    "The environment value of '" + name + "' is longer than " + ENV_BYTES
                            + " characters or has a NUL.");
        });
    }

    private static void refuseIf(boolean wrong, String detail) {
        if (wrong) {
            throw new MoteException(ErrorCode.INVALID_SETTINGS, detail);
        }
    }
}
