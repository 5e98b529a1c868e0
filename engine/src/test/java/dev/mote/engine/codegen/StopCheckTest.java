package dev.mote.engine.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StopCheckTest {
    @Test
    void testIsDefinedWhereItIsInlinedAlways() {
        assertThat(AccessHelpers.quiet()).isSameAs(StopCheck.QUIET);
        assertThat(StopCheck.class.getClassLoader()).isNull();
    }

    @Test
    void siteIsAskedUnlessItIsQuiet() throws Throwable {
        List<Object> asked = new ArrayList<>();
        MethodHandle ask = MethodHandles.lookup()
                .findVirtual(List.class, "add", MethodType.methodType(boolean.class, Object.class))
                .bindTo(asked)
                .asType(MethodType.methodType(void.class, Object.class));
        MutableCallSite site = new MutableCallSite(AccessHelpers.quiet());
        StopCheck.check(site, "quiet");
        site.setTarget(ask);
        StopCheck.check(site, "alert");
        assertThat(asked).containsExactly("alert");
    }
}
