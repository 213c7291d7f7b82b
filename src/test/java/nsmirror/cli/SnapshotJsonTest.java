package nsmirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Container;
import nsmirror.model.Coverage;
import nsmirror.model.Evidence;
import nsmirror.model.Gap;
import nsmirror.model.IdMaps;
import nsmirror.model.IdRange;
import nsmirror.model.Kind;
import nsmirror.model.Lineage;
import nsmirror.model.Namespace;
import nsmirror.model.NodeFacts;
import nsmirror.model.Pod;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import nsmirror.model.TimeOffsets;
import nsmirror.model.Timings;
import org.junit.jupiter.api.Test;

class SnapshotJsonTest {
    private static final Snapshot SMALL = new Snapshot(
            new NodeFacts("node", "node1", "6.1.0", Optional.empty(), "student", true, Optional.of(7),
                    Map.of("lsns", "2.38.1")),
            Map.of(Kind.NET, 10L, Kind.PID, 4L),
            List.of(new Process(
                    new ProcessKey(7, 123), 1, 0, "root", List.of("a\nb", ""), "a", false,
                    Map.of(Kind.MNT, 20L, Kind.PID, 5L, Kind.NET, 11L), List.of(7, 1), Optional.empty(),
                    Optional.of("web"))),
            List.of(
                    new Namespace(Kind.NET, 11, 1, Optional.of(7), false, Optional.of(4L), Optional.empty(),
                            Optional.of(0), List.of("process")),
                    new Namespace(Kind.PID, 5, 1, Optional.of(7), false,
                            Lineage.UNKNOWN.orOwner(6, Evidence.LIKELY).orParent(4, Evidence.NSPID), Optional.empty(),
                            List.of("process"), Optional.empty(), Optional.empty()),
                    new Namespace(Kind.USER, 6, 0, Optional.empty(), false, Lineage.UNKNOWN, Optional.empty(),
                            List.of("owner of pid 5"),
                            Optional.of(new IdMaps(List.of(new IdRange(0, 100_000, 65_536)), List.of())), Optional.empty()),
                    new Namespace(Kind.TIME, 8, 0, Optional.empty(), false, Lineage.UNKNOWN, Optional.empty(),
                            List.of("children of 7"), Optional.empty(),
                            Optional.of(new TimeOffsets(Duration.ofDays(1), Duration.ofMillis(-3500))))),
            List.of(new Container("web", Optional.empty(), Optional.empty(), Optional.of("web"), 7, List.of(7),
                    Optional.of("shop"), Map.of(Kind.MNT, Sharing.OWN, Kind.NET, Sharing.POD), true)),
            List.of(new Pod("shop", 11, List.of("web"))),
            new Coverage(List.of(new Gap("time", "old kernel", "none shown"))),
            new Timings(1, 2, 3));

