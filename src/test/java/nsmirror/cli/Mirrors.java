package nsmirror.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import nsmirror.mirror.Alignment;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.HostileText;
import nsmirror.model.Kind;
import nsmirror.model.Sharing;

/** Mirrors to print. */
final class Mirrors {
    static final Container APP = new Container("app", Optional.of("3f".repeat(32)), Optional.of("cri-o"),
            Optional.of("app-1"), 4470, List.of(4470, 4506), Optional.of("shop"),
            Map.of(Kind.MNT, Sharing.OWN, Kind.NET, Sharing.POD, Kind.USER, Sharing.HOST));

    private Mirrors() {}

    static Mirror of(FacetView... views) {
        Map<Facet, FacetView> byFacet = new java.util.EnumMap<>(Facet.class);
        for (FacetView view : views) {
            byFacet.put(view.facet(), view);
        }
        return new Mirror(APP, byFacet);
    }

    static FacetView apart(Facet facet, View host, View container) {
        return new FacetView(facet, false, host, container, Alignment.of(facet, host.rows(), container.rows()));
    }

    static View view(String command, Row... rows) {
        return new View(command, Optional.empty(), List.of(rows), List.of(), Optional.empty());
    }

    static Row file(String name, String target, long inode) {
        return new Cells().with("name", name).with("type", "file").with("mode", "-rw-r--r--").with("owner", "root")
                .with("group", "root").with("size", 42L).with("modified", "2018-11-09T08:09:00Z")
                .with("target", target).with("device", 1L).with("inode", inode).row();
    }

    static Row process(int pid, Integer hostPid, String command) {
        return new Cells().with("pid", pid).with("hostPid", hostPid).with("ppid", 1).with("user", "root")
                .with("command", command).with("container", null).row();
    }

    static Row end(String name, int index, String peer, Integer peerIndex, String... addresses) {
        return new Cells().with("name", name).with("ifindex", index).with("state", "UP").with("mac", "0a:58:0a:81:00:04")
                .with("addresses", List.of(addresses)).with("peer", peer).with("master", null)
                .with("peerIndex", peerIndex).row();
    }

    static Row names(String hostname) {
        return new Cells().with("hostname", hostname).with("uname", "Linux " + hostname + " 6.1 x86_64").row();
    }

    /** Every facet, with everything hostile. */
    static Mirror hostile(long seed) {
        Random random = new Random(seed);
        List<FacetView> views = new ArrayList<>();
        for (Facet facet : Facet.ALL) {
            View host = hostile(random);
            View container = random.nextInt(4) == 0 ? host : hostile(random);
            views.add(container.equals(host)
                    ? new FacetView(facet, true, host, host, Alignment.shared(host.rows()))
                    : apart(facet, host, container));
        }
        return of(views.toArray(FacetView[]::new));
    }

    private static View hostile(Random random) {
        List<Row> rows = IntStream.range(0, random.nextInt(5)).mapToObj(index -> hostileRow(random)).toList();
        return new View(HostileText.of(random), Optional.of(HostileText.of(random)), rows,
                List.of(HostileText.of(random)), Optional.of(HostileText.of(random)));
    }

    private static Row hostileRow(Random random) {
        Cells cells = new Cells();
        for (String column : List.of("name", "mode", "owner", "group", "size", "modified", "target", "hostname", "uname",
                "pid", "user", "command", "container", "state", "peer", "master", "mac", "kind", "key", "detail",
                "meaning", "type", "source", "root", "options")) {
            cells.with(column, random.nextInt(6) == 0 ? null : (Object) HostileText.of(random));
        }
        return cells.with("addresses", List.of(HostileText.of(random), HostileText.of(random)))
                .with("inside", random.nextLong()).with("outside", 1L).with("count", random.nextLong()).row();
    }
}
