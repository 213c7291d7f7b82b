package nsmirror.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nsmirror.model.Container;
import nsmirror.model.Evidence;
import nsmirror.model.Gap;
import nsmirror.model.IdRange;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.NodeFacts;
import nsmirror.model.PidChains;
import nsmirror.model.PidLevel;
import nsmirror.model.Pod;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.model.Timings;

/**
 * A snapshot as JSON, the form others script against: keys stay, more may come, what is not known is null. Text is as
 * the node gave it.
 *
 * <p>Beside what the names say: the node's {@code reader} is the PID of the sh that reads it; that process and what
 * descends from it are nsmirror's own. A process's {@code pidChain} is its PID at each level of PID namespaces, the node's
 * first, with that namespace's inode. A namespace's {@code ownerBy} and {@code parentBy} say how these are known:
 * {@code lsns} asked the kernel, {@code nspid} follows from the PIDs its processes have, {@code likely} is a guess by who
 * started its first process. {@code uidMap} and {@code gidMap} are those of a user namespace, {@code outside} as the
 * node's PID 1 counts; {@code offsets} are those of a time namespace, in seconds. A container that is
 * {@code infrastructure} only holds the namespaces its pod shares.
 */
final class SnapshotJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SnapshotJson() {}

    static ObjectNode of(Snapshot snapshot) {
        ObjectNode json = JSON.objectNode();
        json.set("node", node(snapshot.node()));
        PidChains chains = new PidChains(snapshot);
        json.set("processes", array(snapshot.processes(), process -> process(process, chains)));
        json.set("namespaces", array(snapshot.namespaces(), SnapshotJson::namespace));
        json.set("containers", array(snapshot.containers(), SnapshotJson::container));
        json.set("pods", array(snapshot.pods(), SnapshotJson::pod));
        json.set("coverage", array(snapshot.coverage().gaps(), SnapshotJson::gap));
        json.set("millis", millis(snapshot.timings()));
        return json;
    }

    private static ObjectNode node(NodeFacts node) {
        ObjectNode tools = JSON.objectNode();
        List.of("lsns", "ps", "ip").forEach(tool -> tools.put(tool, node.tools().get(tool)));
        node.tools().forEach(tools::put);
        return JSON.objectNode()
                .put("hostname", node.hostname())
                .put("kernel", node.kernel())
                .put("os", node.os().orElse(null))
                .put("user", node.user())
                .put("root", node.root())
                .put("reader", node.reader().orElse(null))
                .set("tools", tools);
    }

    private static ObjectNode process(Process process, PidChains chains) {
        ObjectNode json = JSON.objectNode()
                .put("pid", process.pid())
                .put("ppid", process.ppid())
                .put("start", process.key().start())
                .put("uid", uid(process))
                .put("user", process.user());
        json.set("command", array(process.command(), JSON::textNode));
        json.put("comm", process.comm()).put("kernel", process.kernel());
        json.set("namespaces", byKind(process.namespaces(), JSON::numberNode));
        json.set("nspid", array(process.nspid(), JSON::numberNode));
        json.set("pidChain", array(chains.of(process), SnapshotJson::level));
        return json.put("cgroup", process.cgroup().orElse(null))
                .put("container", process.container().orElse(null));
    }

    /** The 32 bits of the kernel's uid_t; -1, which no process has, stands for one that could not be read. */
    private static Long uid(Process process) {
        return process.uid() == -1 ? null : Integer.toUnsignedLong(process.uid());
    }

    private static ObjectNode level(PidLevel level) {
        return JSON.objectNode().put("pid", level.pid()).put("namespace", level.namespace().orElse(null));
    }

    private static ObjectNode namespace(Namespace namespace) {
        ObjectNode json = JSON.objectNode()
                .put("kind", namespace.kind().label())
                .put("inode", namespace.inode())
                .put("processes", namespace.processes())
                .put("leader", namespace.leader().orElse(null))
                .put("initial", namespace.initial())
                .put("owner", namespace.owner().orElse(null))
                .put("ownerBy", namespace.lineage().ownerBy().map(Evidence::label).orElse(null))
                .put("parent", namespace.parent().orElse(null))
                .put("parentBy", namespace.lineage().parentBy().map(Evidence::label).orElse(null))
                .put("netnsid", namespace.netnsid().orElse(null));
        json.set("heldBy", array(namespace.heldBy(), JSON::textNode));
        json.set("uidMap", orNull(namespace.ids(), ids -> array(ids.uids(), SnapshotJson::range)));
        json.set("gidMap", orNull(namespace.ids(), ids -> array(ids.gids(), SnapshotJson::range)));
        json.set("offsets", orNull(namespace.offsets(), offsets -> JSON.objectNode()
                .put("monotonic", seconds(offsets.monotonic()))
                .put("boottime", seconds(offsets.boottime()))));
        return json;
    }

    private static ObjectNode range(IdRange range) {
        return JSON.objectNode()
                .put("inside", range.inside())
                .put("outside", range.outside())
                .put("count", range.count());
    }

    private static BigDecimal seconds(Duration offset) {
        BigDecimal whole = BigDecimal.valueOf(offset.getSeconds());
        return offset.getNano() == 0 ? whole : whole.add(BigDecimal.valueOf(offset.getNano(), 9));
    }

    /** One container, also the {@code who} of a mirror. */
    static ObjectNode container(Container container) {
        ObjectNode json = JSON.objectNode()
                .put("name", container.name())
                .put("id", container.id().orElse(null))
                .put("runtime", container.runtime().orElse(null))
                .put("hostname", container.hostname().orElse(null))
                .put("leader", container.leader());
        json.set("pids", array(container.pids(), JSON::numberNode));
        json.put("pod", container.pod().orElse(null));
        json.set("shares", byKind(container.shares(), sharing -> JSON.textNode(sharing.label())));
        return json.put("infrastructure", container.infrastructure());
    }

    private static ObjectNode pod(Pod pod) {
        return JSON.objectNode()
                .put("name", pod.name())
                .put("net", pod.net())
                .set("containers", array(pod.containers(), JSON::textNode));
    }

    private static ObjectNode gap(Gap gap) {
        return JSON.objectNode()
                .put("missing", gap.missing())
                .put("why", gap.why())
                .put("effect", gap.effect());
    }

    private static ObjectNode millis(Timings timings) {
        return JSON.objectNode()
                .put("connect", timings.connect())
                .put("capture", timings.capture())
                .put("model", timings.model());
    }

    private static <V> ObjectNode byKind(Map<Kind, V> values, Function<V, JsonNode> write) {
        ObjectNode json = JSON.objectNode();
        for (Kind kind : Kind.ALL) {
            json.set(kind.label(), orNull(Optional.ofNullable(values.get(kind)), write));
        }
        return json;
    }

    private static <V> JsonNode orNull(Optional<V> value, Function<V, JsonNode> write) {
        return value.map(write).orElseGet(JSON::nullNode);
    }

    private static <T> ArrayNode array(Collection<T> values, Function<T, JsonNode> write) {
        ArrayNode array = JSON.arrayNode(values.size());
        values.forEach(value -> array.add(write.apply(value)));
        return array;
    }
}
