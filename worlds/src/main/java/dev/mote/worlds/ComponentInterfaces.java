package dev.mote.worlds;

import dev.mote.component.runtime.HostInterface;
import dev.mote.component.runtime.HostInterfaces;
import dev.mote.wasi.http.WasiHttp;
import dev.mote.wasi.p2.Wasi2;
import java.util.ArrayList;
import java.util.List;

/** What components are offered, whatever their world. Its instances have a {@link HttpGuestProcess} as their host. */
final class ComponentInterfaces {
    private ComponentInterfaces() {}

    static HostInterfaces all() {
        Wasi2 ground = new Wasi2();
        List<HostInterface> all = new ArrayList<>(ground.interfaces());
        all.addAll(WasiHttp.interfaces(ground));
        return HostInterfaces.of(all);
    }
}
