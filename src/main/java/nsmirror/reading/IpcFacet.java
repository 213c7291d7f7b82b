package nsmirror.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.AttachedMemory;
import nsmirror.probe.AttachedMemory.Found;
import nsmirror.probe.IpcObjects;
import nsmirror.probe.IpcObjects.Item;
import nsmirror.probe.IpcObjects.Items;
import nsmirror.probe.IpcObjects.Type;
import nsmirror.probe.PosixQueues;
import nsmirror.probe.PosixQueues.Queue;

/** Shared memory, semaphores and message queues on both sides: System V's, and POSIX queues. */
final class IpcFacet implements FacetReader {
    private static final String COMMAND = "ipcs -a";

    @Override
    public List<Command> asks(Asked asked) {
        return List.of(objects(asked), queues(asked), attached(asked));
    }

    private static Command objects(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> IpcObjects.ofHost();
            case Side.OfContainer(var _, var leader) -> IpcObjects.of(leader);
        };
    }

    private static Command queues(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> PosixQueues.ofHost();
            case Side.OfContainer(var _, var leader) -> PosixQueues.of(leader);
        };
    }

    private static Command attached(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> AttachedMemory.ofHost();
            case Side.OfContainer(var _, var leader) -> AttachedMemory.of(leader);
        };
    }

    @Override
    public View view(Asked asked, RoundTrip answers) {
        Answer objects = answers.to(objects(asked));
        Answer queues = answers.to(queues(asked));
        Items items = IpcObjects.read(objects);
        List<Row> rows = new ArrayList<>();
        Map<Integer, String> users = users(asked.snapshot());
        Found found = AttachedMemory.read(answers.to(attached(asked)));
        UsedBy attached = new UsedBy(asked, found.pids()).ofSame(Kind.IPC);
        PastUse past = new PastUse(asked, attached, found.started());
        items.items().forEach(item -> rows.add(row(item, users, attached, past)));
        PosixQueues.read(queues).forEach(queue -> rows.add(row(queue)));
        List<String> notes = new ArrayList<>(Sides.neighbours(asked, Kind.IPC).stream().toList());
        Sides.skipped(items.skipped()).ifPresent(notes::add);
        queueNote(asked, queues).ifPresent(notes::add);
        attachedNote(asked, answers, items).ifPresent(notes::add);
        return new View(typed(asked), Optional.empty(), rows, notes, Trouble.with(asked, objects));
    }

    @Override
    public String typed(Asked asked) {
        return entering(asked) + COMMAND;
    }

    private static String entering(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> "";
            case Side.OfContainer(var _, var leader) -> "sudo nsenter -t %d -i ".formatted(leader.pid());
        };
    }

    @Override
    public String shared() {
        return "shared memory, semaphores and queues are the same";
    }

    /** ipcs knows System V objects only. */
    private static Optional<String> queueNote(Asked asked, Answer answer) {
        String enter = entering(asked);
        String typed = (enter.isEmpty() ? "sudo " : enter) + "unshare -m sh -c 'mount -t mqueue mqueue /proc; ls -l /proc'";
        return Trouble.with(asked, answer)
                .map("POSIX queues could not be listed: "::concat)
                .or(() -> PosixQueues.read(answer).isEmpty()
                        ? Optional.empty()
                        : Optional.of("ipcs does not list POSIX queues, this does: " + typed));
    }

    /** Where something is attached and by whom may not be known whole. */
    private static Optional<String> attachedNote(Asked asked, RoundTrip answers, Items items) {
        return items.items().stream().noneMatch(item -> memory(item) && item.count().orElse(0L) > 0)
                ? Optional.empty()
                : asked.login().root()
                ? Trouble.with(asked, answers.to(attached(asked)))
                        .map("which processes have shared memory attached is not known: "::concat)
                : Optional.of("without root only the login's own processes are known to have shared memory attached");
    }

    private static boolean memory(Item item) {
        return item.type() == Type.SHARED_MEMORY;
    }

    /** Names of the uids that have processes; ipcs would ask the node's passwd. */
    private static Map<Integer, String> users(Snapshot snapshot) {
        Map<Integer, String> users = new HashMap<>();
        for (Process process : snapshot.processes()) {
            users.putIfAbsent(process.uid(), process.user());
        }
        return users;
    }

    private static Row row(Item item, Map<Integer, String> users, UsedBy attached, PastUse past) {
        boolean memory = memory(item);
        return new Cells()
                .with("kind", item.type().label())
                .with("key", "0x%08x".formatted(item.key()))
                .with("id", item.id())
                .with("owner", users.getOrDefault(item.uid(), Integer.toUnsignedString(item.uid())))
                .with("mode", Integer.toOctalString(item.mode()))
                .with("detail", detail(item))
                .with("attached", memory ? attached.words(item.id()) : Optional.empty())
                .with("last", last(item, past))
                .with("creator", item.creator().map(past::before))
                .with("size", item.size())
                .with("count", item.count())
                .with("attachedPids", memory ? attached.onHost(item.id()) : List.of())
                .row();
    }

    private static String detail(Item item) {
        return switch (item.type()) {
            case SHARED_MEMORY -> "%d bytes, %d attached".formatted(item.size(), item.count().orElse(0L));
            case SEMAPHORES -> item.size() == 1 ? "1 semaphore" : "%d semaphores".formatted(item.size());
            case QUEUE -> "%d messages, %d bytes".formatted(item.count().orElse(0L), item.size());
        };
    }

    private static Optional<String> last(Item item, PastUse past) {
        return item.last().isEmpty()
                ? Optional.empty()
                : Optional.of(item.last().stream().map(past::at).collect(Collectors.joining(", ")));
    }

    private static Row row(Queue queue) {
        return new Cells()
                .with("kind", "POSIX queue")
                .with("key", "/" + queue.name())
                .with("id", Optional.empty())
                .with("owner", queue.owner())
                .with("mode", queue.mode())
                .with("detail", Optional.empty())
                .with("attached", Optional.empty())
                .with("last", Optional.empty())
                .with("creator", Optional.empty())
                .with("size", Optional.empty())
                .with("count", Optional.empty())
                .with("attachedPids", List.of())
                .row();
    }
}