    /** Written out by hand from the contract: a changed key breaks somebody's script. */
    @Test
    void isTheJsonOthersScriptAgainst() throws Exception {
        JsonNode expected = new ObjectMapper().readTree("""
                {"node":{"hostname":"node1","kernel":"6.1.0","os":null,"user":"student","root":true,"reader":7,
                  "tools":{"lsns":"2.38.1","ps":null,"ip":null}},
                 "processes":[{"pid":7,"ppid":1,"start":123,"uid":0,"user":"root","command":["a\\nb",""],"comm":"a",
                   "kernel":false,
                   "namespaces":{"mnt":20,"uts":null,"ipc":null,"pid":5,"net":11,"user":null,"cgroup":null,
                     "time":null},
                   "nspid":[7,1],"pidChain":[{"pid":7,"namespace":4},{"pid":1,"namespace":5}],
                   "cgroup":null,"container":"web"}],
                 "namespaces":[{"kind":"pid","inode":5,"processes":1,"leader":7,"initial":false,"owner":6,
                   "ownerBy":"likely","parent":4,"parentBy":"nspid","netnsid":null,"heldBy":["process"],
                   "uidMap":null,"gidMap":null,"offsets":null},
                  {"kind":"net","inode":11,"processes":1,"leader":7,"initial":false,"owner":4,
                   "ownerBy":"lsns","parent":null,"parentBy":null,"netnsid":0,"heldBy":["process"],
                   "uidMap":null,"gidMap":null,"offsets":null},
                  {"kind":"user","inode":6,"processes":0,"leader":null,"initial":false,"owner":null,
                   "ownerBy":null,"parent":null,"parentBy":null,"netnsid":null,"heldBy":["owner of pid 5"],
                   "uidMap":[{"inside":0,"outside":100000,"count":65536}],"gidMap":[],"offsets":null},
                  {"kind":"time","inode":8,"processes":0,"leader":null,"initial":false,"owner":null,
                   "ownerBy":null,"parent":null,"parentBy":null,"netnsid":null,"heldBy":["children of 7"],
                   "uidMap":null,"gidMap":null,"offsets":{"monotonic":86400,"boottime":-3.500000000}}],
                 "containers":[{"name":"web","id":null,"runtime":null,"hostname":"web","leader":7,"pids":[7],
                   "pod":"shop",
                   "shares":{"mnt":"own","uts":null,"ipc":null,"pid":null,"net":"pod","user":null,"cgroup":null,
                     "time":null},"infrastructure":true}],
                 "pods":[{"name":"shop","net":11,"containers":["web"]}],
                 "coverage":[{"missing":"time","why":"old kernel","effect":"none shown"}],
                 "millis":{"connect":1,"capture":2,"model":3}}""");

        ObjectNode json = SnapshotJson.of(SMALL);

        assertThat(new ObjectMapper().readTree(JsonText.of(json))).isEqualTo(expected);
    }

    @Test
    void aUserIdIsUnsignedAndAnUnknownOneIsNull() {
        assertThat(SnapshotJson.of(ownedBy(0xfffffffe)).at("/processes/0/uid").asLong()).isEqualTo(4_294_967_294L);
        assertThat(SnapshotJson.of(ownedBy(-1)).at("/processes/0/uid").isNull()).isTrue();
    }

    private static Snapshot ownedBy(int uid) {
        Process process = new Process(new ProcessKey(7, 123), 1, uid, "?", List.of(), "a", false, Map.of(), List.of(7),
                Optional.empty(), Optional.empty());
        return new Snapshot(SMALL.node(), Map.of(), List.of(process), List.of(), List.of(), List.of(),
                SMALL.coverage(), SMALL.timings());
    }

    @Test
    void asTextNamesContainersNamespacesAndWhatIsMissing() {
        assertThat(new InspectText(SMALL).lines())
                .anySatisfy(line -> assertThat(line).startsWith("Node node1"))
                .contains("  nsmirror's own: PID 7")
                .contains("  1 process (0 kernel threads), 4 namespaces, 1 container, 1 pod")
                .anySatisfy(line -> assertThat(line.strip().split(" +"))
                        .startsWith("web", "shop", "*", "7", "1", "1", "own", "?", "?", "?", "pod"))
                .anySatisfy(line -> assertThat(line.strip().split(" +"))
                        .startsWith("pid", "5", "1", "7", "6?", "4", "process"))
                .contains("  user 6: uid 0–65535 → 100000–165535, no gid mapped",
                        "  time 8: monotonic +86400 s, boottime -3.5 s")
                .anySatisfy(line -> assertThat(line.strip().split(" +"))
                        .startsWith("net", "11", "1", "7", "4", "-", "process"))
                .anySatisfy(line -> assertThat(line).contains("time: old kernel. none shown"));
    }

    @Test
    void asTextLetsNoLineBreakOfTheNodeThrough() {
        assertThat(new InspectText(SMALL).lines()).allSatisfy(line -> assertThat(line).doesNotContain("\n"));
        assertThat(String.join("\n", new InspectText(SMALL).lines())).contains("a\\nb");
    }
}
